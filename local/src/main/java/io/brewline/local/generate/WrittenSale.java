package io.brewline.local.generate;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A sale as its row has it.
 *
 * @param branch the branch's name
 * @param at as exact as the row tells it: to the minute or to the second
 * @param items the basket, one entry a unit, in the row's order
 * @param totalPence in pence
 * @param byCard else in cash
 * @param card the card's number, where the row holds it undamaged
 */
public record WrittenSale(
        String branch, LocalDateTime at, List<Item> items, int totalPence, boolean byCard, Optional<String> card) {
    /**
     * One unit of a basket.
     *
     * @param size {@code Regular}, {@code Large}, or empty
     * @param name with the flavour, if any, after {@code " - "}
     * @param pence its price
     */
    public record Item(String size, String name, int pence) {}

    static WrittenSale of(Order order, LayoutRows layout, Optional<RowQuirk> quirk) {
        boolean seconds = !layout.writesSlashedDates() || quirk.equals(Optional.of(RowQuirk.DATE_WITH_SECONDS));
        int second = order.secondOfDay();
        boolean damaged = quirk.equals(Optional.of(RowQuirk.DAMAGED_CARD_NUMBER));
        return new WrittenSale(
                order.branch().name(),
                order.day().atStartOfDay().plusSeconds(seconds ? second : second - second % 60),
                order.items().stream()
                        .map(item -> new Item(item.size(), item.name(), item.pence()))
                        .toList(),
                order.totalPence(),
                order.byCard(),
                order.byCard() && !damaged ? Optional.of(order.customer().card()) : Optional.empty());
    }
}
