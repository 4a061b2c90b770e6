package io.brewline.transform;

import io.brewline.sale.BranchName;
import io.brewline.sale.Order;
import io.brewline.sale.OrderLine;
import io.brewline.sale.Product;
import io.brewline.sale.SaleIds;
import java.time.LocalDateTime;
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
    private final BoundedCache<Product, byte[]> products = new BoundedCache<>(OrderLineEncoder::product);
    private final CsvLine line = new CsvLine();

    OrderLineEncoder(UUID fileId, String sequencer) {
        version = new CsvLine().text(fileId.toString()).text(sequencer).toByteArray();
    }

    /** The order's lines, valid until the next call. */
    CsvLine encode(UUID orderId, Order order, Optional<String> customer) {
        byte[] id = new CsvLine().text(orderId.toString()).toByteArray();
        String time = time(order.at());
        line.truncate(0);
        for (OrderLine each : order.lines()) {
            line.cells(version)
                    .cells(id)
                    .cells(branches.get(order.branch()))
                    .cells(products.get(each.product()))
                    .number(each.quantity())
                    .text(time)
                    .pounds(each.total().pence())
                    .text(order.payment().name())
                    .text(customer.orElse(""))
                    .end();
        }
        return line;
    }

    private static byte[] branch(BranchName name) {
        return new CsvLine()
                .text(SaleIds.branch(name).toString())
                .text(name.value())
                .toByteArray();
    }

    private static byte[] product(Product product) {
        return new CsvLine()
                .text(product.id().toString())
                .text(product.size())
                .text(product.type())
                .text(product.flavour())
                .pounds(product.unitPrice().pence())
                .toByteArray();
    }

    /** {@code yyyy-MM-dd HH:mm:ss}, as COPY's time format has it. */
    static String time(LocalDateTime at) {
        String text = at.toString();
        String seconds = at.getSecond() == 0 ? ":00" : "";
        return text.replace('T', ' ') + seconds;
    }
}
