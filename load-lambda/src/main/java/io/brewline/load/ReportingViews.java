package io.brewline.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The views that dashboards read, as {@code sql/reporting.sql} has them. To make materialized views again costs a look at
 * every order, so the warehouse records what it has: nothing happens while that is what the file says. Immutable.
 */
record ReportingViews(List<String> statements) {
    private static final String FILE = "reporting.sql";

    /** The views of the file in this jar. */
    static ReportingViews shipped() {
        return new ReportingViews(SqlScript.read(FILE));
    }

    /** Makes the views where they are not these; the caller's transaction decides. */
    void apply(Connection connection) throws SQLException {
        String digest = digest();
        if (isApplied(connection, digest)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        record(connection, digest);
    }

    private static boolean isApplied(Connection connection, String digest) throws SQLException {
        String sql = "SELECT 1 FROM etl.applied_files WHERE file_name = ? AND sha256 = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, FILE);
            query.setString(2, digest);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void record(Connection connection, String digest) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM etl.applied_files WHERE file_name = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO etl.applied_files (file_name, sha256, applied_at) VALUES (?, ?, GETDATE())")) {
            delete.setString(1, FILE);
            delete.executeUpdate();
            insert.setString(1, FILE);
            insert.setString(2, digest);
            insert.executeUpdate();
        }
    }

    private String digest() {
        return SqlScript.sha256(statements);
    }
}
