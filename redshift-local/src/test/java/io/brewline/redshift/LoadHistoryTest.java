package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the system tables tell of loads. */
class LoadHistoryTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    private static final String ERRORS = "SELECT trim(filename), line_number, trim(colname), trim(type), err_code"
            + " FROM stl_load_errors WHERE query = pg_last_copy_id() ORDER BY filename, line_number";

    @Test
    void oneErrorLessThanMaxerrorLoadsTheOtherRows() throws SQLException {
        WAREHOUSE.run("CREATE TABLE allowed (id INT, name VARCHAR(3))");
        String manifest = WAREHOUSE.stage("allowed", "1,a\nx,b\n2,c\n", "3,abcd\n4,d\n");
        try (Connection connection = WAREHOUSE.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("COPY allowed (id, name) FROM " + manifest + CSV + " MAXERROR 3");
            assertThat(messages(statement.getWarnings()))
                    .containsExactly(
                            "Load into table 'allowed' completed, 3 record(s) loaded successfully.",
                            "Load into table 'allowed' completed, 2 record(s) could not be loaded."
                                    + "  Check 'stl_load_errors' system table for details.");
            assertThat(RunningWarehouse.rows(connection, "SELECT id FROM allowed ORDER BY id"))
                    .containsExactly("1", "2", "4");
            assertThat(RunningWarehouse.rows(connection, ERRORS))
                    .containsExactly(
                            "s3://staging/lines/allowed/0.zst|2|id|int4|1207",
                            "s3://staging/lines/allowed/1.zst|1|name|varchar|1204");
            connection.rollback();
            assertThat(RunningWarehouse.rows(connection, ERRORS)).hasSize(2);
        }
    }

    @Test
    void asManyErrorsAsMaxerrorFailTheLoad() throws SQLException {
        WAREHOUSE.run("CREATE TABLE exhausted (id INT)");
        String manifest = WAREHOUSE.stage("exhausted", "1\nx\n2\ny\nz\n");
        try (Connection connection = WAREHOUSE.connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(
                            connection, "COPY exhausted (id) FROM " + manifest + CSV + " MAXERROR 2"))
                    .withMessageContaining("Load into table 'exhausted' failed.");
            assertThat(RunningWarehouse.rows(connection, ERRORS))
                    .containsExactly(
                            "s3://staging/lines/exhausted/0.zst|2|id|int4|1207",
                            "s3://staging/lines/exhausted/0.zst|4|id|int4|1207");
            assertThat(RunningWarehouse.rows(connection, "SELECT pg_last_copy_count(), count(*) FROM exhausted"))
                    .containsExactly("0|0");
        }
    }

    /** Whether a time is one, PostgreSQL tells alone. */
    @Test
    void aTypeThatPostgresReadsHasNoErrorsAllowed() throws SQLException {
        WAREHOUSE.run("CREATE TABLE opening (id INT, at TIME)");
        String manifest = WAREHOUSE.stage("opening", "1,09:00\n2,\"x\ny\"\n3,25:00\n");
        try (Connection connection = WAREHOUSE.connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(
                            connection, "COPY opening (id, at) FROM " + manifest + CSV + " MAXERROR 9"));
            assertThat(RunningWarehouse.rows(connection, ERRORS))
                    .containsExactly("s3://staging/lines/opening/0.zst|2|at|time|1206");
        }
    }

    @Test
    void everyLoadIsInTheHistoryThoughItIsRolledBack() throws SQLException {
        WAREHOUSE.run("CREATE TABLE noted (id INT)");
        String manifest = WAREHOUSE.stage("noted", "1\n2\n", "3\n");
        String history = "SELECT status, table_name, data_source, file_format, loaded_rows, source_file_count,"
                + " error_count, session_id = pg_backend_pid(), end_time >= start_time, duration >= 0"
                + " FROM sys_load_history WHERE query_id = pg_last_copy_id()";
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            assertThat(RunningWarehouse.rows(connection, history)).isEmpty();
            RunningWarehouse.run(connection, "COPY noted (id) FROM " + manifest + CSV);
            String loaded = "completed|noted|s3://staging/manifests/noted.manifest|csv|3|2|0|t|t|t";
            assertThat(RunningWarehouse.rows(connection, history)).containsExactly(loaded);
            connection.rollback();
            assertThat(RunningWarehouse.rows(connection, history)).containsExactly(loaded);
            assertThat(RunningWarehouse.rows(
                            connection,
                            "SELECT trim(filename), lines_scanned, trim(file_format) FROM stl_load_commits"
                                    + " WHERE query = pg_last_copy_id() ORDER BY filename"))
                    .containsExactly("s3://staging/lines/noted/0.zst|2|Text", "s3://staging/lines/noted/1.zst|1|Text");
        }
    }

    @Test
    void aFailedLoadIsInTheHistoryAsAborted() throws SQLException {
        WAREHOUSE.run("CREATE TABLE aborted (id INT)");
        String manifest = WAREHOUSE.stage("aborted", "x\n");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY aborted (id) FROM " + manifest + CSV));
        assertThat(WAREHOUSE.rows("SELECT status, loaded_rows, loaded_bytes, error_count FROM sys_load_history"
                        + " WHERE table_name = 'aborted'"))
                .containsExactly("aborted|0|0|1");
    }

    @Test
    void noTableHoldsARowsText() throws SQLException {
        WAREHOUSE.run("CREATE TABLE secretive (id INT, name VARCHAR(5))");
        String manifest = WAREHOUSE.stage("secretive", "1,confidential\n");
        try (Connection connection = WAREHOUSE.connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "COPY secretive FROM " + manifest + CSV));
            for (String table :
                    List.of("sys_load_error_detail", "stl_load_errors", "stl_loaderror_detail", "sys_load_history")) {
                assertThat(String.join("\n", RunningWarehouse.rows(connection, "SELECT * FROM " + table)))
                        .contains(table.equals("sys_load_history") ? "secretive" : "name")
                        .doesNotContain("confidential");
            }
            assertThat(RunningWarehouse.rows(
                            connection,
                            "SELECT trim(le.err_reason), trim(le.col_length), trim(le.raw_line), trim(d.value)"
                                    + " FROM stl_load_errors le JOIN stl_loaderror_detail d ON d.query = le.query"
                                    + " WHERE le.query = pg_last_copy_id()"))
                    .containsExactly("String length exceeds DDL length|5||");
        }
    }

    private static List<String> messages(SQLWarning first) {
        List<String> messages = new ArrayList<>();
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            messages.add(warning.getMessage().replaceFirst("^INFO: ", ""));
        }
        return messages;
    }
}
