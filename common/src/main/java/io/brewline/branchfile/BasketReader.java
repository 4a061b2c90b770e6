package io.brewline.branchfile;

import io.brewline.failure.Reason;
import io.brewline.sale.BoundedCache;
import io.brewline.sale.Product;
import java.util.List;
import java.util.Optional;

/** Reads a file's baskets. A menu is short and a file is long: an item is read once and known by its text then. Not thread-safe. */
public final class BasketReader {
    // With blanks to collapse, an item may be as long as a line is: such ones are not kept.
    private static final int LONGEST_KEPT = 256;

    private final BasketGrammar grammar;
    private final BoundedCache<String, BasketItem> known;

    public BasketReader(BasketGrammar grammar) {
        this.grammar = grammar;
        known = new BoundedCache<>(grammar::item);
    }

    /**
     * Reads a basket.
     *
     * @param cell not empty
     * @param items takes the items in the till's order; what it holds after a failure means nothing
     * @return why it is no basket, or empty where it is one
     */
    public Optional<Reason> read(String cell, List<Product> items) {
        int parts = grammar.partsOfItem();
        if (parts > 1 && (commas(cell) + 1) % parts != 0) {
            return Optional.of(Reason.BASKET_UNREADABLE);
        }
        int length = cell.length();
        for (int start = 0; start <= length; ) {
            int end = endOfItem(cell, start, parts);
            BasketItem item = item(cell.substring(skipBlank(cell, start), end));
            if (item instanceof BasketItem.Unreadable bad) {
                return Optional.of(bad.reason());
            }
            if (item instanceof BasketItem.Sold sold) {
                items.add(sold.product());
            }
            if (items.size() > BasketGrammar.MAX_ITEMS) {
                return Optional.of(Reason.BASKET_UNREADABLE);
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private BasketItem item(String text) {
        return text.length() <= LONGEST_KEPT ? known.get(text) : grammar.item(text);
    }

    // A cell's first item has no blank before it, the others mostly have: they are the same item.
    private static int skipBlank(String cell, int start) {
        return start < cell.length() && cell.charAt(start) == ' ' ? start + 1 : start;
    }

    private static int endOfItem(String cell, int start, int parts) {
        int end = start - 1;
        for (int part = 0; part < parts; part++) {
            end = cell.indexOf(',', end + 1);
            if (end < 0) {
                return cell.length();
            }
        }
        return end;
    }

    private static int commas(String cell) {
        int commas = 0;
        for (int i = cell.indexOf(','); i >= 0; i = cell.indexOf(',', i + 1)) {
            commas++;
        }
        return commas;
    }
}
