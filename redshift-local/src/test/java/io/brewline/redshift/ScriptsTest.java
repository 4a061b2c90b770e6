package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Statements one after another, in a transaction that is rolled back. */
class ScriptsTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    private Connection session;

    @BeforeEach
    void begin() throws SQLException {
        session = WAREHOUSE.connect();
        session.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        session.rollback();
        session.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "scripts.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void leaves(String statements, String query, String rows) throws SQLException {
        RunningWarehouse.run(session, statements.split(" ; "));
        assertThat(String.join(";", RunningWarehouse.rows(session, query)).replace('|', ':'))
                .isEqualTo(rows);
    }

    /** Where this is not Redshift: held by a test, so that the page of differences is true. */
    @ParameterizedTest
    @CsvFileSource(resources = "differences.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void differs(String statements, String query, String rows) throws SQLException {
        leaves(statements, query, rows);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "failures.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void failsAtTheLastStatement(String statements, String sqlState, String message) throws SQLException {
        String[] script = statements.split(" ; ");
        RunningWarehouse.run(session, Arrays.copyOf(script, script.length - 1));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> RunningWarehouse.run(session, script[script.length - 1]))
                .withMessageContaining(message)
                .returns(sqlState, SQLException::getSQLState);
    }
}
