package io.brewline.local.generate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The {@code supercafe-triples} layout:
 * {@code 2024-03-04 09:05:17,Leeds,Ada Thorne,"Large,Latte,2.45,,Cookie,1.25",CARD,3.70,"visa,9999…"}.
 */
final class TriplesRows implements LayoutRows {
    private static final List<Column> COLUMNS = List.of(
            Column.TIMESTAMP, Column.BRANCH, Column.CUSTOMER, Column.BASKET, Column.PAYMENT, Column.TOTAL, Column.CARD);

    private static final List<String> BRANDS = List.of("visa", "mastercard", "visa", "americanexpress", "mastercard");

    private LocalDate day = LocalDate.EPOCH;
    private String dayText = "";
    private final StringBuilder basket = new StringBuilder();

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Optional<String> header() {
        return Optional.empty();
    }

    @Override
    public String cell(Column column, Order order) {
        return switch (column) {
            case TIMESTAMP -> dayText(order.day()) + TimeText.second(order.secondOfDay());
            case BRANCH -> order.branch().name();
            case CUSTOMER -> order.customer().name();
            case BASKET -> basket(order.items());
            case TOTAL -> MoneyText.twoDecimals(order.totalPence());
            case PAYMENT -> order.byCard() ? "CARD" : "CASH";
            case CARD ->
                order.byCard()
                        ? brand(order.customer().card()) + ","
                                + order.customer().card()
                        : "None";
            case UNKNOWN -> "";
        };
    }

    private String dayText(LocalDate orderDay) {
        if (!orderDay.equals(day)) {
            day = orderDay;
            dayText = TimeText.iso(day.getYear(), day.getMonthValue(), day.getDayOfMonth()) + " ";
        }
        return dayText;
    }

    private String basket(List<PricedItem> items) {
        basket.setLength(0);
        for (int i = 0; i < items.size(); i++) {
            basket.append(i == 0 ? "" : separator()).append(items.get(i).triple());
        }
        return basket.toString();
    }

    /** A card has one brand for life, so it follows from the number. */
    private static String brand(String card) {
        return BRANDS.get((card.charAt(5) - '0') % BRANDS.size());
    }

    @Override
    public String timestamp(int year, int month, int dayOfMonth, int secondOfDay) {
        return TimeText.iso(year, month, dayOfMonth) + " " + TimeText.second(secondOfDay);
    }

    @Override
    public boolean writesSlashedDates() {
        return false;
    }

    @Override
    public String item(PricedItem item, String price) {
        return unpricedItem(item) + "," + price;
    }

    @Override
    public String unpricedItem(PricedItem item) {
        return item.size() + "," + item.name();
    }

    @Override
    public String separator() {
        return ",";
    }
}
