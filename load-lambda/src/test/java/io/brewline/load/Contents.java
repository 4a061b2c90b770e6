package io.brewline.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the invariant speaks of: the rows of each table, in the order of their text, twins included.
 *
 * @param rows by table
 */
record Contents(Map<String, List<String>> rows) {
    /** What is read of each table; the model writes its rows alike. */
    static final Map<String, String> COLUMNS = columns();

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("sales.branches", "branch_id, branch_name");
        columns.put("sales.products", "product_id, product_size, product_type, product_flavour, unit_price");
        columns.put(
                "sales.orders",
                "order_id, branch_id, product_id, quantity, order_date, total_price, payment_method, customer_id");
        columns.put("etl.order_claims", "file_id, order_day, order_id, customer_id");
        columns.put("etl.forgotten_orders", "order_id");
        columns.put("etl.file_days", "file_id, order_day, sequencer");
        columns.put("etl.rejected_rows", "file_id, sequencer, row_number, reason, total_price");
        columns.put("etl.file_versions", "file_id, sequencer, status, reason");
        columns.put("etl.staged_lines", "file_id");
        columns.put("etl.staged_rejects", "file_id");
        return columns;
    }

    static Contents of(Connection connection) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : COLUMNS.entrySet()) {
                rows.put(table.getKey(), rows(statement, "SELECT " + table.getValue() + " FROM " + table.getKey()));
            }
        }
        return new Contents(rows);
    }

    static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        rows.sort(null);
        return rows;
    }

    List<String> of(String table) {
        return rows.get(table);
    }
}
