package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RefusedSqlTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    private static Connection session;

    @BeforeAll
    static void connect() throws SQLException {
        session = WAREHOUSE.connect();
        RunningWarehouse.run(session, "CREATE TABLE IF NOT EXISTS refusal (id INT, name VARCHAR(20), at TIMESTAMP)");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        session.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused.csv", delimiter = '|', numLinesToSkip = 1)
    void isRefusedInRedshiftsWords(String sql, String sqlState, String message) throws SQLException {
        try (Statement statement = session.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(sql))
                    .withMessageContaining(message)
                    .returns(sqlState, SQLException::getSQLState);
        }
    }

    /** Each of these would be fine for the PostgreSQL behind: it is the gateway that refuses. */
    @ParameterizedTest
    @CsvFileSource(resources = "allowed.csv", delimiter = '|', numLinesToSkip = 1)
    void letsThroughWhatRedshiftHas(String sql) throws SQLException {
        session.setAutoCommit(false);
        try {
            RunningWarehouse.run(session, sql);
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }

    @Test
    void abortsTheTransaction() throws SQLException {
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "CREATE TABLE refusal_undone (id INT)");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            RunningWarehouse.run(connection, "INSERT INTO refusal VALUES (1) ON CONFLICT DO NOTHING"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "SELECT 1"))
                    .returns("25P02", SQLException::getSQLState);
            connection.rollback();
        }
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM information_schema.tables WHERE table_name = 'refusal_undone'"))
                .containsExactly("0");
    }

    @Test
    void runsNothingOfATextThatHoldsARefusedStatement() throws SQLException {
        try (Connection connection = WAREHOUSE.connectSimply()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(
                            connection, "CREATE TABLE refusal_first (id INT); CREATE INDEX i ON refusal_first (id)"))
                    .withMessageContaining("not supported on Redshift tables");
            assertThat(RunningWarehouse.rows(
                            connection, "SELECT count(*) FROM pg_class WHERE relname = 'refusal_first'"))
                    .containsExactly("0");
        }
    }
}
