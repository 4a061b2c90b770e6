package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brewline.redshift.SessionScript.Step;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each client runs the same session and gets the same answers. */
@Timeout(120)
class ScriptedSessionTest {
    private static final int ROWS_AT_A_TIME = 2;
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d)");

    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    private static SessionScript script;

    @BeforeAll
    static void read() throws IOException {
        script = SessionScript.read();
        WAREHOUSE.stage("scripted", "4,Leeds,0.00,2024-01-03 00:00:00\n5,York,2.50,\n");
        WAREHOUSE.stage("scripted-bad", "6,Leeds,1.00,\nsix,York,2.50,\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:redshift://127.0.0.1:PORT/dev?ssl=false",
                "jdbc:postgresql://127.0.0.1:PORT/dev?sslmode=disable",
                "jdbc:postgresql://127.0.0.1:PORT/dev?sslmode=disable&prepareThreshold=-1",
                "jdbc:postgresql://127.0.0.1:PORT/dev?sslmode=disable&preferQueryMode=simple"
            })
    void isTheSameForADriver(String url) throws SQLException {
        String port = Integer.toString(WAREHOUSE.redshift().port());
        List<String> seen = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url.replace("PORT", port), "scripted", "any")) {
            for (Step step : script.steps()) {
                seen.addAll(run(connection, step));
            }
        }
        assertThat(seen).containsExactlyElementsOf(script.expected());
    }

    private static List<String> run(Connection connection, Step step) throws SQLException {
        List<String> seen = new ArrayList<>();
        String state = "00000";
        try {
            switch (step.sql()) {
                case "BEGIN" -> connection.setAutoCommit(false);
                case "COMMIT" -> connection.commit();
                case "ROLLBACK" -> connection.rollback();
                default -> seen.addAll(execute(connection, step));
            }
        } catch (SQLException e) {
            state = e.getSQLState();
        }
        if (step.sql().equals("COMMIT") || step.sql().equals("ROLLBACK")) {
            connection.setAutoCommit(true);
        }
        seen.add("@ " + state);
        return seen;
    }

    private static List<String> execute(Connection connection, Step step) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, step)) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            if (statement.execute()) {
                try (ResultSet found = statement.getResultSet()) {
                    while (found.next()) {
                        rows.add(row(found));
                    }
                }
            }
        }
        return rows;
    }

    /** JDBC has one sign for every parameter, so that one which is used twice is bound twice. */
    private static PreparedStatement prepare(Connection connection, Step step) throws SQLException {
        List<Integer> order = new ArrayList<>();
        String sql = PARAMETER.matcher(step.sql()).replaceAll(sign -> {
            order.add(Integer.parseInt(sign.group(1)) - 1);
            return "?";
        });
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < order.size(); i++) {
            String value = step.values().get(order.get(i));
            switch (step.types().get(order.get(i))) {
                case "int" -> statement.setInt(i + 1, Integer.parseInt(value));
                case "decimal" -> statement.setBigDecimal(i + 1, new BigDecimal(value));
                case "timestamp" -> statement.setTimestamp(i + 1, Timestamp.valueOf(value));
                default -> statement.setString(i + 1, value);
            }
        }
        return statement;
    }

    private static String row(ResultSet found) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            values.add(String.valueOf(found.getString(i)));
        }
        return String.join("|", values);
    }

    @Test
    void isTheSameForPsql() throws IOException {
        assumeTrue(Psql.isHere(), "psql is not on the PATH: its run of the scripted session is left out");
        StringBuilder input = new StringBuilder();
        for (Step step : script.steps()) {
            input.append(inPsql(step));
        }
        Psql psql = new Psql(
                "host=127.0.0.1 port=" + WAREHOUSE.redshift().port() + " dbname=dev user=scripted sslmode=disable",
                "-q",
                "-A",
                "-t",
                "-P",
                "null=null");
        assertThat(psql.run(input.toString()).out().lines().toList()).containsExactlyElementsOf(script.expected());
    }

    private static String inPsql(Step step) {
        String state = "\\echo @ :SQLSTATE\n";
        if (step.types().isEmpty()) {
            return step.sql() + ";\n" + state;
        }
        List<String> values = step.values().stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .toList();
        return "PREPARE scripted (" + String.join(", ", step.types()) + ") AS " + step.sql() + ";\n"
                + "EXECUTE scripted (" + String.join(", ", values) + ");\n" + state + "DEALLOCATE scripted;\n";
    }
}
