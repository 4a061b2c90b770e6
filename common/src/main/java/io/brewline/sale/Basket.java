package io.brewline.sale;

import java.util.ArrayList;
import java.util.List;

/** Turns a till's basket, an item at a time, into an order's lines: equal items grouped, lines in one fixed order. */
public final class Basket {
    private Basket() {}

    /** The lines of {@code items}; the order of the items does not matter. */
    public static List<OrderLine> lines(List<Product> items) {
        List<OrderLine> lines = new ArrayList<>(items.size());
        for (Product item : items) {
            add(lines, item);
        }
        return lines;
    }

    // Baskets are small: a scan beats a map and a sort. The limit on a basket's items bounds the worst case.
    private static void add(List<OrderLine> lines, Product item) {
        for (int at = 0; at < lines.size(); at++) {
            OrderLine line = lines.get(at);
            int order = compare(line.product(), item);
            if (order == 0) {
                lines.set(at, new OrderLine(item, line.quantity() + 1));
                return;
            }
            if (order > 0) {
                lines.add(at, new OrderLine(item, 1));
                return;
            }
        }
        lines.add(new OrderLine(item, 1));
    }

    /** By type, size, flavour and price: 0 for equal products only. */
    private static int compare(Product one, Product other) {
        int order = one.type().compareTo(other.type());
        if (order == 0) {
            order = one.size().compareTo(other.size());
        }
        if (order == 0) {
            order = one.flavour().compareTo(other.flavour());
        }
        return order == 0 ? one.unitPrice().compareTo(other.unitPrice()) : order;
    }
}
