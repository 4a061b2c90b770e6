package io.brewline.local.generate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The {@code supercafe} layout: {@code 04/03/2024 09:05,Leeds,Ada Thorne,"Large Latte - 2.45, Cookie - 1.25",3.7,CARD,9999…}. */
final class SupercafeRows implements LayoutRows {
    private static final List<Column> COLUMNS = List.of(
            Column.TIMESTAMP, Column.BRANCH, Column.CUSTOMER, Column.BASKET, Column.TOTAL, Column.PAYMENT, Column.CARD);

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
            case TIMESTAMP -> dayText(order.day()) + TimeText.minute(order.secondOfDay());
            case BRANCH -> order.branch().name();
            case CUSTOMER -> order.customer().name();
            case BASKET -> basket(order.items());
            case TOTAL -> MoneyText.oneDecimalAtLeast(order.totalPence());
            case PAYMENT -> order.byCard() ? "CARD" : "CASH";
            case CARD -> order.byCard() ? order.customer().card() : "";
            case UNKNOWN -> "";
        };
    }

    private String dayText(LocalDate orderDay) {
        if (!orderDay.equals(day)) {
            day = orderDay;
            dayText = TimeText.slashed(day.getYear(), day.getMonthValue(), day.getDayOfMonth()) + " ";
        }
        return dayText;
    }

    private String basket(List<PricedItem> items) {
        if (items.size() == 1) {
            return items.get(0).label();
        }
        basket.setLength(0);
        for (int i = 0; i < items.size(); i++) {
            basket.append(i == 0 ? "" : separator()).append(items.get(i).label());
        }
        return basket.toString();
    }

    @Override
    public String timestamp(int year, int month, int dayOfMonth, int secondOfDay) {
        return TimeText.slashed(year, month, dayOfMonth) + " "
                + TimeText.second(secondOfDay).substring(0, 5);
    }

    @Override
    public boolean writesSlashedDates() {
        return true;
    }

    @Override
    public String item(PricedItem item, String price) {
        return unpricedItem(item) + " - " + price;
    }

    @Override
    public String unpricedItem(PricedItem item) {
        return item.unpricedLabel();
    }

    @Override
    public String separator() {
        return ", ";
    }
}
