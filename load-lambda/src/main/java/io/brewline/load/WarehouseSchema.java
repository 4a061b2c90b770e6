package io.brewline.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The warehouse's schema, {@code sql/schema.sql}, which travels in this jar. */
public final class WarehouseSchema {
    private static final String FILE = "schema.sql";

    private WarehouseSchema() {}

    /**
     * Creates what is missing, in one transaction; safe to repeat. The connection's autocommit is as before when this
     * returns.
     *
     * @throws SQLException where the warehouse refuses a statement; nothing has changed then
     */
    public static void apply(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** The statements, in their order, for callers without a connection, such as the Redshift Data API's. */
    public static List<String> statements() {
        return SqlScript.read(FILE);
    }
}
