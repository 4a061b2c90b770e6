package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static io.brewline.redshift.RunningWarehouse.JSON;
import static io.brewline.redshift.RunningWarehouse.ROLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CopyFormatsTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void readsQuotesLineEndsAndEveryLetterInsideFields() throws SQLException {
        WAREHOUSE.run("CREATE TABLE quoted (a VARCHAR(40), b VARCHAR(40))");
        String manifest = WAREHOUSE.stage("quoted", "\"a \"\"b\"\", c\",\"two\nlines\"\r\nCafé ☕,\"\\.\"\r\n");
        WAREHOUSE.run("COPY quoted (a, b) FROM " + manifest + CSV);
        assertThat(WAREHOUSE.rows("SELECT a, b FROM quoted ORDER BY a"))
                .containsExactly("Café ☕|\\.", "a \"b\", c|two\nlines");
    }

    @Test
    void keepsNullAndEmptyApart() throws SQLException {
        WAREHOUSE.run("CREATE TABLE empties (a VARCHAR(5), b INT, c VARCHAR(5))");
        String manifest = WAREHOUSE.stage("empties", ",,x\n");
        WAREHOUSE.run("COPY empties (a, b, c) FROM " + manifest + CSV);
        assertThat(WAREHOUSE.rows("SELECT a IS NULL, b IS NULL, c FROM empties"))
                .containsExactly("t|t|x");
    }

    @Test
    void keepsEmptyTextWithoutEmptyAsNull() throws SQLException {
        WAREHOUSE.run("CREATE TABLE kept_empty (a VARCHAR(5), b INT, c CHAR(2), d TIMESTAMP)");
        String manifest = WAREHOUSE.stage("kept_empty", ",,,\n");
        String copy = "COPY kept_empty FROM " + manifest + CSV.replace("EMPTYASNULL", "");
        WAREHOUSE.run(copy);
        try (Connection connection = WAREHOUSE.connectSimply()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "SELECT 1", copy + "; SELECT 2", copy);
            connection.commit();
        }
        assertThat(WAREHOUSE.rows("SELECT a, b, c = '', d, count(*) FROM kept_empty GROUP BY a, b, c, d"))
                .containsExactly("|null|t|null|3");
    }

    @Test
    void loadsJsonByItsKeys() throws SQLException {
        WAREHOUSE.run("CREATE TABLE rejects (file CHAR(3), row_number BIGINT, at TIMESTAMP, price DECIMAL(12,2),"
                + " ok BOOLEAN, note VARCHAR(50))");
        String manifest = WAREHOUSE.stage(
                "rejects",
                "{\"price\":2.50,\"file\":\"abc\",\"row_number\":7,\"at\":\"2024-01-02T03:04:05\",\"ok\":true,\"x\":[1]}\n"
                        + "{\"file\":\"def\",\"row_number\":8,\"price\":null,\"note\":\"a\\tb\\\\c\\nd\"}");
        WAREHOUSE.run("COPY rejects (file, row_number, at, price, ok, note) FROM " + manifest + JSON);
        assertThat(WAREHOUSE.rows("SELECT * FROM rejects ORDER BY row_number"))
                .containsExactly("abc|7|2024-01-02 03:04:05|2.50|t|null", "def|8|null|null|null|a\tb\\c\nd");
    }

    @Test
    void looksUpTheColumnsOfATableThatOnlyTheSessionSees() throws SQLException {
        String manifest = WAREHOUSE.stage("unlisted", "{\"b\":\"x\",\"a\":1}");
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(
                    connection,
                    "CREATE TEMP TABLE unlisted (a INT, b VARCHAR(5))",
                    "COPY unlisted FROM " + manifest + JSON);
            assertThat(RunningWarehouse.rows(connection, "SELECT * FROM unlisted"))
                    .containsExactly("1|x");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "SELECT no_such_column FROM unlisted"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "COPY unlisted FROM " + manifest + JSON))
                    .returns("25P02", SQLException::getSQLState);
            connection.rollback();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "COPY unlisted FROM " + manifest + JSON))
                    .returns("42P01", SQLException::getSQLState);
        }
    }

    @Test
    void readsByPrefixGzipHeadersAndOtherDelimiters() throws SQLException, IOException {
        WAREHOUSE.run("CREATE TABLE plain (id INT, name VARCHAR(9))");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("id|name\n1|'a|b'\n".getBytes(UTF_8));
        }
        WAREHOUSE.s3().put("landing", "day/a.csv.gz", packed.toByteArray());
        WAREHOUSE.s3().put("landing", "day/b.csv.gz", packed.toByteArray());
        WAREHOUSE.run("COPY plain FROM 's3://landing/day/'" + ROLE
                + " CSV DELIMITER '|' QUOTE '''' IGNOREHEADER 1 GZIP EMPTYASNULL");
        assertThat(WAREHOUSE.rows("SELECT * FROM plain")).containsExactly("1|a|b", "1|a|b");
    }

    @Test
    void joinsNoRowsWhereAnObjectLacksItsLastLineEnd() throws SQLException {
        WAREHOUSE.run("CREATE TABLE unended (id INT)");
        String manifest = WAREHOUSE.stage("unended", "1\n2", "3", "", "4\n");
        WAREHOUSE.run("COPY unended (id) FROM " + manifest + CSV);
        assertThat(WAREHOUSE.rows("SELECT count(*), max(id) FROM unended")).containsExactly("4|4");
    }
}
