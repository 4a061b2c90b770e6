package io.brewline.it.endtoend;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Orders read from clean files of the layout {@code supercafe} without any of the pipeline's code, and their sums, written
 * as a query's rows are.
 */
record Receipts(List<Receipt> all) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final Pattern ROW =
            Pattern.compile("([^,]*),([^,]*),(?:\"[^\"]*\"|[^,]*),(?:\"([^\"]*)\"|([^,]*)),([^,]*),([^,]*),([^,]*)");
    private static final Pattern ITEM = Pattern.compile("(.*) - ([\\d.]+)");

    /** A product's name and price. */
    record Item(String name, BigDecimal price) {}

    record Receipt(LocalDateTime at, String branch, List<Item> items, BigDecimal total, String payment, String card) {
        LocalDate day() {
            return at.toLocalDate();
        }

        LocalDate month() {
            return day().withDayOfMonth(1);
        }

        boolean known() {
            return card.matches("\\d{12,19}");
        }
    }

    static Receipts read(List<Path> files) throws IOException {
        List<Receipt> all = new ArrayList<>();
        for (Path file : files) {
            try (Stream<String> rows = Files.lines(file)) {
                rows.map(Receipts::receipt).forEach(all::add);
            }
        }
        return new Receipts(all);
    }

    private static Receipt receipt(String row) {
        Matcher cells = ROW.matcher(row);
        if (!cells.matches()) {
            throw new AssertionError("not a row of the layout: " + row);
        }
        String basket = cells.group(3) == null ? cells.group(4) : cells.group(3);
        List<Item> items = Stream.of(basket.split(", ")).map(Receipts::item).toList();
        return new Receipt(
                LocalDateTime.parse(cells.group(1), TIME),
                cells.group(2),
                items,
                new BigDecimal(cells.group(5)),
                cells.group(6),
                cells.group(7));
    }

    private static Item item(String text) {
        Matcher parts = ITEM.matcher(text);
        if (!parts.matches()) {
            throw new AssertionError("not an item: " + text);
        }
        return new Item(parts.group(1), new BigDecimal(parts.group(2)));
    }

    /** A row for each group: what it has in common, then orders, units, revenue. */
    List<String> sums(Function<Receipt, String> group) {
        return by(group).entrySet().stream()
                .map(found -> found.getKey() + " | " + sums(found.getValue()))
                .toList();
    }

    private static String sums(List<Receipt> receipts) {
        int units =
                receipts.stream().mapToInt(receipt -> receipt.items().size()).sum();
        return receipts.size() + " | " + units + " | " + revenue(receipts);
    }

    private static BigDecimal revenue(List<Receipt> receipts) {
        return receipts.stream()
                .map(Receipt::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2);
    }

    /** A row for each group and product: then orders, units, revenue. */
    List<String> productSums(Function<Receipt, String> group) {
        Map<String, List<Item>> items = new TreeMap<>();
        Map<String, Integer> orders = new TreeMap<>();
        for (Receipt receipt : all) {
            Set<Item> seen = new HashSet<>();
            for (Item item : receipt.items()) {
                String key = group.apply(receipt) + " | " + item.name() + " | " + item.price();
                items.computeIfAbsent(key, none -> new ArrayList<>()).add(item);
                orders.merge(key, seen.add(item) ? 1 : 0, Integer::sum);
            }
        }
        return items.entrySet().stream()
                .map(found -> found.getKey() + " | " + orders.get(found.getKey()) + " | "
                        + found.getValue().size() + " | "
                        + found.getValue().stream()
                                .map(Item::price)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .setScale(2))
                .toList();
    }

    /** A row for each product and price: first and last day, units. */
    List<String> prices() {
        Map<String, List<LocalDate>> days = new TreeMap<>();
        for (Receipt receipt : all) {
            for (Item item : receipt.items()) {
                days.computeIfAbsent(item.name() + " | " + item.price(), none -> new ArrayList<>())
                        .add(receipt.day());
            }
        }
        return days.entrySet().stream()
                .map(found -> found.getKey() + " | "
                        + found.getValue().stream().min(LocalDate::compareTo).orElseThrow() + " | "
                        + found.getValue().stream().max(LocalDate::compareTo).orElseThrow() + " | "
                        + found.getValue().size())
                .toList();
    }

    /** A row for each day and branch: revenue, and revenue and orders of the week before. */
    List<String> weeks() {
        Map<String, List<Receipt>> days = by(receipt -> receipt.day() + " | " + receipt.branch());
        return days.entrySet().stream()
                .map(found -> {
                    Receipt any = found.getValue().get(0);
                    List<Receipt> before = days.getOrDefault(any.day().minusWeeks(1) + " | " + any.branch(), List.of());
                    return found.getKey() + " | " + revenue(found.getValue()) + " | "
                            + (before.isEmpty() ? "null | null" : revenue(before) + " | " + before.size());
                })
                .toList();
    }

    /** A row for each month: orders, those of a known card, cards, cards seen in an earlier month. */
    List<String> coverage() {
        Map<LocalDate, List<Receipt>> months =
                new TreeMap<>(all.stream().collect(Collectors.groupingBy(Receipt::month)));
        Set<String> earlier = new HashSet<>();
        List<String> rows = new ArrayList<>();
        months.forEach((month, receipts) -> {
            List<Receipt> known = receipts.stream().filter(Receipt::known).toList();
            Set<String> cards = known.stream().map(Receipt::card).collect(Collectors.toSet());
            rows.add(month + " | " + receipts.size() + " | " + known.size() + " | " + cards.size() + " | "
                    + cards.stream().filter(earlier::contains).count());
            earlier.addAll(cards);
        });
        return rows;
    }

    private Map<String, List<Receipt>> by(Function<Receipt, String> group) {
        return new TreeMap<>(all.stream().collect(Collectors.groupingBy(group)));
    }
}
