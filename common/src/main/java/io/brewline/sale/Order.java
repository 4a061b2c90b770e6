package io.brewline.sale;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * One sale, free of personal data.
 *
 * @param branch where
 * @param at when, in the branch's local time, to the second
 * @param lines what, one line a product, in {@link Basket}'s order; never empty
 * @param payment how it was paid
 */
public record Order(BranchName branch, LocalDateTime at, List<OrderLine> lines, PaymentMethod payment) {
    public Order {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an order has a line");
        }
        if (at.get(ChronoField.NANO_OF_SECOND) != 0) {
            throw new IllegalArgumentException("an order's time is in whole seconds");
        }
    }

    /** The sum of the lines. */
    public Money total() {
        long pence = 0;
        for (OrderLine line : lines) {
            pence += line.total().pence();
        }
        return new Money(pence);
    }
}
