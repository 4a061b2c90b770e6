package io.brewline.branchfile;

import io.brewline.failure.Reason;
import io.brewline.sale.Money;
import io.brewline.sale.Product;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How a till writes a basket into one cell. Stateless. */
public enum BasketGrammar {
    /** {@code Large Latte - 2.45, Regular Flavoured latte - Hazelnut - 2.55}: size and flavour where there are any. */
    DASHES {
        @Override
        public Optional<Reason> parse(String cell, List<Product> items) {
            int length = cell.length();
            for (int start = 0; start <= length; ) {
                int comma = cell.indexOf(',', start);
                int end = comma < 0 ? length : comma;
                Optional<Reason> bad = dashes(Blanks.strip(cell.substring(start, end)), items);
                if (bad.isPresent()) {
                    return bad;
                }
                start = end + 1;
            }
            return tooMany(items);
        }
    },

    /** {@code Large,Hot chocolate,2.9,,Speciality Tea - Camomile,1.3}: size (often empty), name, price, and again. */
    TRIPLES {
        @Override
        public Optional<Reason> parse(String cell, List<Product> items) {
            String[] cells = cell.split(",", -1);
            if (cells.length % 3 != 0) {
                return Optional.of(Reason.BASKET_UNREADABLE);
            }
            for (int i = 0; i < cells.length; i += 3) {
                String size = capitalised(Blanks.strip(cells[i]));
                Optional<Reason> bad = product(size, Blanks.strip(cells[i + 1]), Blanks.strip(cells[i + 2]), items);
                if (bad.isPresent()) {
                    return bad;
                }
            }
            return tooMany(items);
        }
    };

    /** More items than any counter sells at once; more than that is a damaged row. */
    public static final int MAX_ITEMS = 500;

    private static final String DASH = " - ";
    private static final Set<String> SIZES = Set.of("small", "regular", "medium", "large");

    /**
     * Reads a basket.
     *
     * @param cell not empty
     * @param items takes the items in the till's order; what it holds after a failure means nothing
     * @return why it is no basket, or empty where it is one
     */
    public abstract Optional<Reason> parse(String cell, List<Product> items);

    private static Optional<Reason> dashes(String item, List<Product> items) {
        int price = item.lastIndexOf(DASH);
        if (price < 0) {
            return Optional.of(Reason.BASKET_UNREADABLE);
        }
        String name = Blanks.strip(item.substring(0, price));
        int space = name.indexOf(' ');
        boolean sized = space > 0 && SIZES.contains(name.substring(0, space).toLowerCase(Locale.ROOT));
        String size = sized ? capitalised(name.substring(0, space)) : "";
        return product(size, sized ? name.substring(space + 1) : name, item.substring(price + DASH.length()), items);
    }

    private static Optional<Reason> product(String size, String name, String price, List<Product> items) {
        OptionalLong pence = Money.parsePence(Blanks.strip(price));
        int dash = name.indexOf(DASH);
        String type = collapsed(dash < 0 ? name : name.substring(0, dash));
        String flavour = dash < 0 ? "" : collapsed(name.substring(dash + DASH.length()));
        // An amount within the name is the price of an item that lost its comma: "Latte - 2.45 Cookie - 1.25".
        if (type.isEmpty() || holdsAmount(type) || holdsAmount(flavour) || !areTexts(size, type, flavour)) {
            return Optional.of(Reason.BASKET_UNREADABLE);
        }
        if (pence.isEmpty()) {
            return Optional.of(Reason.AMOUNT_UNREADABLE);
        }
        items.add(new Product(size, type, flavour, new Money(pence.getAsLong())));
        return items.size() > MAX_ITEMS ? tooMany(items) : Optional.empty();
    }

    private static boolean areTexts(String size, String type, String flavour) {
        return Product.isProductText(size) && Product.isProductText(type) && Product.isProductText(flavour);
    }

    /** Whether digits, a point and digits follow each other anywhere in {@code text}. */
    private static boolean holdsAmount(String text) {
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '.' && isDigit(text.charAt(i - 1)) && isDigit(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Optional<Reason> tooMany(List<Product> items) {
        return items.size() > MAX_ITEMS ? Optional.of(Reason.BASKET_UNREADABLE) : Optional.empty();
    }

    private static String capitalised(String size) {
        return size.isEmpty()
                ? size
                : size.substring(0, 1).toUpperCase(Locale.ROOT)
                        + size.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String collapsed(String text) {
        String stripped = Blanks.strip(text);
        return stripped.contains("  ") ? stripped.replaceAll(" {2,}", " ") : stripped;
    }
}
