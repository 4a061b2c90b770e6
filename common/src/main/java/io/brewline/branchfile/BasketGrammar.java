package io.brewline.branchfile;

import io.brewline.failure.Reason;
import io.brewline.sale.Money;
import io.brewline.sale.Product;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** How a till writes a basket into one cell: items of one or more parts, all with commas between them. Stateless. */
public enum BasketGrammar {
    /** {@code Large Latte - 2.45, Regular Flavoured latte - Hazelnut - 2.55}: size and flavour where there are any. */
    DASHES(1) {
        @Override
        BasketItem item(String text) {
            return dashes(Blanks.strip(text));
        }
    },

    /** {@code Large,Hot chocolate,2.9,,Speciality Tea - Camomile,1.3}: size (often empty), name, price, and again. */
    TRIPLES(3) {
        @Override
        BasketItem item(String text) {
            String[] parts = text.split(",", -1);
            return product(capitalised(Blanks.strip(parts[0])), Blanks.strip(parts[1]), Blanks.strip(parts[2]));
        }
    };

    /** More items than any counter sells at once; more than that is a damaged row. */
    public static final int MAX_ITEMS = 500;

    private static final String DASH = " - ";
    private static final Set<String> SIZES = Set.of("small", "regular", "medium", "large");

    private final int partsOfItem;

    BasketGrammar(int partsOfItem) {
        this.partsOfItem = partsOfItem;
    }

    /** How many texts with commas between them are one item. */
    int partsOfItem() {
        return partsOfItem;
    }

    /** Reads one item of {@link #partsOfItem} parts. */
    abstract BasketItem item(String text);

    private static BasketItem dashes(String item) {
        int price = item.lastIndexOf(DASH);
        if (price < 0) {
            return new BasketItem.Unreadable(Reason.BASKET_UNREADABLE);
        }
        String name = Blanks.strip(item.substring(0, price));
        int space = name.indexOf(' ');
        boolean sized = space > 0 && SIZES.contains(name.substring(0, space).toLowerCase(Locale.ROOT));
        String size = sized ? capitalised(name.substring(0, space)) : "";
        return product(size, sized ? name.substring(space + 1) : name, item.substring(price + DASH.length()));
    }

    private static BasketItem product(String size, String name, String price) {
        OptionalLong pence = Money.parsePence(Blanks.strip(price));
        int dash = name.indexOf(DASH);
        String type = collapsed(dash < 0 ? name : name.substring(0, dash));
        String flavour = dash < 0 ? "" : collapsed(name.substring(dash + DASH.length()));
        // An amount within the name is the price of an item that lost its comma: "Latte - 2.45 Cookie - 1.25".
        if (type.isEmpty() || holdsAmount(type) || holdsAmount(flavour) || !areTexts(size, type, flavour)) {
            return new BasketItem.Unreadable(Reason.BASKET_UNREADABLE);
        }
        if (pence.isEmpty()) {
            return new BasketItem.Unreadable(Reason.AMOUNT_UNREADABLE);
        }
        return new BasketItem.Sold(new Product(size, type, flavour, new Money(pence.getAsLong())));
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
