package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    private static Connection session;

    @BeforeAll
    static void connect() throws SQLException {
        session = WAREHOUSE.connect();
        RunningWarehouse.run(
                session,
                "CREATE TABLE IF NOT EXISTS parity_sale (id INT, branch VARCHAR(10), drink VARCHAR(20), price DECIMAL(8, 2),"
                        + " at TIMESTAMP)",
                "CREATE TABLE IF NOT EXISTS parity_drink (drink VARCHAR(20), size INT)",
                "INSERT INTO parity_sale VALUES (1, 'Leeds', 'Latte', 2.50, '2024-01-01 09:00:00'),"
                        + " (2, 'Leeds', 'Mocha', 3.00, '2024-01-01 10:00:00'),"
                        + " (3, 'York', 'Latte', 2.50, '2024-01-02 09:30:00'),"
                        + " (4, 'York', 'Tea', 1.50, '2024-01-03 11:00:00'),"
                        + " (5, 'York', 'Tea', NULL, '2024-02-29 12:00:00')",
                "INSERT INTO parity_drink VALUES ('Latte', 12), ('Mocha', 12), ('Tea', 8)");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        session.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "expressions.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void computes(String expression, String value) throws SQLException {
        assertThat(RunningWarehouse.rows(session, "SELECT " + unescaped(expression)))
                .containsExactly(value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "queries.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void answers(String query, String rows) throws SQLException {
        assertThat(String.join(";", RunningWarehouse.rows(session, unescaped(query)))
                        .replace('|', ':'))
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            SELECT LISTAGG(branch, ',') WITHIN GROUP (ORDER BY branch) FROM parity_sale = listagg
            SELECT DISTINCT RATIO_TO_REPORT(price) OVER (PARTITION BY branch) FROM parity_sale = ratio_to_report
            SELECT TOP 1 CONCAT('a', branch) FROM parity_sale = concat
            SELECT SYSDATE = timestamp
            SELECT DATEADD(day, 1, GETDATE()) = date_add
            SELECT DATEDIFF(day, GETDATE(), GETDATE()) = date_diff
            SELECT REGEXP_SUBSTR('abc', 'b') UNION SELECT 'x' = regexp_substr
            SELECT * FROM (SELECT LISTAGG(branch) FROM parity_sale) AS s = listagg
            SELECT DATEADD(day, 1, GETDATE()) AS "Tomorrow" = tomorrow
            SELECT DATEDIFF(day, GETDATE(), GETDATE()) + 1 = ?column?
            """)
    void namesColumnsAsRedshiftDoes(String query, String name) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(name);
        }
    }

    /** A bar ends a field, so that the operator which concatenates is written with another sign. */
    private static String unescaped(String sql) {
        return sql.replace("¦", "|");
    }
}
