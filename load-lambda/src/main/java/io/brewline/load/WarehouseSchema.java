package io.brewline.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The warehouse's tables, {@code sql/schema.sql} and what brings older ones to it, {@code sql/changes}, and views, {@code
 * sql/reporting.sql}. All travel in this jar.
 */
public final class WarehouseSchema {
    private static final String FILE = "schema.sql";

    /** What the lock is made of: it must be there before the rest can be made under it. */
    private static final List<String> LOCK =
            List.of("CREATE SCHEMA IF NOT EXISTS etl", "CREATE TABLE IF NOT EXISTS etl.load_lock (");

    private final Connection connection;
    private final SchemaChanges changes;

    private WarehouseSchema(Connection connection, SchemaChanges changes) {
        this.connection = connection;
        this.changes = changes;
    }

    /**
     * Creates the tables that are missing and changes those of an earlier version, in one transaction, and makes the views
     * again if their file has changed since, in another; safe to repeat. Of two at once, one waits for the other; both wait
     * for a load, and loads for them. The connection's autocommit is as before when this returns.
     *
     * @throws SQLException where the warehouse refuses a statement; nothing of its transaction has changed then
     * @throws io.brewline.failure.Misconfigured where the warehouse has had other changes than these; nothing
     *     has changed then
     */
    public static void apply(Connection connection) throws SQLException {
        apply(connection, SchemaChanges.shipped());
    }

    /** The same with other changes than those shipped. */
    static void apply(Connection connection, SchemaChanges changes) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            new WarehouseSchema(connection, changes).apply();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** The statements that make the tables, in their order. */
    public static List<String> statements() {
        return SqlScript.read(FILE);
    }

    private void apply() throws SQLException {
        makeLock();
        lock();
        boolean isFresh = !has("file_versions");
        for (String sql : statements()) {
            execute(sql);
        }
        changes.apply(connection, isFresh);
        connection.commit();
        lock();
        ReportingViews.shipped().apply(connection);
        connection.commit();
    }

    /** First of its transaction, so that whoever held the lock before is seen to have committed by all that follows. */
    private void lock() throws SQLException {
        execute("LOCK etl.load_lock");
    }

    private void makeLock() throws SQLException {
        if (has("load_lock")) {
            connection.commit();
            return;
        }
        try {
            for (String sql : statements()) {
                if (LOCK.stream().anyMatch(sql::startsWith)) {
                    execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            // IF NOT EXISTS does not keep two who make it at once apart: one of them fails.
            if (!has("load_lock")) {
                throw e;
            }
            connection.commit();
        }
    }

    private boolean has(String table) throws SQLException {
        String sql = "SELECT 1 FROM information_schema.tables WHERE table_schema = 'etl' AND table_name = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
