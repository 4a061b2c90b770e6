package io.brewline.benchmarks.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills a warehouse with years of sales: those of its first batch, again and again, further and further back. */
final class Growth {
    /** More than a first batch spans. */
    private static final int DAYS_BACK = 10;

    // The ids are digests of those of the first batch and of how far back.
    private static final String[] STEPS = {
        "INSERT INTO sales.orders SELECT CAST(md5(order_id || n) AS UUID)::text, branch_id, product_id, quantity,"
                + " order_date - n * INTERVAL '{back} days', total_price, payment_method, customer_id"
                + " FROM sales.orders, generate_series({times}, 1, -1) n ORDER BY n DESC",
        "INSERT INTO etl.order_claims SELECT CAST(md5(file_id || n) AS UUID)::text, order_day - n * {back},"
                + " CAST(md5(order_id || n) AS UUID)::text, customer_id"
                + " FROM etl.order_claims, generate_series({times}, 1, -1) n ORDER BY n DESC",
        "INSERT INTO etl.file_days SELECT CAST(md5(file_id || n) AS UUID)::text, order_day - n * {back}, sequencer"
                + " FROM etl.file_days, generate_series({times}, 1, -1) n ORDER BY n DESC"
    };

    private final LoadRig rig;

    Growth(LoadRig rig) {
        this.rig = rig;
    }

    /** How many orders there are then: {@code orders} and less than a batch more. */
    long to(long orders) throws SQLException {
        String count = "SELECT COUNT(*) FROM etl.order_claims";
        long times = (orders + rig.number(count) - 1) / rig.number(count) - 1;
        try (Connection postgres = rig.postgres();
                Statement statement = postgres.createStatement()) {
            for (String step : STEPS) {
                statement.execute(
                        step.replace("{times}", Long.toString(times)).replace("{back}", Integer.toString(DAYS_BACK)));
            }
            statement.execute("VACUUM ANALYZE");
        }
        return rig.number(count);
    }
}
