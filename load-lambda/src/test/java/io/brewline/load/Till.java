package io.brewline.load;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Puts branches, orders and files straight into the tables, as loads would have left them there. */
final class Till {
    /** A product and how many of it; size and flavour may be null. */
    record Item(String size, String type, String flavour, String price, int quantity) {
        static Item of(String type) {
            return new Item(null, type, null, "2.00", 1);
        }

        BigDecimal total() {
            return new BigDecimal(price).multiply(BigDecimal.valueOf(quantity));
        }

        String productId() {
            return Sale.id(size + "/" + type + "/" + flavour + "/" + price).toString();
        }
    }

    private final Connection connection = TestWarehouse.connection();
    private final Set<String> known = new HashSet<>();
    private int orders;

    /** A branch, also without any sale. */
    String branch(String name) {
        String id = Sale.id(name).toString();
        if (known.add(id)) {
            insert("INSERT INTO sales.branches (branch_id, branch_name) VALUES (?, ?)", id, name);
        }
        return id;
    }

    /** An order by card of a customer, whom a letter stands for, or of nobody known. */
    void sale(String branch, String at, String customer, Item... items) {
        saleIn("none.csv", branch, at, customer, items);
    }

    /** The same, told by a file. */
    void saleIn(String file, String branch, String at, String customer, Item... items) {
        String order = Sale.id("till " + ++orders).toString();
        String branchId = branch(branch);
        String customerId = customer == null ? null : customer.repeat(32);
        for (Item item : items) {
            product(item);
            insert(
                    "INSERT INTO sales.orders (order_id, branch_id, product_id, quantity, order_date, total_price,"
                            + " payment_method, customer_id) VALUES (?, ?, ?, ?, CAST(? AS TIMESTAMP), ?, 'CARD', ?)",
                    order,
                    branchId,
                    item.productId(),
                    item.quantity(),
                    at,
                    item.total(),
                    customerId);
        }
        insert(
                "INSERT INTO etl.order_claims (file_id, order_day, order_id, customer_id)"
                        + " VALUES (?, CAST(CAST(? AS TIMESTAMP) AS DATE), ?, ?)",
                fileId(file),
                at,
                order,
                customerId);
    }

    private void product(Item item) {
        if (known.add(item.productId())) {
            insert(
                    "INSERT INTO sales.products (product_id, product_size, product_type, product_flavour, unit_price)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    item.productId(),
                    item.size(),
                    item.type(),
                    item.flavour(),
                    new BigDecimal(item.price()));
        }
    }

    /** An accepted file of one day, loaded as many milliseconds after it landed as are given for each stage. */
    void accepted(String key, String landedAt, String day, int extract, int transform, int load) {
        ledger(key, "accepted", landedAt);
        TestWarehouse.execute("UPDATE etl.file_versions SET layout = 'supercafe', rows_read = 10, rows_rejected = 2,"
                + " rows_duplicate = 1, orders_announced = 7, orders_inserted = 6,"
                + " first_order = CAST('" + day + "' AS TIMESTAMP), last_order = CAST('" + day + "' AS TIMESTAMP),"
                + " extracted_at = DATEADD(millisecond, " + extract + ", landed_at),"
                + " transformed_at = DATEADD(millisecond, " + (extract + transform) + ", landed_at),"
                + " loaded_at = DATEADD(millisecond, " + (extract + transform + load) + ", landed_at)"
                + " WHERE file_id = '" + fileId(key) + "'");
    }

    void refused(String key, String landedAt, String reason) {
        ledger(key, "refused", landedAt);
        TestWarehouse.execute("UPDATE etl.file_versions SET refused_by = 'extract', reason = '" + reason
                + "', refused_at = landed_at WHERE file_id = '" + fileId(key) + "'");
    }

    void rejected(String key, int row, String reason, String field) {
        insert(
                "INSERT INTO etl.rejected_rows (file_id, sequencer, row_number, reason, field) VALUES (?, '1', ?, ?, ?)",
                fileId(key),
                row,
                reason,
                field);
    }

    private void ledger(String key, String status, String landedAt) {
        insert(
                "INSERT INTO etl.file_versions (file_id, sequencer, bucket, object_key, size_bytes, status, rows_read,"
                        + " rows_rejected, rows_duplicate, orders_announced, lines_announced, days_announced,"
                        + " orders_inserted, lines_inserted, orders_withdrawn, lines_withdrawn, landed_at)"
                        + " VALUES (?, '1', 'landing', ?, 100, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, CAST(? AS TIMESTAMP))",
                fileId(key),
                key,
                status,
                landedAt);
    }

    private static String fileId(String key) {
        return Sale.id("file " + key).toString();
    }

    private void insert(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
