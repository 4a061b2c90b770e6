package io.brewline.local.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The chain's prices on one day, by place in {@link Menu#ITEMS}. A list holds for five weeks from a Thursday; then about a
 * third of the products, all sizes of one together, may get another price. A pure function of seed and day.
 */
final class PriceList {
    /** 2024-03-07, a Thursday, as days since 1970-01-01: the default week sees a change of prices. */
    private static final long A_CHANGE = 19_789;

    private static final int DAYS_OF_A_LIST = 35;

    /** A product's price is looked at again at every third change of lists. */
    private static final int LISTS_OF_A_PRICE = 3;

    private static final List<Integer> STEPS_PENCE = List.of(-10, -5, 0, 0, 5, 10, 15);

    private final List<PricedItem> items;

    private PriceList(List<PricedItem> items) {
        this.items = items;
    }

    static PriceList on(long seed, LocalDate day) {
        long list = Math.floorDiv(day.toEpochDay() - A_CHANGE, (long) DAYS_OF_A_LIST);
        List<PricedItem> items = new ArrayList<>(Menu.ITEMS.size());
        for (MenuItem item : Menu.ITEMS) {
            items.add(PricedItem.of(item, item.basePence() + stepPence(seed, item.name(), list)));
        }
        return new PriceList(List.copyOf(items));
    }

    private static int stepPence(long seed, String name, long list) {
        int phase = Dice.of(seed, "price phase of " + name).below(LISTS_OF_A_PRICE);
        long term = Math.floorDiv(list + phase, (long) LISTS_OF_A_PRICE);
        return Dice.of(seed, "price of " + name, term).pick(STEPS_PENCE);
    }

    PricedItem item(int menuPlace) {
        return items.get(menuPlace);
    }
}
