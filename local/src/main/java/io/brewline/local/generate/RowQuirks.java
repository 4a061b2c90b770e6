package io.brewline.local.generate;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Prints good rows oddly. */
final class RowQuirks {
    private static final List<String> ACCENTED = List.of("Côté", "Núñez", "Müller", "Brontë", "Sørås");

    private final LayoutRows layout;
    private final TextOut out;
    private final Dice dice;

    RowQuirks(LayoutRows layout, TextOut out, Dice dice) {
        this.layout = layout;
        this.out = out;
        this.dice = dice;
    }

    void apply(RowQuirk quirk, Row row, Order order) throws IOException {
        switch (quirk) {
            case PADDED_CELLS -> row.pad();
            case CURRENCY_SIGN -> currencySign(row, order);
            case TRAILING_EMPTY_CELLS -> row.addEmptyCells(1 + dice.below(3));
            case UNPADDED_DATE -> row.set(Column.TIMESTAMP, TimeText.unpadded(order.day(), order.secondOfDay()));
            case DATE_WITH_SECONDS -> row.set(Column.TIMESTAMP, withSeconds(order));
            case DAMAGED_CARD_NUMBER -> damagedCard(row, order.customer().card());
            case REPEATED_HEADER -> out.line(layout.header().orElseThrow());
            case BLANK_LINE -> out.line(dice.percent(50) ? "" : "   ");
        }
    }

    /** A double name stays as unique as the name was. */
    void accentName(Row row) {
        row.set(Column.CUSTOMER, row.get(Column.CUSTOMER) + "-" + dice.pick(ACCENTED));
    }

    private void currencySign(Row row, Order order) {
        row.set(Column.TOTAL, "£" + row.get(Column.TOTAL));
        if (dice.percent(50)) {
            row.set(
                    Column.BASKET,
                    order.items().stream()
                            .map(item -> layout.item(item, "£" + MoneyText.twoDecimals(item.pence())))
                            .collect(Collectors.joining(layout.separator())));
        }
    }

    private static String withSeconds(Order order) {
        return TimeText.slashed(
                        order.day().getYear(),
                        order.day().getMonthValue(),
                        order.day().getDayOfMonth())
                + " "
                + TimeText.second(order.secondOfDay());
    }

    private void damagedCard(Row row, String number) {
        String rounded = number.charAt(0) + "." + number.substring(1, 3) + "E+15";
        row.set(Column.CARD, row.get(Column.CARD).replace(number, dice.percent(50) ? rounded : number + ".0"));
    }
}
