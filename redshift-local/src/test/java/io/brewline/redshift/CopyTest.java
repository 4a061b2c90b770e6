package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CopyTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void loadsEveryObjectOfTheManifestAndSaysHowManyRows() throws SQLException {
        WAREHOUSE.run("CREATE TABLE several (id INT, name VARCHAR(20))");
        String manifest = WAREHOUSE.stage("several", "1,one\n2,two\n", "3,three\n");
        try (Connection connection = WAREHOUSE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY several (id, name) FROM " + manifest + CSV);
            assertThat(statement.getWarnings().getMessage())
                    .contains("Load into table 'several' completed, 3 record(s) loaded successfully.");
            assertThat(RunningWarehouse.rows(connection, "SELECT pg_last_copy_count()"))
                    .containsExactly("3");
        }
        assertThat(WAREHOUSE.rows("SELECT * FROM several ORDER BY id")).containsExactly("1|one", "2|two", "3|three");
    }

    @Test
    void isUndoneByTheClientsRollback() throws SQLException {
        WAREHOUSE.run("CREATE TABLE undone (id INT)");
        String manifest = WAREHOUSE.stage("undone", "1\n2\n");
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "COPY undone (id) FROM " + manifest + CSV);
            assertThat(RunningWarehouse.rows(connection, "SELECT count(*) FROM undone"))
                    .containsExactly("2");
            assertThat(WAREHOUSE.rows("SELECT count(*) FROM undone")).containsExactly("0");
            connection.rollback();
            assertThat(RunningWarehouse.rows(connection, "SELECT count(*) FROM undone"))
                    .containsExactly("0");
            assertThat(RunningWarehouse.rows(connection, "SELECT pg_last_copy_count()"))
                    .containsExactly("2");
        }
    }

    @Test
    void isKeptByTheClientsCommit() throws SQLException {
        WAREHOUSE.run("CREATE TABLE kept (id INT)");
        String manifest = WAREHOUSE.stage("kept", "1\n");
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "COPY kept (id) FROM " + manifest + CSV);
            connection.commit();
        }
        assertThat(WAREHOUSE.rows("SELECT id FROM kept")).containsExactly("1");
    }

    @Test
    void copiesIntoTemporaryTablesFromPreparedStatementsAgainAndAgain() throws SQLException {
        String manifest = WAREHOUSE.stage("again", "1\n2\n");
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "CREATE TEMP TABLE again (id INT)");
            try (PreparedStatement copy = connection.prepareStatement("COPY again (id) FROM " + manifest + CSV)) {
                for (int i = 0; i < 8; i++) {
                    copy.execute();
                }
            }
            assertThat(RunningWarehouse.rows(connection, "SELECT count(*), pg_last_copy_count() FROM again"))
                    .containsExactly("16|2");
        }
    }

    @Test
    void copiesAmongOtherStatementsOfOneText() throws SQLException {
        String manifest = WAREHOUSE.stage("among", "1\n2\n");
        try (Connection connection = WAREHOUSE.connect()) {
            RunningWarehouse.run(
                    connection,
                    "CREATE TEMP TABLE among (id INT); COPY among (id) FROM " + manifest + CSV
                            + "; INSERT INTO among VALUES (3)");
            assertThat(RunningWarehouse.rows(connection, "SELECT count(*) FROM among"))
                    .containsExactly("3");
        }
    }

    @Test
    void loadsTwiceWhatIsListedTwice() throws SQLException {
        WAREHOUSE.run("CREATE TABLE twice (id INT)");
        WAREHOUSE.stage("twice", "1\n");
        String url = "s3://staging/lines/twice/0.zst";
        WAREHOUSE.run("COPY twice (id) FROM " + WAREHOUSE.manifest("twice", List.of(url, url)) + CSV);
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM twice")).containsExactly("2");
    }

    @Test
    void endsWhenItIsCancelled() throws Exception {
        WAREHOUSE.run("CREATE TABLE cancelled (id INT)");
        EndlessObject endless = new EndlessObject("1\n".getBytes(UTF_8));
        WAREHOUSE.s3().put("staging", "cancelled", endless);
        String manifest = WAREHOUSE.manifest("cancelled", List.of("s3://staging/cancelled"));
        try (Connection connection = WAREHOUSE.connect();
                Statement statement = connection.createStatement()) {
            Thread canceller = new Thread(() -> {
                try {
                    endless.awaitRead();
                    statement.cancel();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            canceller.start();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () -> statement.execute("COPY cancelled (id) FROM " + manifest + CSV.replace("ZSTD", "")))
                    .returns("57014", SQLException::getSQLState);
            canceller.join();
            assertThat(RunningWarehouse.rows(connection, "SELECT count(*) FROM cancelled"))
                    .containsExactly("0");
        }
    }

    @Test
    void reportsAMissingMandatoryObjectAndAbortsTheTransaction() throws SQLException {
        WAREHOUSE.run("CREATE TABLE missing (id INT)");
        String manifest = WAREHOUSE.manifest("missing", List.of("s3://staging/nowhere.zst"));
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "COPY missing (id) FROM " + manifest + CSV))
                    .withMessageContaining("The specified key does not exist")
                    .withMessageContaining("s3://staging/nowhere.zst")
                    .returns("XX000", SQLException::getSQLState);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "SELECT 1"))
                    .returns("25P02", SQLException::getSQLState);
            connection.rollback();
            RunningWarehouse.run(connection, "SELECT 1");
        }
    }

    @Test
    void skipsAMissingOptionalObjectButNotAllOfThem() throws SQLException {
        WAREHOUSE.run("CREATE TABLE optional (id INT)");
        WAREHOUSE.stage("optional", "1\n");
        String gone = "{\"url\":\"s3://staging/gone.zst\",\"mandatory\":false}";
        WAREHOUSE
                .s3()
                .put("staging", "some", "{\"entries\":[" + gone + ",{\"url\":\"s3://staging/lines/optional/0.zst\"}]}");
        WAREHOUSE.run("COPY optional (id) FROM 's3://staging/some'" + CSV);
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM optional")).containsExactly("1");
        WAREHOUSE.s3().put("staging", "none", "{\"entries\":[" + gone + "]}");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY optional (id) FROM 's3://staging/none'" + CSV));
    }

    @Test
    void refusesManifestsThatAreEmptyMissingOrNone() throws SQLException {
        WAREHOUSE.run("CREATE TABLE nothing (id INT)");
        WAREHOUSE.s3().put("staging", "empty", "{\"entries\":[]}");
        WAREHOUSE.s3().put("staging", "garbage", "not json");
        for (String manifest : List.of("empty", "garbage", "absent")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> WAREHOUSE.run("COPY nothing (id) FROM 's3://staging/" + manifest + "'" + CSV))
                    .returns("XX000", SQLException::getSQLState);
        }
    }

    @Test
    void reportsAnObjectThatCannotBeUnpacked() throws SQLException {
        WAREHOUSE.run("CREATE TABLE torn (id INT)");
        WAREHOUSE.s3().put("staging", "torn.zst", "this is no Zstandard frame");
        String manifest = WAREHOUSE.manifest("torn", List.of("s3://staging/torn.zst"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY torn (id) FROM " + manifest + CSV))
                .withMessageContaining("s3://staging/torn.zst");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM torn")).containsExactly("0");
    }

    @Test
    void streamsMoreThanFitsInAnyBuffer() throws SQLException {
        WAREHOUSE.run("CREATE TABLE large (id INT, filler VARCHAR(100))");
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            csv.append(i).append(",some filler that makes the row longer than it need be\n");
        }
        String manifest = WAREHOUSE.stage("large", csv.toString(), csv.toString());
        WAREHOUSE.run("COPY large (id, filler) FROM " + manifest + CSV);
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM large")).containsExactly("400000");
    }
}
