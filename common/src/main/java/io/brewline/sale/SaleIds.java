package io.brewline.sale;

import java.util.UUID;

/**
 * How ids are made, here and in {@link OrderIds}, and nowhere else. Each is a UUID of version 5 over a name that only the sale decides, so any replay,
 * in any order, on any machine, gives the same ids. Thread-safe.
 *
 * <p>A name is text in UTF-8, its fields separated by U+001F and an order's lines by U+001E, characters that no field
 * can hold:
 *
 * <ul>
 *   <li>branch: the canonical name
 *   <li>product: size, type, flavour, unit price in pence
 *   <li>order: branch, {@code yyyy-MM-ddTHH:mm:ss}, lines (size, type, flavour, unit price, quantity; in {@link
 *       Basket}'s order), total in pence, payment method, occurrence
 *   <li>file: bucket, a slash, key
 * </ul>
 */
public final class SaleIds {
    /**
     * Version 5 of {@code brewline.io} in RFC 9562's DNS namespace; the four below are version 5, in it, of {@code
     * branch}, {@code product}, {@code order} and {@code file}.
     */
    static final UUID ROOT = UUID.fromString("2a4825ec-89e6-59a4-8f38-f1222284792c");

    static final UUID BRANCHES = UUID.fromString("4bb65028-ec85-54da-95cd-cd1b94f2046c");
    static final UUID PRODUCTS = UUID.fromString("0f4cba30-1af2-59ae-a7cf-59caf77585c7");
    static final UUID ORDERS = UUID.fromString("26a54ca9-a6e9-5782-9e1b-0098cbe729d7");
    static final UUID FILES = UUID.fromString("882b847a-f5f0-54c0-ba3f-26ac90833f09");

    static final char FIELD = '\u001F';
    static final char LINE = '\u001E';

    private SaleIds() {}

    public static UUID branch(BranchName name) {
        return NameUuid.of(BRANCHES, name.value());
    }

    public static UUID product(Product product) {
        return NameUuid.of(PRODUCTS, appendProduct(new TextBytes(), product).toByteArray());
    }

    public static UUID file(String bucket, String key) {
        return NameUuid.of(FILES, bucket + "/" + key);
    }

    static TextBytes appendProduct(TextBytes name, Product product) {
        return name.text(product.size())
                .ascii(FIELD)
                .text(product.type())
                .ascii(FIELD)
                .text(product.flavour())
                .ascii(FIELD)
                .number(product.unitPrice().pence());
    }
}
