package io.brewline.local.generate;

import java.time.LocalDateTime;
import java.util.List;

/** A sale as the tests read it. */
record Sale(
        LocalDateTime at,
        String branch,
        String customer,
        List<Item> items,
        long totalPence,
        boolean byCard,
        String card,
        String unknown) {
    /** One unit; the name with size and flavour. */
    record Item(String name, long pence) {}
}
