package io.brewline.sale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns a till's basket, an item at a time, into an order's lines: equal items grouped, lines in one fixed order. */
public final class Basket {
    private static final Comparator<OrderLine> CANONICAL = Comparator.comparing(
                    (OrderLine line) -> line.product().type())
            .thenComparing(line -> line.product().size())
            .thenComparing(line -> line.product().flavour())
            .thenComparing(line -> line.product().unitPrice());

    private Basket() {}

    /** The lines of {@code items}; the order of the items does not matter. */
    public static List<OrderLine> lines(List<Product> items) {
        List<OrderLine> lines = new ArrayList<>(items.size());
        for (Product item : items) {
            int at = indexOf(lines, item);
            if (at < 0) {
                lines.add(new OrderLine(item, 1));
            } else {
                lines.set(at, new OrderLine(item, lines.get(at).quantity() + 1));
            }
        }
        if (lines.size() > 1) {
            lines.sort(CANONICAL);
        }
        return lines;
    }

    // Baskets are small: a scan beats a map. The limit on a basket's items (BasketGrammar) bounds the worst case.
    private static int indexOf(List<OrderLine> lines, Product item) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).product().equals(item)) {
                return i;
            }
        }
        return -1;
    }
}
