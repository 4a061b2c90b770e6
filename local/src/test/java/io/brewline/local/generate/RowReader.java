package io.brewline.local.generate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rows strictly, by regular expressions, as nothing in the product does. */
final class RowReader {
    private static final Pattern CELL = Pattern.compile("\\s*(?:\"([^\"]*)\"|([^,]*))\\s*(?:,|$)");
    private static final Pattern SLASHED =
            Pattern.compile("(?<d>\\d\\d?)/(?<m>\\d\\d?)/(?<y>\\d{4}) (?<h>\\d\\d?):(?<min>\\d\\d)(?::(?<s>\\d\\d))?");
    private static final Pattern ISO =
            Pattern.compile("(?<y>\\d{4})-(?<m>\\d\\d)-(?<d>\\d\\d) (?<h>\\d\\d):(?<min>\\d\\d):(?<s>\\d\\d)");
    private static final Pattern AMOUNT = Pattern.compile("£?(\\d+(?:\\.\\d\\d?)?)");
    private static final int THE_FUTURE = 2300;

    private final boolean triples;
    private final List<Column> columns;

    private RowReader(boolean triples, List<Column> columns) {
        this.triples = triples;
        this.columns = columns;
    }

    static RowReader of(BranchLayout layout, String firstLine) {
        return switch (layout) {
            case SUPERCAFE -> new RowReader(false, columns("date,branch,customer,items,total,payment,card"));
            case SUPERCAFE_TRIPLES -> new RowReader(true, columns("date,branch,customer,items,payment,total,card"));
            default -> new RowReader(false, columns(firstLine));
        };
    }

    private static List<Column> columns(String header) {
        return cells(header).stream().map(RowReader::column).toList();
    }

    private static Column column(String wording) {
        String word = wording.toLowerCase(Locale.ROOT);
        if (word.matches("date|date/time|time.*|transaction time")) {
            return Column.TIMESTAMP;
        } else if (word.matches("store|store name|location|branch")) {
            return Column.BRANCH;
        } else if (word.matches("basket.*|items|order")) {
            return Column.BASKET;
        } else if (word.matches("customer|customer name|name")) {
            return Column.CUSTOMER;
        } else if (word.matches("total.*|amount")) {
            return Column.TOTAL;
        } else if (word.matches("payment.*|cash/card")) {
            return Column.PAYMENT;
        }
        return word.startsWith("card") ? Column.CARD : Column.UNKNOWN;
    }

    static List<String> cells(String line) {
        return CELL.matcher(line)
                .results()
                .map(cell ->
                        cell.group(1) != null ? cell.group(1) : cell.group(2).strip())
                .toList();
    }

    Optional<Sale> sale(String line) {
        List<String> cells = cells(line);
        if (cells.size() < 5) {
            return Optional.empty();
        }
        Optional<LocalDateTime> at = time(cell(cells, Column.TIMESTAMP));
        Optional<List<Sale.Item>> items = items(cell(cells, Column.BASKET));
        Optional<Long> total = pence(cell(cells, Column.TOTAL));
        String branch = cell(cells, Column.BRANCH);
        String payment = cell(cells, Column.PAYMENT);
        boolean bad = at.isEmpty()
                || items.isEmpty()
                || total.isEmpty()
                || branch.matches("N/A|")
                || !payment.matches("CARD|CASH")
                || items.get().stream().mapToLong(Sale.Item::pence).sum() != total.get();
        return bad
                ? Optional.empty()
                : Optional.of(new Sale(
                        at.get(),
                        branch,
                        cell(cells, Column.CUSTOMER),
                        items.get(),
                        total.get(),
                        payment.equals("CARD"),
                        cell(cells, Column.CARD),
                        cell(cells, Column.UNKNOWN)));
    }

    private String cell(List<String> cells, Column column) {
        int place = columns.indexOf(column);
        return place < 0 || place >= cells.size() ? "" : cells.get(place);
    }

    private Optional<LocalDateTime> time(String text) {
        Matcher matcher = (triples ? ISO : SLASHED).matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(matcher.group("y")),
                    number(matcher.group("m")),
                    number(matcher.group("d")),
                    number(matcher.group("h")),
                    number(matcher.group("min")),
                    matcher.group("s") == null ? 0 : number(matcher.group("s")));
            return time.getYear() > THE_FUTURE ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private Optional<List<Sale.Item>> items(String basket) {
        List<Optional<Sale.Item>> items = triples ? triples(basket) : dashed(basket);
        return items.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(items.stream().map(Optional::orElseThrow).toList());
    }

    private static List<Optional<Sale.Item>> dashed(String basket) {
        List<Optional<Sale.Item>> items = new ArrayList<>();
        for (String item : basket.split(", ", -1)) {
            int dash = item.lastIndexOf(" - ");
            items.add(dash < 0 ? Optional.empty() : item(item.substring(0, dash), item.substring(dash + 3)));
        }
        return items;
    }

    private static List<Optional<Sale.Item>> triples(String basket) {
        List<Optional<Sale.Item>> items = new ArrayList<>();
        String[] parts = basket.split(",", -1);
        for (int i = 0; i < parts.length; i += 3) {
            items.add(
                    i + 2 < parts.length
                            ? item((parts[i] + " " + parts[i + 1]).strip(), parts[i + 2])
                            : Optional.empty());
        }
        return items;
    }

    private static Optional<Sale.Item> item(String name, String price) {
        return name.matches(".*\\d\\.\\d.*") ? Optional.empty() : pence(price).map(pence -> new Sale.Item(name, pence));
    }

    private static Optional<Long> pence(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)).movePointRight(2).longValueExact())
                : Optional.empty();
    }
}
