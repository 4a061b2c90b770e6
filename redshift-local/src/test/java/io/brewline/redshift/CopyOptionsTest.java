package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.ROLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What COPY makes of a field, option by option. */
class CopyOptionsTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    private static final AtomicInteger NEXT = new AtomicInteger();

    private static Connection session;

    @BeforeAll
    static void connect() throws SQLException {
        session = WAREHOUSE.connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        session.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "copied.csv", delimiter = ';', quoteCharacter = '`')
    void loads(String columns, String options, String object, String rows) throws SQLException {
        String table = stage(columns, object);
        RunningWarehouse.run(session, copy(table, options));
        assertThat(String.join(" / ", RunningWarehouse.rows(session, "SELECT * FROM " + table + " ORDER BY 1")))
                .isEqualTo(rows.replace("␤", "\n").replace("␠", " "));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "not-copied.csv", delimiter = ';', quoteCharacter = '`')
    void fails(String columns, String options, String object, String error) throws SQLException {
        String table = stage(columns, object);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> RunningWarehouse.run(session, copy(table, options)))
                .returns("XX000", SQLException::getSQLState);
        assertThat(RunningWarehouse.rows(
                        session,
                        "SELECT line_number, trim(colname), err_code, trim(err_reason) FROM stl_load_errors"
                                + " WHERE query = pg_last_copy_id()"))
                .containsExactly(error);
        assertThat(RunningWarehouse.rows(session, "SELECT count(*) FROM " + table))
                .containsExactly("0");
    }

    private static String copy(String table, String options) {
        return "COPY " + table + " FROM 's3://options/" + table + "'" + ROLE + " "
                + (options == null ? "" : options.replace("⇥", "\t"));
    }

    private static String stage(String columns, String object) throws SQLException {
        String table = "options_" + NEXT.incrementAndGet();
        RunningWarehouse.run(session, "CREATE TEMP TABLE " + table + " (" + columns + ")");
        WAREHOUSE.s3().put("options", table, unescaped(object));
        return table;
    }

    /** A line end is written ␤, a tab ⇥, CR ␍, a byte that is no UTF-8 ␦, and NUL ␀. */
    private static byte[] unescaped(String object) {
        String text =
                object.replace("␤", "\n").replace("⇥", "\t").replace("␍", "\r").replace("␀", "\0");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] pieces = text.split("␦", -1);
        for (int i = 0; i < pieces.length; i++) {
            bytes.writeBytes(pieces[i].getBytes(UTF_8));
            if (i < pieces.length - 1) {
                bytes.write(0xff);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void identityColumnsAreLoadedWithExplicitIdsAlone() throws SQLException {
        WAREHOUSE.run("CREATE TABLE numbered (id INT IDENTITY(1, 1), name VARCHAR(9))");
        WAREHOUSE.s3().put("options", "numbered/names", "a\nb\n");
        WAREHOUSE.s3().put("options", "numbered/both", "70,c\n");
        WAREHOUSE.run("COPY numbered FROM 's3://options/numbered/names'" + ROLE + " CSV");
        WAREHOUSE.run("COPY numbered FROM 's3://options/numbered/both'" + ROLE + " CSV EXPLICIT_IDS");
        assertThat(WAREHOUSE.rows("SELECT id, name FROM numbered ORDER BY id")).containsExactly("1|a", "2|b", "70|c");
        for (String copy : new String[] {
            "COPY numbered (id, name) FROM 's3://options/numbered/both'" + ROLE + " CSV",
            "COPY numbered (name) FROM 's3://options/numbered/names'" + ROLE + " CSV EXPLICIT_IDS"
        }) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> WAREHOUSE.run(copy))
                    .withMessageContaining("EXPLICIT_IDS");
        }
    }

    @Test
    void noloadChecksAndLoadsNothing() throws SQLException {
        WAREHOUSE.run("CREATE TABLE checked (id INT)");
        WAREHOUSE.s3().put("options", "checked/good", "1\n2\n");
        WAREHOUSE.s3().put("options", "checked/bad", "1\nx\n");
        WAREHOUSE.run("COPY checked FROM 's3://options/checked/good'" + ROLE + " CSV NOLOAD");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY checked FROM 's3://options/checked/bad'" + ROLE + " CSV NOLOAD"))
                .withMessageContaining("Load into table 'checked' failed.");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM checked")).containsExactly("0");
    }

    /** PostgreSQL takes the text as a whole, so that the gateway cannot see what the table will be. */
    @ParameterizedTest
    @ValueSource(strings = {"CREATE TEMP TABLE same_text (id INT, price DECIMAL(8, 2))", "DROP TABLE same_text"})
    void aTableThatTheSameTextMakesOrChangesIsNotLoaded(String change) throws SQLException {
        WAREHOUSE.s3().put("options", "same-text", "1,0.999\n");
        try (Connection connection = WAREHOUSE.connectSimply()) {
            if (change.startsWith("DROP")) {
                RunningWarehouse.run(connection, "CREATE TEMP TABLE same_text (id INT, price DECIMAL(8, 1))");
                change += "; CREATE TEMP TABLE same_text (id INT, price DECIMAL(8, 2))";
            }
            String text = change + "; COPY same_text (id, price) FROM 's3://options/same-text'" + ROLE + " CSV";
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, text))
                    .withMessageContaining("is not emulated")
                    .returns("0A000", SQLException::getSQLState);
        }
    }

    @Test
    void rowsBehindWhatIsNoJsonAreNotLeftOutInSilence() throws SQLException {
        WAREHOUSE.run("CREATE TABLE behind (id INT)");
        WAREHOUSE.s3().put("options", "behind/json", "{\"id\":1}\n{\"id\":\n{\"id\":3}\n");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        WAREHOUSE.run("COPY behind FROM 's3://options/behind/json'" + ROLE + " JSON 'auto' MAXERROR 9"))
                .withMessageContaining("is no JSON");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM behind")).containsExactly("0");
    }

    @Test
    void aFieldOfMillionsOfDigitsIsRefusedAtOnce() throws SQLException {
        WAREHOUSE.run("CREATE TABLE endless_number (i BIGINT, d DECIMAL(38, 2), f REAL)");
        String digits = "1".repeat(1_000_000);
        for (String row : new String[] {digits + ",1,1", "1," + digits + ",1", "1,1," + digits + "x"}) {
            WAREHOUSE.s3().put("options", "endless-number", row + "\n");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            WAREHOUSE.run("COPY endless_number FROM 's3://options/endless-number'" + ROLE + " CSV"))
                    .withMessageContaining("failed");
        }
    }

    @Test
    void timesThatAreRecognizedAutomaticallyAreNotTakenForAny() throws SQLException {
        WAREHOUSE.run("CREATE TABLE any_time (id INT, at TIMESTAMPTZ)");
        WAREHOUSE.s3().put("options", "any-time", "1,2024-01-02 03:04:05+00\n");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> WAREHOUSE.run("COPY any_time FROM 's3://options/any-time'" + ROLE + " CSV ACCEPTANYDATE"))
                .withMessageContaining("ACCEPTANYDATE")
                .returns("0A000", SQLException::getSQLState);
    }
}
