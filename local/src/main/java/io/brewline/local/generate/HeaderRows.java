package io.brewline.local.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The {@code supercafe} layout under a header. Wording, order of columns, the way totals are printed and a column that
 * nobody asked for differ from file to file.
 */
final class HeaderRows implements LayoutRows {
    private static final List<String> SERVERS = List.of("till 1", "till 2", "trainee", "manager");

    private final SupercafeRows cells = new SupercafeRows();
    private final List<Column> columns;
    private final String header;
    private final boolean shortTotals;
    private final boolean emails;

    HeaderRows(Dice dice) {
        this.columns = columns(dice);
        this.shortTotals = dice.percent(30);
        this.emails = dice.percent(60);
        this.header = columns.stream()
                .map(column -> dice.pick(wordings(column, emails)))
                .map(wording -> wording.contains(",") ? '"' + wording + '"' : wording)
                .collect(Collectors.joining(","));
    }

    private static List<Column> columns(Dice dice) {
        List<Column> columns = new ArrayList<>(new SupercafeRows().columns());
        if (dice.percent(40)) {
            columns.add(Column.UNKNOWN);
        }
        if (dice.percent(50)) {
            Map<Column, Integer> places = new HashMap<>();
            columns.forEach(column -> places.put(column, dice.below(1_000)));
            columns.sort(Comparator.comparing(places::get));
        }
        return List.copyOf(columns);
    }

    private static List<String> wordings(Column column, boolean emails) {
        return switch (column) {
            case TIMESTAMP -> List.of("Timestamp of Purchase", "Date", "Transaction Time", "Timestamp", "Date/Time");
            case BRANCH -> List.of("Store Name", "Location", "Branch", "Store");
            case CUSTOMER -> List.of("Customer Name", "Customer", "Name");
            case BASKET -> List.of("Basket Items (Name, Size & Price)", "Items", "Order", "Basket");
            case TOTAL -> List.of("Total Price", "Total", "Amount");
            case PAYMENT -> List.of("Cash/Card", "Payment Method", "Payment Type");
            case CARD -> List.of("Card Number (Empty if Cash)", "Card Number", "Card");
            case UNKNOWN -> emails ? List.of("Loyalty E-mail", "Receipt To") : List.of("Server", "Served By");
        };
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Optional<String> header() {
        return Optional.of(header);
    }

    @Override
    public String cell(Column column, Order order) {
        return switch (column) {
            case TOTAL -> shortTotals ? MoneyText.shortest(order.totalPence()) : cells.cell(column, order);
            case UNKNOWN -> emails ? email(order) : SERVERS.get(order.secondOfDay() % SERVERS.size());
            default -> cells.cell(column, order);
        };
    }

    /** Most customers leave none. The domain is kept for examples by RFC 2606. */
    private static String email(Order order) {
        boolean given = order.secondOfDay() % 3 == 0;
        return given ? order.customer().name().toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com" : "";
    }

    @Override
    public String timestamp(int year, int month, int day, int secondOfDay) {
        return cells.timestamp(year, month, day, secondOfDay);
    }

    @Override
    public boolean writesSlashedDates() {
        return cells.writesSlashedDates();
    }

    @Override
    public String item(PricedItem item, String price) {
        return cells.item(item, price);
    }

    @Override
    public String unpricedItem(PricedItem item) {
        return cells.unpricedItem(item);
    }

    @Override
    public String separator() {
        return cells.separator();
    }
}
