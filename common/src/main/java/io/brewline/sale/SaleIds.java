package io.brewline.sale;

import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * The one place where ids are made. Each is a UUID of version 5 over a name that only the sale decides, so any replay,
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

    private static final char FIELD = '\u001F';
    private static final char LINE = '\u001E';

    private SaleIds() {}

    public static UUID branch(BranchName name) {
        return NameUuid.of(BRANCHES, name.value());
    }

    public static UUID product(Product product) {
        return NameUuid.of(
                PRODUCTS, appendProduct(new StringBuilder(64), product).toString());
    }

    /**
     * The id of one order of a file.
     *
     * @param occurrence 1 for the first order of a file that is equal to this one in all the id is made of, 2 for the
     *     second, …
     */
    public static UUID order(Order order, int occurrence) {
        StringBuilder name = new StringBuilder(192)
                .append(order.branch().value())
                .append(FIELD)
                .append(DateTimeFormatter.ISO_LOCAL_DATE.format(order.at()))
                .append('T');
        appendTime(name, order).append(FIELD);
        char separator = 0;
        for (OrderLine line : order.lines()) {
            if (separator != 0) {
                name.append(separator);
            }
            appendProduct(name, line.product()).append(FIELD).append(line.quantity());
            separator = LINE;
        }
        name.append(FIELD).append(order.total().pence());
        name.append(FIELD).append(order.payment());
        name.append(FIELD).append(occurrence);
        return NameUuid.of(ORDERS, name.toString());
    }

    public static UUID file(String bucket, String key) {
        return NameUuid.of(FILES, bucket + "/" + key);
    }

    private static StringBuilder appendProduct(StringBuilder name, Product product) {
        return name.append(product.size())
                .append(FIELD)
                .append(product.type())
                .append(FIELD)
                .append(product.flavour())
                .append(FIELD)
                .append(product.unitPrice().pence());
    }

    private static StringBuilder appendTime(StringBuilder name, Order order) {
        appendTwoDigits(name, order.at().getHour()).append(':');
        appendTwoDigits(name, order.at().getMinute()).append(':');
        return appendTwoDigits(name, order.at().getSecond());
    }

    private static StringBuilder appendTwoDigits(StringBuilder name, int number) {
        return name.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
