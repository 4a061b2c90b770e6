package io.brewline.load;

import io.brewline.failure.Misconfigured;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The users of the warehouse besides its admin. Each comes to have the password of its secret and exactly the rights of its
 * file in {@code sql/}, whatever was there before. Not thread-safe.
 */
final class WarehouseUsers {
    private final Connection admin;

    /** Users to be changed on the admin's connection, which is in a transaction. */
    WarehouseUsers(Connection admin) {
        this.admin = admin;
    }

    /** The user of the load function. */
    void loader(DatabaseUser user) {
        change(user, "loader-rights.sql");
    }

    /** The user of the dashboards. */
    void reporting(DatabaseUser user) {
        change(user, "reporting-rights.sql");
    }

    private void change(DatabaseUser user, String rights) {
        try {
            // Redshift has no CREATE USER IF NOT EXISTS.
            String verb = exists(user) ? "ALTER" : "CREATE";
            execute(verb + " USER \"" + user.name() + "\" PASSWORD '" + user.passwordHash() + "'");
        } catch (SQLException e) {
            throw SchemaFailures.of("create or alter the user " + user.name(), e);
        }
        try {
            String database = text("SELECT current_database()");
            for (String sql : SqlScript.read(rights)) {
                execute(sql.replace("{user}", user.name()).replace("{database}", quotable(database)));
            }
        } catch (SQLException e) {
            throw SchemaFailures.quoting("give " + user.name() + " the rights of " + rights, e);
        }
    }

    private boolean exists(DatabaseUser user) throws SQLException {
        try (PreparedStatement query =
                admin.prepareStatement("SELECT usesuper OR usename = current_user FROM pg_user WHERE usename = ?")) {
            query.setString(1, user.name());
            try (ResultSet found = query.executeQuery()) {
                boolean exists = found.next();
                if (exists && found.getBoolean(1)) {
                    throw new Misconfigured("The user " + user.name() + " administers the warehouse: the secrets of the"
                            + " loader and of reporting must name users of their own.");
                }
                return exists;
            }
        }
    }

    private static String quotable(String name) {
        return name.replace("\"", "\"\"");
    }

    private String text(String query) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
