package io.brewline.it.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is in the warehouse, in the words of {@link Expected}, and what in it contradicts itself. */
record Actual(Expected content, List<String> contradictions, List<String> texts) {
    private static final String LINES =
            "SELECT o.order_id, b.branch_name, TO_CHAR(o.order_date, 'YYYY-MM-DD\"T\"HH24:MI:SS'),"
                    + " o.payment_method, COALESCE(o.customer_id, 'nobody'), o.quantity, COALESCE(p.product_size, ''), p.product_type,"
                    + " COALESCE(p.product_flavour, ''), p.unit_price, o.total_price FROM sales.orders o"
                    + " LEFT JOIN sales.branches b ON b.branch_id = o.branch_id"
                    + " LEFT JOIN sales.products p ON p.product_id = o.product_id";

    /** Queries that find nothing in a warehouse that is whole, and what it means if they do. */
    private static final Map<String, String> NEVER = new TreeMap<>(Map.of(
            "an order that nobody claims",
            "SELECT order_id FROM sales.orders WHERE order_id NOT IN (SELECT order_id FROM etl.order_claims)",
            "a claim on an order that is not there",
            "SELECT order_id FROM etl.order_claims WHERE order_id NOT IN (SELECT order_id FROM sales.orders)",
            "a claim that comes twice",
            "SELECT file_id || ' ' || order_id FROM etl.order_claims GROUP BY file_id, order_id HAVING COUNT(*) > 1",
            "a branch that comes twice",
            "SELECT branch_id FROM sales.branches GROUP BY branch_id HAVING COUNT(*) > 1",
            "a product that comes twice",
            "SELECT product_id FROM sales.products GROUP BY product_id HAVING COUNT(*) > 1",
            "rows that are neither orders nor rejected nor duplicate",
            "SELECT object_key FROM etl.file_versions WHERE status = 'accepted'"
                    + " AND rows_read <> orders_announced + rows_rejected + rows_duplicate",
            "orders inserted less withdrawn, which are not those that are there",
            "SELECT 'ledger' FROM (SELECT SUM(orders_inserted) - SUM(orders_withdrawn) AS balance FROM etl.file_versions) l"
                    + " WHERE balance <> (SELECT COUNT(DISTINCT order_id) FROM sales.orders)",
            "lines inserted less withdrawn, which are not those that are there",
            "SELECT 'ledger' FROM (SELECT SUM(lines_inserted) - SUM(lines_withdrawn) AS balance FROM etl.file_versions) l"
                    + " WHERE balance <> (SELECT COUNT(*) FROM sales.orders)"));

    static Actual read(Connection warehouse) throws SQLException {
        List<String> contradictions = new ArrayList<>();
        for (Map.Entry<String, String> never : NEVER.entrySet()) {
            rows(warehouse, never.getValue()).forEach(row -> contradictions.add(never.getKey() + ": " + row));
        }
        Expected content = new Expected(
                orders(warehouse),
                Integer.parseInt(
                        rows(warehouse, "SELECT COUNT(*) FROM etl.order_claims").get(0)),
                counted(
                        rows(
                                warehouse,
                                "SELECT DISTINCT v.object_key, d.order_day, d.sequencer, d.file_id FROM etl.file_days d"
                                        + " LEFT JOIN etl.file_versions v ON v.file_id = d.file_id"),
                        3),
                rejects(warehouse),
                counted(
                        rows(
                                warehouse,
                                "SELECT object_key, sequencer, status, 'read ' || rows_read, 'rejected ' || rows_rejected,"
                                        + " 'duplicate ' || rows_duplicate, 'orders ' || orders_announced FROM etl.file_versions"),
                        7));
        return new Actual(content, contradictions, texts(warehouse));
    }

    private static Map<String, Integer> orders(Connection warehouse) throws SQLException {
        Map<String, String> heads = new TreeMap<>();
        Map<String, List<String>> lines = new TreeMap<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(LINES)) {
            while (row.next()) {
                String id = row.getString(1);
                // An order whose lines disagree is two orders, neither of which is expected.
                String head = String.join(
                        " | ", row.getString(2), time(row.getString(3)), row.getString(4), row.getString(5));
                heads.put(id + head, head);
                String flavour = row.getString(9).isEmpty() ? "" : " - " + row.getString(9);
                String size = row.getString(7).isEmpty() ? "" : row.getString(7) + " ";
                lines.computeIfAbsent(id + head, any -> new ArrayList<>())
                        .add(row.getInt(6) + " " + size + row.getString(8) + flavour + " at " + row.getBigDecimal(10)
                                + " = " + row.getBigDecimal(11));
            }
        }
        Map<String, Integer> orders = new TreeMap<>();
        heads.forEach((id, head) -> Expected.count(
                orders, head + " | " + lines.get(id).stream().sorted().collect(Collectors.joining(", "))));
        return orders;
    }

    /** As {@link java.time.LocalDateTime} writes it: without seconds where there are none. */
    private static String time(String text) {
        return text.endsWith(":00") ? text.substring(0, text.length() - 3) : text;
    }

    private static Map<String, Integer> rejects(Connection warehouse) throws SQLException {
        Map<String, Integer> rejects = new TreeMap<>();
        String sql = "SELECT v.object_key, v.sequencer, COUNT(*) FROM etl.rejected_rows r"
                + " LEFT JOIN etl.file_versions v ON v.file_id = r.file_id AND v.sequencer = r.sequencer GROUP BY 1, 2";
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rejects.put(row.getString(1) + " | " + row.getString(2), row.getInt(3));
            }
        }
        return rejects;
    }

    private static Map<String, Integer> counted(List<String> rows, int columns) {
        Map<String, Integer> counts = new TreeMap<>();
        rows.stream()
                .map(row -> row.split(" \\| "))
                .map(cells -> String.join(" | ", List.of(cells).subList(0, columns)))
                .forEach(row -> Expected.count(counts, row));
        return counts;
    }

    private static List<String> texts(Connection warehouse) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (String table : List.of("sales.branches", "sales.products", "etl.file_versions", "etl.rejected_rows")) {
            texts.addAll(rows(warehouse, "SELECT * FROM " + table));
        }
        texts.addAll(rows(warehouse, "SELECT DISTINCT customer_id, payment_method FROM sales.orders"));
        texts.addAll(rows(warehouse, "SELECT DISTINCT customer_id FROM etl.order_claims"));
        return texts;
    }

    private static List<String> rows(Connection warehouse, String sql) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(found.getString(i));
                }
                rows.add(String.join(" | ", cells.stream().map(String::valueOf).toList()));
            }
            return rows;
        }
    }
}
