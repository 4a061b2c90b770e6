package io.brewline.it.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One row of a {@link WrittenFile}.
 *
 * @param kind what must become of it
 * @param text as it stands in the file
 * @param identity its cells, whatever the quotation marks and blanks around them
 */
record WrittenRow(Kind kind, String text, List<String> identity) {
    /** Who buys everything; looked for wherever it may not be. */
    static final String CUSTOMER = "Zebediah Quux";

    static final String CARD = "9999000011112222";

    enum Kind {
        SALE,
        NO_SALE,
        /** Counted, loaded or rejected: its cells are whatever came. */
        WILD,
        /** A header, or blank: not counted. */
        NOTHING
    }

    private enum Quoting {
        WHERE_NEEDED,
        ALWAYS,
        PADDED;

        String of(String cell) {
            String quoted = '"' + cell.replace("\"", "\"\"") + '"';
            return switch (this) {
                case WHERE_NEEDED -> cell.matches("(?s).*[,\"\r\n].*") ? quoted : cell;
                case ALWAYS -> quoted;
                case PADDED -> " " + quoted + "\t";
            };
        }
    }

    static Arbitrary<WrittenRow> sale() {
        return cells(Arbitraries.integers().between(0, 59).map("01/02/2026 09:%02d"::formatted), amounts())
                .flatMap(cells -> written(Kind.SALE, cells));
    }

    /** A sale with one field that is none. */
    static Arbitrary<WrittenRow> noSale() {
        return Combinators.combine(
                        cells(Arbitraries.just("02/02/2026 09:00"), amounts()),
                        Arbitraries.of(0, 1, 3, 4, 5),
                        Arbitraries.of("", "?", "-", "N/A"))
                .as((cells, field, bad) -> {
                    List<String> spoiled = new ArrayList<>(cells);
                    spoiled.set(field, bad);
                    return List.copyOf(spoiled);
                })
                .flatMap(cells -> written(Kind.NO_SALE, cells));
    }

    /** Arbitrary cells; none is a time, nor are they a header's, so each such row is counted once. */
    static Arbitrary<WrittenRow> wild() {
        Arbitrary<String> cell = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars(" ,\"x1=+-@'<>%&;\u00E9\u00A0\n")
                        .ofMaxLength(12),
                Arbitraries.of(HostileWords.FORMULAS),
                Arbitraries.of(HostileWords.SQL),
                Arbitraries.of(HostileWords.MARKUP),
                Arbitraries.just(CUSTOMER),
                Arbitraries.just(CARD));
        return cell.list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .filter(cells -> cells.stream().anyMatch(text -> text.matches("(?s).*[x1].*")))
                .flatMap(cells -> written(Kind.WILD, cells));
    }

    static Arbitrary<WrittenRow> nothing() {
        return Arbitraries.of("", "   ", ",,,,,", "\" \",\"\"", "Date,Branch,Customer,Basket,Total,Payment Method,Card")
                .map(text -> new WrittenRow(Kind.NOTHING, text, List.of()));
    }

    private static Arbitrary<Integer> amounts() {
        return Arbitraries.integers().between(0, 9_999);
    }

    private static Arbitrary<List<String>> cells(Arbitrary<String> times, Arbitrary<Integer> amounts) {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of("Tea", "Flavoured latte", "Caf\u00E9", "\"Best\" bun", "x\u00A0y"),
                Arbitraries.of(HostileWords.FORMULAS),
                Arbitraries.of(HostileWords.SQL),
                Arbitraries.of(HostileWords.MARKUP));
        Arbitrary<String> names = Arbitraries.of(CUSTOMER, "Quux, Zebediah", CUSTOMER + "\n", "\"Zeb\"\n\nQuux", "");
        return Combinators.combine(
                        times,
                        Arbitraries.of("Leeds", " leeds ", "=York", "<b>Hull</b>", "Bury'; --"),
                        names,
                        texts,
                        amounts,
                        Arbitraries.of("CARD", "cash", " Cash "),
                        Arbitraries.of(CARD, "Visa," + CARD, "9999 0000 1111 2222", "9.999E+15", ""))
                .as((time, branch, name, text, pence, payment, card) -> {
                    String amount = pence / 100 + "." + (pence % 100 < 10 ? "0" : "") + pence % 100;
                    return List.of(time, branch, name, text + " - " + amount, amount, payment, card);
                });
    }

    private static Arbitrary<WrittenRow> written(Kind kind, List<String> cells) {
        return Arbitraries.of(Quoting.class)
                .map(quoting -> new WrittenRow(
                        kind,
                        cells.stream().map(quoting::of).collect(Collectors.joining(",")),
                        cells.stream().map(String::strip).toList()));
    }
}
