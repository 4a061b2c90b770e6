package io.brewline.it.endtoend;

import io.brewline.local.pipeline.LocalWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A look into a warehouse, through the Redshift driver. */
public final class Warehouse {
    /** All that must be the same whatever the way of the files was. A version's number is part of that way. */
    private static final Map<String, String> CONTENT = Map.of(
            "sales.branches", "SELECT * FROM sales.branches",
            "sales.products", "SELECT * FROM sales.products",
            "sales.orders", "SELECT * FROM sales.orders",
            "etl.order_claims", "SELECT * FROM etl.order_claims",
            "etl.file_days", "SELECT file_id, order_day FROM etl.file_days",
            "etl.rejected_rows",
                    "SELECT file_id, row_number, reason, field, order_date, total_price, payment_method"
                            + " FROM etl.rejected_rows");

    private final LocalWarehouse warehouse;

    public Warehouse(LocalWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Every table's rows as text, sorted. */
    public Map<String, List<String>> content() throws SQLException {
        Map<String, List<String>> content = new TreeMap<>();
        for (Map.Entry<String, String> table : CONTENT.entrySet()) {
            content.put(table.getKey(), rows(table.getValue()).stream().sorted().toList());
        }
        return content;
    }

    /** The rows of a query, each as its values with bars between. */
    public List<String> rows(String sql) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(found.getString(i));
                }
                rows.add(values.size() == 1 ? String.valueOf(values.get(0)) : String.join(" | ", texts(values)));
            }
            return rows;
        }
    }

    private static List<String> texts(List<String> values) {
        return values.stream().map(String::valueOf).toList();
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
