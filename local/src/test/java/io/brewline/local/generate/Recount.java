package io.brewline.local.generate;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Counts a file's sales from its bytes alone, knowing nothing of how they were made. */
final class Recount {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private final List<Sale> sales = new ArrayList<>();
    private long rows;
    private long rejected;
    private long duplicates;

    static Recount of(byte[] file, BranchLayout layout) {
        Recount recount = new Recount();
        List<String> lines = LINE_END.splitAsStream(text(unpacked(file))).toList();
        RowReader reader = RowReader.of(layout, lines.get(0));
        boolean hasHeader = layout == BranchLayout.SUPERCAFE_HEADER;
        Set<String> good = new HashSet<>();
        lines.stream()
                .filter(line -> !line.isBlank() && !(hasHeader && line.equals(lines.get(0))))
                .forEach(line -> recount.row(line, reader.sale(line), good));
        return recount;
    }

    private void row(String line, Optional<Sale> sale, Set<String> good) {
        rows++;
        if (sale.isEmpty()) {
            rejected++;
        } else if (good.add(line)) {
            sales.add(sale.get());
        } else {
            duplicates++;
        }
    }

    List<Sale> sales() {
        return sales;
    }

    long rows() {
        return rows;
    }

    long rejected() {
        return rejected;
    }

    long duplicates() {
        return duplicates;
    }

    long orderLines() {
        return sales.stream()
                .mapToLong(sale -> sale.items().stream().distinct().count())
                .sum();
    }

    long units() {
        return sales.stream().mapToLong(sale -> sale.items().size()).sum();
    }

    long revenuePence() {
        return sales.stream().mapToLong(Sale::totalPence).sum();
    }

    private static byte[] unpacked(byte[] file) {
        try (InputStream in = unpacker(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream unpacker(byte[] file) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(file);
        return switch (ByteBuffer.wrap(file).getShort()) {
            case 0x1F8B -> new GZIPInputStream(in);
            case 0x28B5 -> new ZstdInputStream(in);
            default -> in;
        };
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
