package io.brewline.it.hostile;

import com.github.luben.zstd.Zstd;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A branch file with arbitrary cells, and how many rows it was made of: known here without reading it.
 *
 * @param rows in their order, header and blank lines among them
 * @param form how they are written down
 */
record WrittenFile(List<WrittenRow> rows, Form form) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** A charset, an end of lines, a packing. */
    record Form(Charset charset, String mark, String lineEnd, boolean lastLineEnds, Packing packing) {}

    enum Packing {
        NONE,
        GZIP,
        ZSTD
    }

    static Arbitrary<WrittenFile> any() {
        Arbitrary<WrittenRow> row = Arbitraries.frequencyOf(
                Tuple.of(10, WrittenRow.sale()),
                Tuple.of(3, WrittenRow.noSale()),
                Tuple.of(2, WrittenRow.wild()),
                Tuple.of(1, WrittenRow.nothing()));
        Arbitrary<List<WrittenRow>> rows = row.list().ofMinSize(1).ofMaxSize(25);
        // The first row tells the layout; some of the others come twice.
        Arbitrary<List<WrittenRow>> withRepeats = Combinators.combine(
                        WrittenRow.sale(),
                        rows,
                        Arbitraries.integers().between(0, 24).list().ofMaxSize(5))
                .as((first, others, again) -> {
                    List<WrittenRow> all = new ArrayList<>(List.of(first));
                    all.addAll(others);
                    again.forEach(index -> all.add(all.get(index % all.size())));
                    return all;
                });
        return Combinators.combine(withRepeats, forms()).as(WrittenFile::new);
    }

    private static Arbitrary<Form> forms() {
        return Combinators.combine(
                        Arbitraries.of("utf-8", "utf-8 with a mark", "windows-1252"),
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Packing.class))
                .as((charset, lineEnd, last, packing) -> new Form(
                        charset.equals("windows-1252") ? WINDOWS_1252 : StandardCharsets.UTF_8,
                        charset.endsWith("mark") ? "\uFEFF" : "",
                        lineEnd,
                        last,
                        packing));
    }

    byte[] bytes() {
        String text = form.mark()
                + rows.stream().map(WrittenRow::text).collect(Collectors.joining(form.lineEnd()))
                + (form.lastLineEnds() ? form.lineEnd() : "");
        byte[] plain = text.getBytes(form.charset());
        return switch (form.packing()) {
            case NONE -> plain;
            case GZIP -> FuzzInput.gzip(plain);
            case ZSTD -> Zstd.compress(plain);
        };
    }

    /** Rows that are to be counted as read. */
    long countedRows() {
        return rows.stream()
                .filter(row -> row.kind() != WrittenRow.Kind.NOTHING)
                .count();
    }

    /** Whether every row's fate is known. */
    boolean isKnown() {
        return rows.stream().noneMatch(row -> row.kind() == WrittenRow.Kind.WILD);
    }

    long sales() {
        return rows.stream()
                .filter(row -> row.kind() == WrittenRow.Kind.SALE)
                .map(WrittenRow::identity)
                .distinct()
                .count();
    }

    long noSales() {
        return rows.stream()
                .filter(row -> row.kind() == WrittenRow.Kind.NO_SALE)
                .count();
    }
}
