package io.brewline.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The warehouse's tables, {@code sql/schema.sql}, and views, {@code sql/reporting.sql}, which travel in this jar. */
public final class WarehouseSchema {
    private static final String FILE = "schema.sql";

    private WarehouseSchema() {}

    /**
     * Creates the tables that are missing, in one transaction, and makes the views again if their file has changed since,
     * in a second one; safe to repeat. The connection's autocommit is as before when this returns.
     *
     * @throws SQLException where the warehouse refuses a statement; nothing of its transaction has changed then
     */
    public static void apply(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql);
            }
            connection.commit();
            ReportingViews.shipped().apply(connection);
            connection.commit();
        } catch (SQLException e) {
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
}
