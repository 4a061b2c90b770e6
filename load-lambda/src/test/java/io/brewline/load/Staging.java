package io.brewline.load;

import com.github.luben.zstd.Zstd;
import io.brewline.aws.StagingKeys;
import io.brewline.message.TransformedFile;
import io.brewline.message.TransformedFile.Counts;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Stages uploads as Transform does: parts of order lines and rejects in the bucket, and the message about them. */
final class Staging {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int SALES_PER_PART = 3;

    private final FakeS3 s3;

    Staging(FakeS3 s3) {
        this.s3 = s3;
    }

    TransformedFile stage(Upload upload) {
        UUID fileId = upload.object().fileId();
        String content = upload.sales() + " " + upload.rejected();
        return new TransformedFile(
                upload.object(),
                digest("file " + content),
                digest("staged " + content),
                "supercafe",
                new Counts(
                        upload.sales().size() + upload.rejected(),
                        upload.rejected(),
                        0,
                        upload.sales().size(),
                        upload.lineCount(),
                        upload.days().size()),
                new TreeMap<>(),
                stageLines(upload, fileId),
                stageRejects(upload, fileId),
                List.of(),
                upload.sales().stream()
                        .map(Sale::at)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                upload.sales().stream()
                        .map(Sale::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                upload.landedAt(),
                upload.landedAt().plusSeconds(1));
    }

    /** The same message as told of tokens under these versions of the key, such as {@code 1,2}. */
    static TransformedFile withKeyVersions(TransformedFile file, String versions) {
        return new TransformedFile(
                file.object(),
                file.contentSha256(),
                file.stagedSha256(),
                file.layout(),
                file.counts(),
                file.rejectedByReason(),
                file.lineParts(),
                file.rejectParts(),
                Stream.of(versions.split(","))
                        .filter(version -> !version.isEmpty())
                        .map(Integer::valueOf)
                        .toList(),
                file.firstOrder(),
                file.lastOrder(),
                file.landedAt(),
                file.extractedAt());
    }

    private List<String> stageLines(Upload upload, UUID fileId) {
        List<String> keys = new ArrayList<>();
        for (int from = 0; from < upload.sales().size(); from += SALES_PER_PART) {
            int until = Math.min(from + SALES_PER_PART, upload.sales().size());
            String key = StagingKeys.linePart(fileId, upload.sequencer(), keys.size());
            s3.put(key, compressed(csv(upload, upload.sales().subList(from, until))));
            keys.add(key);
        }
        return keys;
    }

    private List<String> stageRejects(Upload upload, UUID fileId) {
        if (upload.rejected() == 0) {
            return List.of();
        }
        StringBuilder lines = new StringBuilder();
        for (int row = 1; row <= upload.rejected(); row++) {
            lines.append(reject(upload, row)).append('\n');
        }
        String key = StagingKeys.rejectPart(fileId, upload.sequencer(), 0);
        s3.put(key, compressed(lines.toString()));
        return List.of(key);
    }

    static byte[] compressed(String text) {
        return Zstd.compress(text.getBytes(StandardCharsets.UTF_8));
    }

    static String csv(Upload upload, List<Sale> sales) {
        StringBuilder lines = new StringBuilder();
        for (Sale sale : sales) {
            for (Sale.Line line : sale.lines()) {
                lines.append(csv(upload, sale, line)).append('\n');
            }
        }
        return lines.toString();
    }

    private static String csv(Upload upload, Sale sale, Sale.Line line) {
        return String.join(
                ",",
                upload.fileId(),
                upload.sequencer(),
                line.orderId().toString(),
                Sale.id(line.branch()).toString(),
                line.branch(),
                Sale.id(line.product()).toString(),
                "",
                "\"" + line.product().replace("\"", "\"\"") + "\"",
                "",
                line.unitPrice().toString(),
                Integer.toString(line.quantity()),
                TIME.format(line.at()),
                line.total().toString(),
                line.pay(),
                sale.customer() == null ? "" : sale.customerId());
    }

    private static String reject(Upload upload, int row) {
        return "{\"file_id\":\"%s\",\"sequencer\":\"%s\",\"row_number\":%d,\"reason\":\"total_mismatch\",\"total_price\":%d.50}"
                .formatted(upload.fileId(), upload.sequencer(), row, row);
    }

    private static String digest(String text) {
        return (Sale.id(text) + "" + Sale.id(text + "!")).replace("-", "");
    }
}
