package io.brewline.local.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What one branch's customers choose on one day: the part of the menu that the branch offers, at the day's prices. */
final class Baskets {
    private static final int PERCENT_OF_MENU_OFFERED = 75;
    private static final int PERCENT_ANOTHER_OF_THE_SAME = 10;

    /** Basket sizes as often as they occur, in percent: the mean is 2.6. */
    private static final int[] SIZES = {27, 27, 20, 14, 8, 4};

    /** Every offered item, as often as it weighs. */
    private final List<PricedItem> shelf;

    Baskets(Branch branch, LocalDate day, long seed) {
        PriceList prices = PriceList.on(seed, day);
        Dice taste = Dice.of(seed, "taste of " + branch.name());
        List<PricedItem> items = new ArrayList<>();
        for (int place = 0; place < Menu.ITEMS.size(); place++) {
            int weight = Menu.ITEMS.get(place).weight() * (1 + taste.below(3));
            if (taste.percent(PERCENT_OF_MENU_OFFERED)) {
                for (int i = 0; i < weight; i++) {
                    items.add(prices.item(place));
                }
            }
        }
        this.shelf = List.copyOf(items);
    }

    List<PricedItem> next(Dice dice) {
        int size = size(dice);
        List<PricedItem> basket = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            boolean again = i > 0 && dice.percent(PERCENT_ANOTHER_OF_THE_SAME);
            basket.add(again ? basket.get(dice.below(i)) : dice.pick(shelf));
        }
        return basket;
    }

    private static int size(Dice dice) {
        int roll = dice.below(100);
        int size = 0;
        while (roll >= SIZES[size]) {
            roll -= SIZES[size++];
        }
        return size + 1;
    }
}
