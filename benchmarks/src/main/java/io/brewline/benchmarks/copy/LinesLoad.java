package io.brewline.benchmarks.copy;

import io.brewline.benchmarks.harness.Different;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** One way to get the staged lines into a table. Not thread-safe. */
final class LinesLoad {
    private static final String COLUMNS = " (file_id, sequencer, order_id, branch_id, branch_name, product_id,"
            + " product_size, product_type, product_flavour, unit_price, quantity, order_date, total_price,"
            + " payment_method, customer_id)";

    private final Connection connection;
    private final Way way;

    private LinesLoad(Connection connection, Way way) {
        this.connection = connection;
        this.way = way;
    }

    private interface Way {
        void into(String table) throws SQLException, IOException;
    }

    /** The loader's statement, by the Redshift driver. */
    static LinesLoad throughRedshift(Connection driver) {
        return new LinesLoad(driver, table -> {
            try (Statement statement = driver.createStatement()) {
                statement.execute("COPY " + table + COLUMNS + " FROM 's3://staging/" + StagedObjects.MANIFEST
                        + "' IAM_ROLE 'arn:aws:iam::000000000000:role/benchmarks' REGION 'eu-west-2' MANIFEST"
                        + " FORMAT AS CSV ZSTD TIMEFORMAT 'YYYY-MM-DD HH:MI:SS' EMPTYASNULL COMPUPDATE OFF"
                        + " STATUPDATE OFF");
            }
        });
    }

    /** The PostgreSQL driver's way for much data. */
    static LinesLoad byCopyManager(Connection postgres, byte[] lines) {
        return new LinesLoad(
                postgres,
                table -> postgres.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY " + table + COLUMNS + " FROM STDIN (FORMAT csv)",
                                new ByteArrayInputStream(lines)));
    }

    /** Loads into a temporary table, as the loader does, and forgets it. */
    void measured() throws SQLException, IOException {
        execute("CREATE TEMP TABLE batch_lines (LIKE etl.staged_lines)");
        way.into("batch_lines");
        connection.rollback();
    }

    /** Loads by both ways, to stay, and compares. */
    void requireSame(LinesLoad other) throws SQLException, IOException {
        keep("check_ours");
        other.keep("check_theirs");
        long different = other.count("SELECT count(*) FROM ((TABLE check_ours EXCEPT ALL TABLE check_theirs)"
                + " UNION ALL (TABLE check_theirs EXCEPT ALL TABLE check_ours)) AS d");
        long rows = other.count("SELECT count(*) FROM check_ours");
        if (different > 0 || rows == 0) {
            throw new Different(
                    "COPY and CopyManager: " + different + " rows are in one table only; " + rows + " were copied.");
        }
    }

    private void keep(String table) throws SQLException, IOException {
        execute("CREATE TABLE " + table + " (LIKE etl.staged_lines)");
        way.into(table);
        connection.commit();
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            long count = found.getLong(1);
            connection.rollback();
            return count;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
