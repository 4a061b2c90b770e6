package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is let into {@code warehouse}, and how. */
@Timeout(120)
class WarehouseUsersTest {
    private static final Map<String, String> PASSWORD = Map.of("BREWLINE_WAREHOUSE_PASSWORD", "Secret-1234");

    @TempDir
    Path home;

    private final InputStream systemIn = System.in;
    private RunningWarehouse warehouse;

    @AfterEach
    void end() {
        System.setIn(systemIn);
        if (warehouse != null) {
            warehouse.process().destroyForcibly();
        }
    }

    @Test
    void aNamedUserComesByPasswordAndThroughTls() throws Exception {
        warehouse =
                RunningWarehouse.start(PASSWORD, home, "--port", "0", "--s3-port", "0", "--user", "analyst", "--tls");

        try (Connection redshift = DriverManager.getConnection(warehouse.jdbcUrl(), "analyst", "Secret-1234")) {
            assertThat(redshift.getMetaData().getUserName()).isEqualTo("analyst");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(warehouse.jdbcUrl(), "analyst", "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThat(warehouse.said())
                .contains("sslmode=verify-full sslrootcert=", "user=analyst", "root certificate ")
                .doesNotContain("Secret-1234");
        assertThat(warehouse.stop()).isEqualTo(RunningWarehouse.TERMINATED);
    }

    @Test
    void aUserWithoutAPasswordIsWrongUsage() {
        System.setIn(new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8)));

        CommandRun run = CommandRun.inProcess(home, "warehouse", "--user", "analyst");

        assertThat(run.err())
                .contains("There is no password for analyst: set BREWLINE_WAREHOUSE_PASSWORD, or type one.");
        UsageTest.assertOneSentence(run, 2);
        assertThat(home).isEmptyDirectory();
    }
}
