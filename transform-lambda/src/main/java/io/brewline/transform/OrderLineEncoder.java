package io.brewline.transform;

import io.brewline.sale.BoundedCache;
import io.brewline.sale.BranchName;
import io.brewline.sale.Order;
import io.brewline.sale.OrderLine;
import io.brewline.sale.Product;
import io.brewline.sale.SaleIds;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes orders as lines in the columns of {@code etl.staged_lines}: {@code file_id, sequencer, order_id, branch_id,
 * branch_name, product_id, product_size, product_type, product_flavour, unit_price, quantity, order_date, total_price,
 * payment_method, customer_id}. What repeats is encoded once. Not thread-safe.
 */
final class OrderLineEncoder {
    private final byte[] version;
    private final BoundedCache<BranchName, byte[]> branches = new BoundedCache<>(OrderLineEncoder::branch);
    private final BoundedCache<Product, byte[]> products = BoundedCache.byIdentity(OrderLineEncoder::product);
    private final CsvLine start = new CsvLine();
    private final CsvLine time = new CsvLine();
    private final CsvLine end = new CsvLine();
    private final CsvLine lines = new CsvLine();

    OrderLineEncoder(UUID fileId, String sequencer) {
        version = new CsvLine().uuid(fileId).text(sequencer).toByteArray();
    }

    /** The order's lines, valid until the next call. */
    CsvLine encode(UUID orderId, Order order, Optional<String> customer) {
        // What all lines of an order have is written once, and copied.
        start.clear().cells(version).uuid(orderId).cells(branches.get(order.branch()));
        time.clear().time(order.at());
        end.clear().text(order.payment().name()).text(customer.orElse("")).end();
        lines.clear();
        for (OrderLine line : order.lines()) {
            lines.cells(start)
                    .cells(products.get(line.product()))
                    .number(line.quantity())
                    .cells(time)
                    .pounds(line.total().pence())
                    .cells(end);
        }
        return lines;
    }

    private static byte[] branch(BranchName name) {
        return new CsvLine().uuid(SaleIds.branch(name)).text(name.value()).toByteArray();
    }

    private static byte[] product(Product product) {
        return new CsvLine()
                .uuid(product.id())
                .text(product.size())
                .text(product.type())
                .text(product.flavour())
                .pounds(product.unitPrice().pence())
                .toByteArray();
    }
}
