package io.brewline.local.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Spoils rows. Each fault leaves enough of the order that no two spoilt rows are equal by accident, and none can be read as
 * another valid sale.
 */
final class RowFaults {
    private static final List<String> NO_BRANCHES = List.of("", "  ", "N/A");
    private static final List<String> NO_PAYMENTS = List.of("CHEQUE", "VOUCHER", "IOU", "???", "GIFT CARD");
    private static final List<String> NO_AMOUNTS = List.of("free", "1.2.3", "--", "#VALUE!", "two");

    /** The Gregorian calendar repeats after 400 years: 29 February stays one. */
    private static final int YEARS_ON = 400;

    private final LayoutRows layout;
    private final Dice dice;

    RowFaults(LayoutRows layout, Dice dice) {
        this.layout = layout;
        this.dice = dice;
    }

    void apply(RowFault fault, Row row, Order order) {
        switch (fault) {
            case MISSING_FIELD -> missingField(row);
            case UNPARSABLE_DATE -> row.set(Column.TIMESTAMP, unparsableDate(order));
            case NO_BRANCH -> row.set(Column.BRANCH, dice.pick(NO_BRANCHES));
            case UNKNOWN_PAYMENT_METHOD -> row.set(Column.PAYMENT, dice.pick(NO_PAYMENTS));
            case UNPARSABLE_BASKET -> row.set(Column.BASKET, unparsableBasket(order.items()));
            case NOT_AN_AMOUNT -> notAnAmount(row, order);
            case TOTAL_IS_NOT_THE_SUM -> row.set(Column.TOTAL, wrongTotal(order));
            case DATE_IN_THE_FUTURE -> row.set(Column.TIMESTAMP, timestamp(order, YEARS_ON, 0, 0, 0));
            case SHIFTED_COLUMNS -> shiftColumns(row);
        }
    }

    private void missingField(Row row) {
        switch (dice.below(4)) {
            case 0 -> row.set(Column.BASKET, "");
            case 1 -> row.set(Column.TOTAL, "");
            case 2 -> row.set(Column.PAYMENT, "");
            default -> row.keepFirst(3);
        }
    }

    private String unparsableDate(Order order) {
        return switch (dice.below(4)) {
            case 0 -> timestamp(order, 0, 12, 0, 0);
            case 1 -> timestamp(order, 0, 0, 31, 0);
            case 2 -> timestamp(order, 0, 0, 0, 24);
            default -> layout.timestamp(order.day().getYear(), 2, 31, order.secondOfDay());
        };
    }

    private String timestamp(Order order, int moreYears, int moreMonths, int moreDays, int moreHours) {
        return layout.timestamp(
                order.day().getYear() + moreYears,
                order.day().getMonthValue() + moreMonths,
                order.day().getDayOfMonth() + moreDays,
                order.secondOfDay() + moreHours * 3_600);
    }

    private String unparsableBasket(List<PricedItem> items) {
        List<String> texts = texts(items);
        if (items.size() > 1 && dice.percent(50)) {
            int place = dice.below(items.size() - 1);
            texts.set(place, texts.get(place) + " " + texts.remove(place + 1));
        } else {
            int place = dice.below(items.size());
            texts.set(place, layout.unpricedItem(items.get(place)));
        }
        return String.join(layout.separator(), texts);
    }

    private void notAnAmount(Row row, Order order) {
        if (dice.percent(50)) {
            row.set(Column.TOTAL, dice.pick(NO_AMOUNTS));
        } else {
            List<String> texts = texts(order.items());
            int place = dice.below(texts.size());
            texts.set(place, layout.item(order.items().get(place), dice.pick(NO_AMOUNTS)));
            row.set(Column.BASKET, String.join(layout.separator(), texts));
        }
    }

    private List<String> texts(List<PricedItem> items) {
        return items.stream()
                .map(item -> layout.item(item, MoneyText.twoDecimals(item.pence())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private String wrongTotal(Order order) {
        int pence = 5 * (1 + dice.below(20));
        boolean less = dice.percent(50) && order.totalPence() > pence;
        return MoneyText.oneDecimalAtLeast(order.totalPence() + (less ? -pence : pence));
    }

    /**
     * A missing branch is noticed only where a needed column follows: else the name would stand as a branch, in a row
     * that nobody can tell from a sale.
     */
    private void shiftColumns(Row row) {
        boolean noticed = row.anyAfter(Column.BRANCH, Column.TIMESTAMP, Column.BASKET, Column.TOTAL, Column.PAYMENT);
        if (noticed && dice.percent(50)) {
            row.drop(Column.BRANCH);
        } else {
            row.swap(Column.CUSTOMER, Column.PAYMENT);
        }
    }
}
