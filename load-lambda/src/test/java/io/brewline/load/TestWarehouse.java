package io.brewline.load;

import io.brewline.redshift.RedshiftLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One warehouse for all tests of this module, with its staging bucket; {@link TestWarehouseEnd} ends it. */
final class TestWarehouse {
    static final FakeS3 S3 = new FakeS3();

    private static Path directory;
    private static RedshiftLocal running;
    private static Connection connection;

    private TestWarehouse() {}

    /** The warehouse's address; it is started, and has the schema, from the first call on. */
    static synchronized String jdbcUrl() {
        if (running == null) {
            start();
        }
        return running.jdbcUrl();
    }

    /** A connection to look from outside, in autocommit. */
    static synchronized Connection connection() {
        jdbcUrl();
        return connection;
    }

    /** Empties every table and the bucket. */
    static void clear() {
        S3.clear();
        for (String table : Contents.COLUMNS.keySet()) {
            execute("DELETE FROM " + table);
        }
    }

    static Contents contents() {
        try {
            return Contents.of(connection());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, cells separated by bars, sorted. */
    static List<String> rows(String sql) {
        try (Statement statement = connection().createStatement()) {
            return Contents.rows(statement, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(String sql) {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start() {
        try {
            directory = Files.createTempDirectory("brewline-load-tests");
            running = RedshiftLocal.builder().dataDirectory(directory).s3(S3).start();
            hurry();
            connection = DriverManager.getConnection(running.jdbcUrl());
            WarehouseSchema.apply(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tests do not outlive their warehouse: what they commit need not reach the disk. */
    private static void hurry() throws SQLException {
        try (Connection postgres = DriverManager.getConnection(running.postgresJdbcUrl());
                Statement statement = postgres.createStatement()) {
            statement.execute("ALTER DATABASE dev SET synchronous_commit TO off");
        }
    }

    /** Stops what is running, and clears away after it. */
    static synchronized void stop() {
        if (running == null) {
            return;
        }
        try {
            connection.close();
            running.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            running = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
