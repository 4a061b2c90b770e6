package io.brewline.sale;

import java.util.UUID;

/**
 * What is sold, at one price. A new price is a new product, so a product never changes and loads commute.
 *
 * @param size as on the menu, such as {@code Large}; empty where the product has none
 * @param type the product's name without size and flavour, as written: letter case tells products apart
 * @param flavour empty where the product has none
 * @param unitPrice the price of one
 */
public record Product(String size, String type, String flavour, Money unitPrice) {
    /** Longest size, type or flavour accepted, in characters; the warehouse's columns hold it at four bytes each. */
    public static final int MAX_TEXT_LENGTH = 100;

    public Product {
        check("size", size);
        check("type", type);
        check("flavour", flavour);
        if (type.isEmpty()) {
            throw new IllegalArgumentException("a product has a type");
        }
    }

    private static void check(String what, String text) {
        if (!isProductText(text)) {
            throw new IllegalArgumentException("not a product's " + what);
        }
    }

    /** Whether {@code text} can stand in a product: at most {@link #MAX_TEXT_LENGTH} characters, all of them harmless. */
    public static boolean isProductText(String text) {
        return text.length() <= MAX_TEXT_LENGTH && FreeText.isHarmless(text);
    }

    public UUID id() {
        return SaleIds.product(this);
    }
}
