package io.brewline.local.generate;

import java.time.LocalDate;
import java.util.List;

/**
 * One sale as the till knows it.
 *
 * @param branch where
 * @param day when
 * @param secondOfDay when
 * @param customer who
 * @param byCard else in cash
 * @param items the basket, one entry a unit; equal items are the same object
 */
record Order(Branch branch, LocalDate day, int secondOfDay, Customer customer, boolean byCard, List<PricedItem> items) {
    int totalPence() {
        int pence = 0;
        for (int i = 0; i < items.size(); i++) {
            pence += items.get(i).pence();
        }
        return pence;
    }

    /** How many different products the basket holds: its order lines once loaded. */
    int lines() {
        int lines = 0;
        for (int i = 0; i < items.size(); i++) {
            if (items.indexOf(items.get(i)) == i) {
                lines++;
            }
        }
        return lines;
    }
}
