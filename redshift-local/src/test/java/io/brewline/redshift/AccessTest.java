package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A warehouse that asks for TLS and passwords. */
@Timeout(120)
class AccessTest {
    private static final String PASSWORD = "Flat white 4'9\"2é";

    private static final String VERIFIED = "ssl=true&sslmode=verify-ca&sslrootcert=OURS";

    @TempDir
    static Path folder;

    private static Path stranger;
    private static CapturedLog log;
    private static RedshiftLocal redshift;

    @BeforeAll
    static void start() throws IOException {
        log = new CapturedLog();
        redshift = RedshiftLocal.builder()
                .dataDirectory(folder.resolve("a warehouse"))
                .s3(new FakeS3())
                .requireTls()
                .user("ana", PASSWORD)
                .start();
        stranger =
                ServerCertificate.in(folder.resolve("stranger"), Instant.EPOCH).pem();
    }

    @AfterAll
    static void stop() throws IOException {
        redshift.close();
        log.close();
    }

    private static Connection connect(String driver, String parameters) throws SQLException {
        return connect(driver, parameters, "ana", PASSWORD);
    }

    private static Connection connect(String driver, String parameters, String user, String password)
            throws SQLException {
        String trusted = redshift.certificate().orElseThrow().toString().replace(" ", "%20");
        String expanded = parameters.replace("OURS", trusted).replace("OTHER", stranger.toString());
        return DriverManager.getConnection(
                "jdbc:" + driver + "://localhost:" + redshift.port() + "/dev?" + expanded, user, password);
    }

    @ParameterizedTest
    @CsvSource({
        "redshift, ssl=true&sslfactory=com.amazon.redshift.ssl.NonValidatingFactory",
        "redshift, ssl=true&sslmode=verify-ca&sslrootcert=OURS",
        "redshift, ssl=true&sslmode=verify-full&sslrootcert=OURS",
        "postgresql, sslmode=prefer",
        "postgresql, sslmode=require",
        "postgresql, sslmode=verify-ca&sslrootcert=OURS",
        "postgresql, sslmode=verify-full&sslrootcert=OURS"
    })
    void encrypts(String driver, String parameters) throws SQLException {
        try (Connection connection = connect(driver, parameters)) {
            assertThat(RunningWarehouse.rows(connection, "SELECT current_user")).containsExactly("ana");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "redshift, ssl=true&sslmode=verify-ca&sslrootcert=OTHER",
        "redshift, ssl=true&sslmode=verify-full&sslrootcert=OTHER",
        "postgresql, sslmode=verify-ca&sslrootcert=OTHER",
        "postgresql, sslmode=verify-full&sslrootcert=OTHER"
    })
    void isNotTrustedByWhoTrustsAnother(String driver, String parameters) {
        assertThatThrownBy(() -> connect(driver, parameters)).hasStackTraceContaining("CertPathValidatorException");
    }

    @ParameterizedTest
    @CsvSource({"redshift, ssl=false", "postgresql, sslmode=disable"})
    void refusesWhoDoesNotEncrypt(String driver, String parameters) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect(driver, parameters))
                .withMessageContaining("SSL off")
                .returns("28000", SQLException::getSQLState);
    }

    /** Only {@code psql} can be told one name and another address. */
    @ParameterizedTest
    @CsvSource({
        "localhost, require, ''",
        "elsewhere.example, verify-ca, ''",
        "localhost, verify-full, ''",
        "elsewhere.example, verify-full, does not match host name",
        "localhost, disable, SSL off"
    })
    void encryptsForPsql(String host, String mode, String error) throws IOException {
        assumeTrue(Psql.isHere(), "psql is not on the PATH: its modes of TLS are left out");
        Psql psql = new Psql("hostaddr=127.0.0.1 host=" + host + " port=" + redshift.port() + " sslmode=" + mode
                + " sslrootcert='" + redshift.certificate().orElseThrow() + "' dbname=dev user=ana password='"
                + PASSWORD.replace("'", "\\'") + "'");
        Psql.Printed printed = psql.run("SELECT current_user;");
        assertThat(printed.err()).contains(error);
        assertThat(printed.out().contains("ana")).isEqualTo(error.isEmpty());
    }

    @Test
    void givesAnUrlThatVerifiesTheServer() throws SQLException {
        assertThat(redshift.jdbcUrl()).contains("sslmode=verify-full").doesNotContain("user", "password");
        try (Connection connection = DriverManager.getConnection(redshift.jdbcUrl(), "ana", PASSWORD)) {
            assertThat(RunningWarehouse.rows(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "nobody", "open", "postgres"})
    void refusesAWrongPasswordAndAnUnknownUserAlike(String user) throws SQLException {
        try (Connection connection = connect("redshift", VERIFIED)) {
            RunningWarehouse.run(connection, "DROP USER IF EXISTS open", "CREATE USER open PASSWORD DISABLE");
        }
        for (String driver : new String[] {"redshift", "postgresql"}) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connect(driver, VERIFIED, user, "wrong"))
                    .withMessageContaining("password authentication failed for user \"" + user + "\"")
                    .returns("28000", SQLException::getSQLState);
        }
    }

    @Test
    void letsInWhoWasCreatedWithAPassword() throws SQLException {
        try (Connection connection = connect("redshift", VERIFIED)) {
            RunningWarehouse.run(connection, "CREATE USER ben PASSWORD 'Cortado77'");
        }
        try (Connection connection = connect("postgresql", "sslmode=require", "ben", "Cortado77")) {
            assertThat(RunningWarehouse.rows(connection, "SELECT current_user")).containsExactly("ben");
        }
    }

    @Test
    void tellsNoLogAPassword() throws SQLException, IOException {
        try (Connection connection = connect("redshift", VERIFIED)) {
            RunningWarehouse.run(connection, "CREATE USER cat PASSWORD 'Macchiato88'");
            assertThatThrownBy(() -> RunningWarehouse.run(connection, "CREATE USER cat PASSWORD 'Macchiato88'"))
                    .hasMessageContaining("already exists");
        }
        assertThatThrownBy(() -> connect("redshift", VERIFIED, "cat", "Macchiato89"))
                .isInstanceOf(SQLException.class);
        String postgres = Files.readString(folder.resolve("a warehouse/postgres.log"));
        assertThat(log.text() + postgres).doesNotContain("Macchiato", "Flat white");
    }
}
