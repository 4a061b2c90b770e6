package io.brewline.load;

import io.brewline.redshift.RedshiftLocal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A warehouse as the version before the first schema change made it. */
final class EarlierWarehouse implements AutoCloseable {
    private static final String COLUMNS =
            "SELECT column_name FROM information_schema.columns WHERE table_schema || '.' || table_name = '%s'";

    private final RedshiftLocal redshift;

    private EarlierWarehouse(RedshiftLocal redshift) {
        this.redshift = redshift;
    }

    static EarlierWarehouse start(Path directory) throws IOException {
        return new EarlierWarehouse(RedshiftLocal.builder()
                .dataDirectory(directory)
                .s3(TestWarehouse.S3)
                .start());
    }

    /** Empty, and without a single table. */
    void clear() {
        execute(
                "DROP SCHEMA IF EXISTS sales CASCADE",
                "DROP SCHEMA IF EXISTS etl CASCADE",
                "DROP SCHEMA IF EXISTS reporting CASCADE");
    }

    /** Makes the tables of then, with what the test warehouse holds now in them. */
    void make() throws SQLException {
        clear();
        execute(SqlScript.read("schema-before-changes.sql").toArray(String[]::new));
        try (Connection connection = connect()) {
            for (String table : Contents.COLUMNS.keySet()) {
                copy(table, connection);
            }
        }
    }

    private void copy(String table, Connection to) throws SQLException {
        List<String> columns = rows(COLUMNS.formatted(table));
        String names = String.join(", ", columns);
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        try (Statement all = TestWarehouse.connection().createStatement();
                ResultSet row = all.executeQuery("SELECT " + names + " FROM " + table);
                PreparedStatement insert =
                        to.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
            while (row.next()) {
                for (int i = 1; i <= columns.size(); i++) {
                    Object value = row.getObject(i);
                    // As a Timestamp it would be shifted where the JVM's zone skips an hour.
                    insert.setObject(i, value instanceof Timestamp ? row.getString(i) : value);
                }
                insert.executeUpdate();
            }
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(redshift.jdbcUrl());
    }

    void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, cells separated by bars, sorted. */
    List<String> rows(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return Collections.unmodifiableList(Contents.rows(statement, sql));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Contents contents() {
        try (Connection connection = connect()) {
            return Contents.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        redshift.close();
    }
}
