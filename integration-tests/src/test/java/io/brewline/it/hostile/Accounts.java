package io.brewline.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.opencsv.RFC4180Parser;
import io.brewline.failure.Reason;
import io.brewline.message.ExtractedFile;
import io.brewline.message.FileRefused;
import io.brewline.message.MessageCodec;
import io.brewline.message.TransformedFile;
import io.brewline.message.TransformedFile.Counts;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * That a file's rows are all accounted for: counted again in what was staged, and where no quotation mark makes it hard,
 * in what landed.
 */
final class Accounts {
    private static final int COLUMNS = 15;
    private static final int ORDER_ID = 2;
    private static final int QUANTITY = 10;
    private static final int ORDER_DATE = 11;

    private final JsonMapper json = new JsonMapper();
    private final MessageCodec codec = new MessageCodec();
    private final RFC4180Parser csv = new RFC4180Parser();

    void check(Passage passage, Optional<byte[]> text) throws IOException {
        if (passage.message() instanceof FileRefused refused) {
            checkRefused(passage, refused);
            if (refused.stage() == FileRefused.Stage.TRANSFORM && isCounted(refused)) {
                checkRows(passage, refused.rows(), text);
            }
        } else if (passage.message() instanceof TransformedFile file) {
            checkStaged(passage, file);
            checkRows(passage, file.counts().rows(), text);
        }
    }

    private static boolean isCounted(FileRefused refused) {
        return refused.reason().equals(Reason.TOO_MANY_REJECTS.code())
                || refused.reason().equals(Reason.EMPTY.code());
    }

    private static void checkRefused(Passage passage, FileRefused refused) {
        assertThat(passage.isAnythingStaged()).isFalse();
        assertThat(passage.notices()).isEqualTo(1);
        assertThat(passage.alerts()).hasSize(1);
        Reason reason = Reason.ofCode(refused.reason()).orElseThrow();
        assertThat(reason.scope()).isEqualTo(Reason.Scope.FILE);
        long rejected = refused.rejectedByReason().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(rejected).isLessThanOrEqualTo(refused.rows());
        if (reason == Reason.TOO_MANY_REJECTS) {
            assertThat(2 * rejected).isGreaterThan(refused.rows());
        }
    }

    private void checkStaged(Passage passage, TransformedFile file) throws IOException {
        Counts counts = file.counts();
        Set<String> orders = new HashSet<>();
        Set<String> days = new HashSet<>();
        long lines = 0;
        for (String line : passage.lines(Passage.LINES)) {
            String[] cells = csv.parseLine(line);
            assertThat(cells).hasSize(COLUMNS);
            assertThat(Integer.parseInt(cells[QUANTITY])).isPositive();
            orders.add(cells[ORDER_ID]);
            days.add(cells[ORDER_DATE].substring(0, 10));
            lines++;
        }
        Map<String, Long> rejects = rejects(passage);
        long rejected = rejects.values().stream().mapToLong(Long::longValue).sum();

        // Nothing here is taken from the counts: rows read = loaded + rejected + duplicate, as what was staged has it.
        assertThat(counts.rows()).isEqualTo(orders.size() + rejected + counts.duplicates());
        assertThat(counts.orders()).isEqualTo(orders.size()).isPositive();
        assertThat(counts.lines()).isEqualTo(lines);
        assertThat(counts.days()).isEqualTo(days.size());
        assertThat(counts.rejected()).isEqualTo(rejected);
        assertThat(2 * rejected).isLessThanOrEqualTo(counts.rows());
        assertThat(file.rejectedByReason()).isEqualTo(rejects);
        List<String> parts = new ArrayList<>(file.lineParts());
        parts.addAll(file.rejectParts());
        assertThat(passage.objects().keySet().stream()
                        .filter(key -> key.startsWith("staging/"))
                        .map(key -> key.substring("staging/".length())))
                .containsExactlyInAnyOrderElementsOf(parts);
    }

    private Map<String, Long> rejects(Passage passage) throws IOException {
        Map<String, Long> rejects = new TreeMap<>();
        long before = 0;
        for (String line : passage.lines(Passage.REJECTS)) {
            JsonNode reject = json.readTree(line);
            long row = reject.path("row_number").longValue();
            assertThat(row).isGreaterThan(before);
            before = row;
            rejects.merge(reject.path("reason").asText(), 1L, Long::sum);
        }
        return rejects;
    }

    /** Every line that is neither blank nor a header is a row, where no cell goes over lines. */
    private void checkRows(Passage passage, long rows, Optional<byte[]> text) {
        if (text.isPresent()) {
            ExtractedFile extracted = codec.read(passage.messages().get(0), ExtractedFile.class);
            PlainRows plain = PlainRows.of(new String(text.get(), Charset.forName(extracted.charset())));
            if (plain.isCertain()) {
                assertThat(rows).isEqualTo(plain.rows());
            } else {
                assertThat(rows).isLessThanOrEqualTo(plain.lines());
            }
        }
    }
}
