package io.brewline.sale;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Makes the ids of orders, one after another: each a UUID of version 5 over the name that {@link SaleIds} defines. A file
 * has an id for every row: the name is put together in one buffer, of pieces that repeat. Not thread-safe.
 */
public final class OrderIds {
    private static final byte[] NAMESPACE = ByteBuffer.allocate(16)
            .putLong(SaleIds.ORDERS.getMostSignificantBits())
            .putLong(SaleIds.ORDERS.getLeastSignificantBits())
            .array();

    // What reads baskets gives one object for one product: to look at its texts again would cost more than the id.
    private final BoundedCache<Product, byte[]> products = BoundedCache.byIdentity(
            product -> SaleIds.appendProduct(new TextBytes(), product).toByteArray());
    private final TextBytes name = new TextBytes();

    /**
     * The id of one order of a file.
     *
     * @param occurrence 1 for the first order of a file that is equal to this one in all the id is made of, 2 for the
     *     second, …
     */
    public UUID of(Order order, int occurrence) {
        name.truncate(0);
        name.add(NAMESPACE).text(order.branch().value()).ascii(SaleIds.FIELD);
        name.time(order.at(), 'T');
        char separator = SaleIds.FIELD;
        for (OrderLine line : order.lines()) {
            name.ascii(separator)
                    .add(products.get(line.product()))
                    .ascii(SaleIds.FIELD)
                    .number(line.quantity());
            separator = SaleIds.LINE;
        }
        name.ascii(SaleIds.FIELD).number(order.total().pence());
        name.ascii(SaleIds.FIELD).text(order.payment().name());
        name.ascii(SaleIds.FIELD).number(occurrence);
        return NameUuid.of(name.bytes(), name.length());
    }
}
