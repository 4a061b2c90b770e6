package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void seesWhatWasCommittedBeforeItsFirstReadAndNothingLater() throws SQLException {
        WAREHOUSE.run("CREATE TABLE snapshot (id INT)", "CREATE TABLE snapshot_lock (id INT)");
        try (Connection readsFirst = WAREHOUSE.connect();
                Connection locksFirst = WAREHOUSE.connect()) {
            readsFirst.setAutoCommit(false);
            locksFirst.setAutoCommit(false);
            RunningWarehouse.rows(readsFirst, "SELECT count(*) FROM snapshot");
            RunningWarehouse.run(locksFirst, "LOCK snapshot_lock");
            WAREHOUSE.run("INSERT INTO snapshot VALUES (1)");
            assertThat(RunningWarehouse.rows(locksFirst, "SELECT count(*) FROM snapshot"))
                    .containsExactly("1");
            locksFirst.commit();
            RunningWarehouse.run(readsFirst, "LOCK snapshot_lock");
            assertThat(RunningWarehouse.rows(readsFirst, "SELECT count(*) FROM snapshot"))
                    .containsExactly("0");
            readsFirst.rollback();
        }
    }

    @Test
    void giveASnapshotWhateverIsolationIsAskedFor() throws SQLException {
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(RunningWarehouse.rows(connection, "SELECT current_setting('transaction_isolation')"))
                    .containsExactly("repeatable read");
        }
    }

    @Test
    void bindsParametersAndFetchesInPieces() throws SQLException {
        WAREHOUSE.run("CREATE TABLE bound (id INT, name VARCHAR(10))");
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO bound VALUES (?, ?)")) {
                for (int i = 0; i < 500; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "n" + i);
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).hasSize(500);
            }
            List<Integer> ids = new ArrayList<>();
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT id FROM bound WHERE id >= ? ORDER BY id")) {
                query.setInt(1, 100);
                query.setFetchSize(50);
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        ids.add(found.getInt(1));
                    }
                }
            }
            assertThat(ids).hasSize(400).startsWith(100).endsWith(499);
            connection.rollback();
        }
    }

    @Test
    void cancelsALongStatementAndStaysUsable() throws SQLException {
        try (Connection connection = WAREHOUSE.connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT pg_sleep(60)"))
                    .returns("57014", SQLException::getSQLState);
            assertThat(RunningWarehouse.rows(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void obeysTheStatementTimeout() throws SQLException {
        try (Connection connection = WAREHOUSE.connect()) {
            RunningWarehouse.run(connection, "SET statement_timeout TO 100");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "SELECT pg_sleep(60)"))
                    .returns("57014", SQLException::getSQLState);
        }
    }

    @Test
    void truncateCommits() throws SQLException {
        WAREHOUSE.run(
                "CREATE TABLE truncated (id INT)", "CREATE TABLE beside (id INT)", "INSERT INTO truncated VALUES (1)");
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "INSERT INTO beside VALUES (1)", "TRUNCATE truncated");
            RunningWarehouse.run(connection, "INSERT INTO beside VALUES (2)");
            connection.rollback();
        }
        assertThat(WAREHOUSE.rows("SELECT id FROM beside")).containsExactly("1");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM truncated")).containsExactly("0");
    }

    @Test
    void truncateCommitsAlsoInASimpleQuery() throws SQLException {
        WAREHOUSE.run("CREATE TABLE truncated_simply (id INT)");
        try (Connection connection = WAREHOUSE.connectSimply();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.execute(
                            "INSERT INTO truncated_simply VALUES (1); TRUNCATE truncated_simply; SELECT 5"))
                    .isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(1);
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getMoreResults()).isTrue();
            assertThat((Throwable) statement.getWarnings()).isNull();
        }
    }

    @Test
    void vacuumDoesNotRunInATransaction() throws SQLException {
        WAREHOUSE.run("CREATE TABLE vacuumed (id INT)", "VACUUM SORT ONLY vacuumed", "VACUUM");
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "VACUUM vacuumed"))
                    .returns("25001", SQLException::getSQLState);
        }
    }

    @Test
    void answersTheDriversQuestionsAboutTables() throws SQLException {
        WAREHOUSE.run("CREATE SCHEMA described", "CREATE TABLE described.orders (id CHAR(36) NOT NULL, n INT)");
        try (Connection connection = WAREHOUSE.connect()) {
            DatabaseMetaData about = connection.getMetaData();
            assertThat(about.getDatabaseProductName()).isEqualTo("Redshift");
            assertThat(names(about.getTables(null, "described", "%", new String[] {"TABLE"}), "TABLE_NAME"))
                    .containsExactly("orders");
            assertThat(names(about.getTables(null, null, "orders", null), "TABLE_SCHEM"))
                    .contains("described");
            assertThat(names(about.getColumns(null, "described", "orders", "%"), "COLUMN_NAME"))
                    .containsExactly("id", "n");
            assertThat(names(about.getSchemas(), "TABLE_SCHEM")).contains("described", "public");
            assertThat(names(about.getPrimaryKeys(null, "described", "orders"), "COLUMN_NAME"))
                    .isEmpty();
            assertThat(names(about.getTypeInfo(), "TYPE_NAME")).contains("varchar");
        }
    }

    private static List<String> names(ResultSet found, String column) throws SQLException {
        List<String> names = new ArrayList<>();
        try (found) {
            while (found.next()) {
                names.add(found.getString(column));
            }
        }
        return names;
    }

    @Test
    void servesManyClientsAtOnce() throws SQLException {
        WAREHOUSE.run("CREATE TABLE shared (id INT)");
        String manifest = WAREHOUSE.stage("shared", "1\n2\n3\n");
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                connections.add(WAREHOUSE.connect());
                connections.get(i).setAutoCommit(false);
                RunningWarehouse.run(connections.get(i), "COPY shared (id) FROM " + manifest + CSV);
            }
            for (Connection connection : connections) {
                assertThat(RunningWarehouse.rows(connection, "SELECT count(*), pg_last_copy_count() FROM shared"))
                        .containsExactly("3|3");
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
