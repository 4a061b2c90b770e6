package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.redshift.RedshiftLocal;
import io.brewline.testing.CapturedOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaHandlerTest {
    @TempDir
    static Path directory;

    private static RedshiftLocal warehouse;

    private Deploying deploying;

    @BeforeAll
    static void start() throws IOException {
        warehouse = RedshiftLocal.builder()
                .dataDirectory(directory)
                .s3(TestWarehouse.S3)
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        warehouse.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        deploying = new Deploying(warehouse.jdbcUrl());
        deploying.execute(
                Deploying.ADMIN,
                "DROP SCHEMA IF EXISTS sales CASCADE",
                "DROP SCHEMA IF EXISTS etl CASCADE",
                "DROP SCHEMA IF EXISTS reporting CASCADE");
    }

    @AfterEach
    void close() {
        deploying.close();
    }

    @Test
    void createMakesAnEmptyWarehouseOneThatTheUsersCanSignInTo() throws SQLException {
        assertThat(deploying.run("Create")).isEqualTo("SUCCESS");
        assertThat(deploying.answer())
                .hasToString("{\"Status\":\"SUCCESS\",\"PhysicalResourceId\":\"brewline-warehouse-schema\","
                        + "\"StackId\":\"arn:aws:cloudformation:eu-west-2:123456789012:stack/brewline/1a2b\","
                        + "\"RequestId\":\"request-1\",\"LogicalResourceId\":\"Schema\"}");
        assertThat(deploying.rows(Deploying.LOADER, "SELECT COUNT(*) FROM sales.orders"))
                .containsExactly("0");
        assertThat(deploying.rows(Deploying.REPORTING, "SELECT current_user")).containsExactly("brewline_reporting");
    }

    @Test
    void updateTakesTheRotatedPasswordAndTheOldOneIsOver() throws SQLException {
        deploying.setup().run(plenty());
        deploying.secret(Deploying.LOADER, "brewline_loader", "Rotated#Pass2");
        assertThat(deploying.run("Update")).isEqualTo("SUCCESS");
        assertThat(deploying.answer().path("PhysicalResourceId").asText()).isEqualTo("brewline-given-id");
        assertThat(deploying.rows(Deploying.LOADER, "SELECT current_user")).containsExactly("brewline_loader");
        deploying.secret(Deploying.LOADER, "brewline_loader", Deploying.LOADER_PASSWORD);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> deploying.as(Deploying.LOADER).connect())
                .returns("28000", SQLException::getSQLState);
    }

    @Test
    void updateGivesBackTheRightsOfTheFilesAndNoOthers() throws SQLException {
        deploying.setup().run(plenty());
        deploying.execute(
                Deploying.ADMIN,
                "REVOKE SELECT ON sales.orders FROM brewline_loader",
                "GRANT USAGE ON SCHEMA sales TO brewline_reporting",
                "GRANT SELECT ON sales.orders TO brewline_reporting",
                "GRANT CREATE ON SCHEMA etl TO brewline_loader");
        deploying.run("Update");
        assertThat(deploying.rows(Deploying.LOADER, "SELECT COUNT(*) FROM sales.orders"))
                .containsExactly("0");
        deploying.assertRefused(Deploying.REPORTING, "SELECT COUNT(*) FROM sales.orders");
        deploying.assertRefused(Deploying.LOADER, "CREATE TABLE etl.mine (id INT)");
    }

    @Test
    void completesWhatAnEarlierRunLeftHalfDone() throws SQLException {
        deploying.execute(Deploying.ADMIN, "CREATE SCHEMA sales", "CREATE USER half_loader PASSWORD 'Half1234'");
        deploying.secret(Deploying.LOADER, "half_loader", "Whole#Pass1");
        assertThat(deploying.run("Create")).isEqualTo("SUCCESS");
        assertThat(deploying.rows(Deploying.LOADER, "SELECT COUNT(*) FROM etl.file_versions"))
                .containsExactly("0");
    }

    @Test
    void waitsForAWarehouseThatDoesNotAnswerYet() {
        AtomicInteger tries = new AtomicInteger();
        Connector late = () -> {
            if (tries.incrementAndGet() <= 20) {
                throw new SQLException("refused", "08001");
            }
            return deploying.as(Deploying.ADMIN).connect();
        };
        assertThat(deploying.run("Create", () -> deploying.setup(late))).isEqualTo("SUCCESS");
        assertThat(deploying.pauses()).hasSize(20);
    }

    @Test
    void saysThatItCouldNotConnectWhenTheTimeIsOver() {
        Deploying nowhere = new Deploying("jdbc:redshift://127.0.0.1:1/dev");
        try (nowhere) {
            assertThat(nowhere.run("Create")).isEqualTo("FAILED");
            assertThat(nowhere.answer().path("Status").asText()).isEqualTo("FAILED");
            assertThat(nowhere.answer().path("PhysicalResourceId").asText()).isEqualTo("brewline-warehouse-schema");
            assertThat(nowhere.answer().path("RequestId").asText()).isEqualTo("request-1");
            assertThat(nowhere.reason())
                    .startsWith("Could not connect to the warehouse (SQLSTATE 08001): the warehouse must be running,");
            assertThat(nowhere.pauses()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void saysAtOnceThatTheAdminIsNotLetIn() throws SQLException {
        deploying.execute(Deploying.ADMIN, "CREATE USER locked_admin PASSWORD 'Locked1234'");
        deploying.secret(Deploying.ADMIN, "locked_admin", "Another#Pass1");
        deploying.run("Create");
        assertThat(deploying.reason())
                .isEqualTo(
                        "Could not connect to the warehouse (SQLSTATE 28000): ADMIN_SECRET_ARN must name the secret of"
                                + " the warehouse's admin user.");
        assertThat(deploying.pauses()).isEmpty();
    }

    @Test
    void saysWhatAnAdminWithoutRightsLacks() throws SQLException {
        deploying.execute(Deploying.ADMIN, "CREATE USER weak_admin PASSWORD 'Weak12345'");
        deploying.secret(Deploying.ADMIN, "weak_admin", "Weak12345");
        deploying.run("Create");
        assertThat(deploying.reason())
                .startsWith(
                        "Could not apply sql/schema.sql, sql/changes and sql/reporting.sql (SQLSTATE 42501, ERROR: permission denied for database dev")
                .endsWith("be allowed to create and alter users.");
    }

    @Test
    void leavesUsersAndRightsAsTheyWereWhenOneStatementFails() throws SQLException {
        deploying.setup().run(plenty());
        deploying.secret(Deploying.LOADER, "brewline_loader", "Changed#Pass1");
        TappedConnector tapped = failingAt("GRANT SELECT ON ALL TABLES IN SCHEMA reporting");
        deploying.run("Update", () -> deploying.setup(tapped));
        assertThat(deploying.reason())
                .startsWith(
                        "Could not give brewline_reporting the rights of reporting-rights.sql (SQLSTATE 42601, no: GRANT");
        deploying.secret(Deploying.LOADER, "brewline_loader", Deploying.LOADER_PASSWORD);
        assertThat(deploying.rows(Deploying.LOADER, "SELECT COUNT(*) FROM sales.orders"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "s3cr3t-text | is not JSON with the texts username and password",
                "{\"username\":\"s3cr3t\"} | is not JSON with the texts username and password",
                "{\"username\":\"a\\\" SUPERUSER--\",\"password\":\"s3cr3t-text\"} | is not of lower-case letters",
                "{\"username\":\"Loader\",\"password\":\"s3cr3t-text\"} | is not of lower-case letters",
                "{\"username\":\"public\",\"password\":\"s3cr3t-text\"} | is not of lower-case letters",
                "{\"username\":\"loader\",\"password\":\"s3cr3t\"} | has less than 8 characters",
                "{\"username\":\"brewline_reporting\",\"password\":\"s3cr3t-text\"} | name the same user",
                "{\"username\":\"brewline_admin\",\"password\":\"s3cr3t-text\"} | administers the warehouse"
            })
    void refusesASecretThatTellsOfNoUsableUserAndQuotesNothingOfIt(String text, String expected) {
        deploying.secret(Deploying.LOADER, text);
        deploying.run("Create");
        assertThat(deploying.reason()).contains(expected).doesNotContain("s3cr3t");
    }

    @Test
    void tellsAnOperatorWhoInvokesItByHand() {
        var event = Deploying.event("Update", "");
        event.setResponseUrl(null);
        assertThat(new SchemaHandler(deploying::setup, pause -> {}).handleRequest(event, deploying.context()))
                .isEqualTo("SUCCESS");
        deploying.secret(Deploying.LOADER, "{}");
        assertThatThrownBy(() ->
                        new SchemaHandler(deploying::setup, pause -> {}).handleRequest(event, deploying.context()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not JSON");
    }

    @Test
    void writesNoPasswordAndNoHashAnywhere() throws SQLException {
        deploying
                .secret(Deploying.LOADER, "silent_loader", Deploying.LOADER_PASSWORD)
                .secret(Deploying.REPORTING, "silent_reporting", Deploying.REPORTING_PASSWORD);
        TappedConnector tapped = failingAt("ALTER USER");
        String log;
        try (CapturedOutput output = new CapturedOutput()) {
            deploying.run("Create", () -> deploying.setup(tapped));
            deploying.run("Update", () -> deploying.setup(tapped));
            log = output.text();
        }
        assertThat(log)
                .contains("The warehouse is as it should be.")
                .contains("Could not create or alter the user silent_loader (SQLSTATE 42601): ");
        String hash = DatabaseUser.of(deploying.secrets(), Deploying.LOADER).passwordHash();
        for (String password :
                List.of(Deploying.ADMIN_PASSWORD, Deploying.LOADER_PASSWORD, Deploying.REPORTING_PASSWORD)) {
            assertThat(log).doesNotContain(password);
            assertThat(String.join("\n", deploying.stack.bodies())).doesNotContain(password);
            assertThat(String.join("\n", tapped.statements())).doesNotContain(password);
        }
        assertThat(log + deploying.stack.bodies()).doesNotContain(hash);
        assertThat(tapped.statements()).anyMatch(sql -> sql.contains(hash));
    }

    /** The admin's connection, on which a statement that begins so fails, and is quoted. */
    private TappedConnector failingAt(String start) {
        return new TappedConnector(deploying.as(Deploying.ADMIN)).before(sql -> {
            if (sql.startsWith(start)) {
                throw new SQLException("no: " + sql, "42601");
            }
        });
    }

    private static Deadline plenty() {
        return new Deadline(() -> 300_000);
    }
}
