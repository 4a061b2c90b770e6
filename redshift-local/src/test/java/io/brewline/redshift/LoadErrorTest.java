package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static io.brewline.redshift.RunningWarehouse.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadErrorTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void abortsTheTransactionAndOutlivesIt() throws SQLException {
        WAREHOUSE.run("CREATE TABLE bad (id INT, at TIMESTAMP)");
        String manifest = WAREHOUSE.stage("bad", "1,2024-01-01 00:00:00\n", "2,\nsecret,\n");
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "INSERT INTO bad VALUES (0, NULL)");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "COPY bad (id, at) FROM " + manifest + CSV))
                    .withMessageContaining("Load into table 'bad' failed.  Check 'sys_load_error_detail' system table"
                            + " for details.")
                    .withMessageNotContaining("secret")
                    .returns("XX000", SQLException::getSQLState);
            connection.rollback();
            assertThat(RunningWarehouse.rows(connection, "SELECT count(*) FROM bad"))
                    .containsExactly("0");
        }
        assertThat(WAREHOUSE.rows("SELECT trim(file_name), line_number, trim(column_name), error_code,"
                        + " trim(error_message) FROM sys_load_error_detail WHERE file_name LIKE '%/bad/%'"))
                .containsExactly("s3://staging/lines/bad/1.zst|2|id|1207|Invalid digit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "digits    | 1,x,2024-01-01,a,1      | 1207 | quantity",
                "dates     | 1,1,2024-13-01,a,1      | 1206 | at",
                "length    | 1,1,2024-01-01,abcdef,1 | 1204 | name",
                "bytes     | 1,1,2024-01-01,ééé,1    | 1204 | name",
                "nulls     | ,1,2024-01-01,a,1       | 1213 | id",
                "fewer     | 1,1,2024-01-01          | 1203 | name",
                "more      | 1,1,2024-01-01,a,1,b    | 1202 | ''",
                "unclosed  | '1,1,2024-01-01,\"a,1'  | 1214 | ''",
                "overflow  | 1,99999999999,2024-01-01,a,1 | 1222 | quantity",
                "decimals  | 1,1,2024-01-01,a,1p     | 1209 | price",
                "precision | 1,1,2024-01-01,a,1000   | 1209 | price",
            })
    void tellsWhatIsWrong(String name, String row, int code, String column) throws SQLException {
        WAREHOUSE.run(
                "DROP TABLE IF EXISTS wrong_" + name,
                "CREATE TABLE wrong_" + name
                        + " (id INT NOT NULL, quantity INT, at TIMESTAMP, name VARCHAR(5), price DECIMAL(5, 2))");
        String manifest = WAREHOUSE.stage("wrong_" + name, "1,1,2024-01-01,a,1\n" + row + "\n");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        WAREHOUSE.run("COPY wrong_" + name + " (id, quantity, at, name, price) FROM " + manifest + CSV))
                .withMessageContaining("Check 'sys_load_error_detail'");
        assertThat(WAREHOUSE.rows("SELECT error_code, trim(column_name) FROM sys_load_error_detail"
                        + " WHERE file_name LIKE '%/wrong_" + name + "/%'"))
                .containsExactly(code + "|" + column);
    }

    @ParameterizedTest
    @ValueSource(strings = {" FORMAT CSV", " DELIMITER ','"})
    void aRowOfMoreThanFourMegabytesIsLeftOutAndNoOther(String format) throws SQLException {
        WAREHOUSE.run("DROP TABLE IF EXISTS long_row", "CREATE TABLE long_row (id INT, name VARCHAR(5))");
        String name = "long_row" + format.length();
        String manifest = WAREHOUSE.stage(name, "1,a\n2," + "b".repeat(5_000_000) + "\n3,c\n");

        WAREHOUSE.run("COPY long_row FROM " + manifest + RunningWarehouse.ROLE + " MANIFEST ZSTD MAXERROR 2" + format);

        assertThat(WAREHOUSE.rows("SELECT id FROM long_row ORDER BY id")).containsExactly("1", "3");
        assertThat(WAREHOUSE.rows("SELECT line_number, error_code FROM sys_load_error_detail WHERE file_name LIKE '%/"
                        + name + "/%'"))
                .containsExactly("2|1216");
    }

    @Test
    void findsTheBadObjectAmongJson() throws SQLException {
        WAREHOUSE.run("CREATE TABLE badjson (id INT)");
        String manifest = WAREHOUSE.stage("badjson", "{\"id\":1}\n{\"id\":}\n");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY badjson (id) FROM " + manifest + JSON))
                .withMessageContaining("Check 'sys_load_error_detail'");
        assertThat(WAREHOUSE.rows("SELECT line_number FROM sys_load_error_detail WHERE file_name LIKE '%/badjson/%'"))
                .containsExactly("2");
    }

    @Test
    void isNoneWhenTheTableIsMissing() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY no_such_table (id) FROM 's3://staging/x'" + CSV))
                .withMessageContaining("relation \"no_such_table\" does not exist")
                .returns("42P01", SQLException::getSQLState);
    }

    @Test
    void aRowsTextIsNotTakenForItsPlace() throws SQLException {
        WAREHOUSE.run("CREATE TABLE told (id INT, at TIME)");
        String manifest = WAREHOUSE.stage("told", "1,\"x, line 9, column Jane Doe\"\n");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY told (id, at) FROM " + manifest + CSV))
                .withMessageNotContaining("Jane");
        assertThat(
                        WAREHOUSE.rows(
                                "SELECT line_number, trim(column_name) FROM sys_load_error_detail WHERE file_name LIKE '%/told/%'"))
                .containsExactly("1|at");
    }

    @Test
    void isTheNextCopysOwn() throws SQLException {
        WAREHOUSE.run("CREATE TABLE own_error (id INT)");
        try (Connection connection = WAREHOUSE.connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "COPY own_error FROM 's3://nowhere/x'" + CSV))
                    .returns("XX000", SQLException::getSQLState);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            RunningWarehouse.run(connection, "COPY no_such_table (id) FROM 's3://staging/x'" + CSV))
                    .returns("42P01", SQLException::getSQLState);
        }
        assertThat(WAREHOUSE.rows(
                        "SELECT status, loaded_rows FROM sys_load_history WHERE trim(table_name) = 'own_error'"))
                .containsExactly("aborted|0");
    }
}
