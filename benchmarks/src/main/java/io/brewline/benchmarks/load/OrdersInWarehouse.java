package io.brewline.benchmarks.load;

import io.brewline.benchmarks.harness.LineSet;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Compares the orders that a warehouse holds with staged lines, by the database itself. Stateless. */
final class OrdersInWarehouse {
    private static final String COLUMNS =
            "order_id, branch_id, product_id, quantity, order_date, total_price, payment_method, customer_id";
    private static final String STAGED = "SELECT " + COLUMNS + " FROM etl.staged_lines";
    private static final String LOADED = "SELECT " + COLUMNS + " FROM sales.orders";

    private OrdersInWarehouse() {}

    /** What differs, or empty where nothing does. Fills the template of the staging table, which nothing else reads. */
    static Optional<String> difference(LoadRig rig, LineSet.Source staged) throws IOException, SQLException {
        try (Connection postgres = rig.postgres();
                InputStream lines = staged.open()) {
            postgres.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY etl.staged_lines FROM STDIN (FORMAT csv)", lines);
        }
        long missing = rig.number(countOf(STAGED + " EXCEPT " + LOADED));
        long tooMany = rig.number(countOf(LOADED + " EXCEPT " + STAGED));
        long twice =
                rig.number(countOf("SELECT order_id, product_id FROM sales.orders GROUP BY 1, 2 HAVING COUNT(*) > 1"));
        return missing == 0 && tooMany == 0 && twice == 0
                ? Optional.empty()
                : Optional.of(missing + " lines are missing, " + tooMany + " are there that should not be, and " + twice
                        + " are there more than once.");
    }

    private static String countOf(String query) {
        return "SELECT COUNT(*) FROM (" + query + ") AS lines";
    }
}
