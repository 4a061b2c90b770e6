package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvValidationException;
import io.brewline.local.pipeline.LocalWarehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sql}: its formats over one warehouse, and the command itself. */
@Timeout(120)
class SqlCommandTest {
    private static final String ODD_VALUES = "SELECT 1 AS whole, CAST(1.50 AS DECIMAL(5, 2)) AS amount, TRUE AS truth,"
            + " NULL AS nothing, '' AS blank, 'a \"quoted\", text' AS quoted, 'two' || CHR(10) || 'lines' AS lines,"
            + " TIMESTAMP '2024-03-04 09:00:00' AS at, DATE '2024-03-04' AS day, 'Café' AS accented";

    @TempDir
    static Path folder;

    private static LocalWarehouse warehouse;

    @BeforeAll
    static void start() {
        warehouse = LocalWarehouse.start(folder.resolve("formats"), LocalWarehouse.ANY_PORT, () -> null);
    }

    @AfterAll
    static void stop() {
        warehouse.close();
    }

    @Test
    void csvIsRfc4180() throws SQLException {
        assertThat(print(ResultFormat.CSV, ODD_VALUES)).isEqualTo("""
                whole,amount,truth,nothing,blank,quoted,lines,at,day,accented
                1,1.50,t,,,"a ""quoted"", text","two
                lines",2024-03-04 09:00:00,2024-03-04,Café
                """);
    }

    /** What opens it is a spreadsheet, mostly. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://example.com\",\"x\")", "@SUM(A1)", "+1", "-1+2", "=cmd|'' /C calc''!A0",
                "\t=1", "\r=1", " =1", "\n=1", "\uFF1D1"
            })
    void csvHoldsNoFormulaAndRawCsvWhatTheWarehouseHolds(String formula) throws SQLException {
        String sql = "SELECT '" + formula + "' AS text, -1 AS whole, -1.50 AS amount";
        String text = formula.replace("''", "'");

        assertThat(cells(print(ResultFormat.CSV, sql))).containsExactly("'" + text, "-1", "-1.50");
        assertThat(cells(print(ResultFormat.RAW_CSV, sql))).containsExactly(text, "-1", "-1.50");
        assertThat(print(ResultFormat.JSON, sql)).doesNotContain("\"'");
    }

    @Test
    void aTableHoldsNothingThatCommandsATerminal() throws SQLException {
        assertThat(print(ResultFormat.TABLE, "SELECT CHR(27) || '[2J' || CHR(10) || CHR(13) || 'x' AS text"))
                .contains("| ?[2J??x |");
    }

    private static List<String> cells(String csv) {
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(csv))
                .withCSVParser(new RFC4180Parser())
                .withKeepCarriageReturn(true)
                .build()) {
            reader.readNext();
            return List.of(reader.readNext());
        } catch (IOException | CsvValidationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void jsonKeepsNumbersTruthsAndNulls() throws SQLException {
        assertThat(print(ResultFormat.JSON, ODD_VALUES))
                .isEqualTo("[{\"whole\":1,\"amount\":1.50,\"truth\":true,\"nothing\":null,\"blank\":\"\","
                        + "\"quoted\":\"a \\\"quoted\\\", text\",\"lines\":\"two\\nlines\","
                        + "\"at\":\"2024-03-04 09:00:00\",\"day\":\"2024-03-04\",\"accented\":\"Café\"}]"
                        + System.lineSeparator());
    }

    @Test
    void jsonKeepsColumnsOfOneName() throws SQLException {
        assertThat(print(ResultFormat.JSON, "SELECT 1 AS n, 2 AS n, 3 AS n"))
                .isEqualTo("[{\"n\":1,\"n_2\":2,\"n_3\":3}]" + System.lineSeparator());
    }

    @Test
    void noRowsAreAHeaderOrAnEmptyArray() throws SQLException {
        String none = "SELECT 1 AS n WHERE 1 = 0";

        assertThat(print(ResultFormat.CSV, none)).isEqualTo("n\n");
        assertThat(print(ResultFormat.JSON, none)).isEqualTo("[]" + System.lineSeparator());
        assertThat(print(ResultFormat.TABLE, none)).contains("| n |", "0 rows");
    }

    @Test
    void aTableEndsAfterAThousandRowsAndSaysSo() throws SQLException {
        // Ten times two: 1,024 rows.
        String twos = IntStream.range(0, 10)
                .mapToObj(i -> "(SELECT 0 AS b UNION ALL SELECT 1) AS t" + i)
                .collect(Collectors.joining(" CROSS JOIN "));
        String rows = "SELECT ROW_NUMBER() OVER (ORDER BY t0.b) AS n FROM " + twos + " ORDER BY n LIMIT %d";

        assertThat(print(ResultFormat.TABLE, rows.formatted(1000))).endsWith("1000 rows" + System.lineSeparator());
        assertThat(print(ResultFormat.TABLE, rows.formatted(1001)))
                .contains("| 1000 |", "The first 1000 rows; --format csv prints all.")
                .doesNotContain("| 1001 |");
        assertThat(print(ResultFormat.CSV, rows.formatted(1001))).hasLineCount(1002);
    }

    private static String print(ResultFormat format, String sql) throws SQLException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            format.print(rows, new PrintStream(text, true, StandardCharsets.UTF_8));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void severalStatementsHaveSeveralResults() {
        CommandRun run = sql(
                "--format",
                "csv",
                "CREATE TEMP TABLE t (n INTEGER); INSERT INTO t VALUES (1), (2);" + " SELECT n FROM t ORDER BY n");

        assertThat(run.out().lines()).containsExactly("0 rows changed", "2 rows changed", "n", "1", "2");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void whatTheWarehouseRefusesIsOneSentence() {
        CommandRun run = sql("SELECT nothing FROM nowhere");

        assertThat(run.err()).contains("The warehouse says: ERROR: relation \"nowhere\" does not exist");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void whatRedshiftLacksIsRefused() {
        CommandRun run = sql("INSERT INTO etl.load_lock VALUES ('x') ON CONFLICT DO NOTHING");

        assertThat(run.err()).startsWith("brewline: The warehouse says: ").doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static CommandRun sql(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "sql";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.inProcess(folder.resolve("home"), all);
    }
}
