package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.s3.LocalS3;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code warehouse}, as its users start it, reach it, and stop it. */
@Timeout(180)
class WarehouseCommandTest {
    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theDriverConnectsAsItIsToldAndCopyReadsWhatWasPut() throws Exception {
        RunningWarehouse warehouse = start("--port", "0", "--s3-port", "0");
        putMenu(warehouse.find("from (http://[^,]+),"));

        try (Connection redshift = DriverManager.getConnection(warehouse.jdbcUrl());
                Statement sql = redshift.createStatement()) {
            sql.execute("CREATE TABLE menu (item VARCHAR(40), price DECIMAL(5, 2)) DISTSTYLE ALL");
            sql.execute("COPY menu FROM 's3://files/menu.csv' IAM_ROLE 'arn:aws:iam::000000000000:role/copy' CSV");
        }
        int exit = warehouse.stop();
        RunningWarehouse again = start("--port", "0", "--s3-port", "0");

        assertThat(exit).isEqualTo(RunningWarehouse.TERMINATED);
        assertThat(total(again.jdbcUrl())).isEqualTo("5.50");
        assertThat(again.said())
                .contains("  psql       psql \"host=127.0.0.1 port=")
                .contains("  Grafana    data source PostgreSQL: host 127.0.0.1:")
                .contains("Stop it with Ctrl-C; the data stay in " + home().resolve("redshift") + ".");
    }

    @Test
    void anotherS3AndAnotherFolderCanBeNamed() throws Exception {
        try (LocalS3 elsewhere = LocalS3.start(folder.resolve("s3"), 0, List.of(), Set.of())) {
            Path data = folder.resolve("data");
            putMenu(elsewhere.endpoint().toString());
            RunningWarehouse warehouse = start(
                    "--port",
                    "0",
                    "--data",
                    data.toString(),
                    "--s3-endpoint",
                    elsewhere.endpoint().toString());

            try (Connection redshift = DriverManager.getConnection(warehouse.jdbcUrl());
                    Statement sql = redshift.createStatement()) {
                sql.execute("CREATE TABLE menu (item VARCHAR(40), price DECIMAL(5, 2))");
                sql.execute("COPY menu FROM 's3://files/menu.csv' IAM_ROLE DEFAULT CSV");
            }

            assertThat(total(warehouse.jdbcUrl())).isEqualTo("5.50");
            assertThat(data.resolve("postgres")).isDirectory();
            assertThat(home().resolve("redshift")).doesNotExist();
            assertThat(warehouse.stop()).isEqualTo(RunningWarehouse.TERMINATED);
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.inProcess(
                    home(), "warehouse", "--s3-port", "0", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(run.err())
                    .isEqualTo("brewline: Port " + taken.getLocalPort() + " is taken, and the warehouse was to answer"
                            + " there: stop what uses it, or choose another port (0 takes any that is free)."
                            + System.lineSeparator());
            UsageTest.assertOneSentence(run, 1);
        }
    }

    private Path home() {
        return folder.resolve("home");
    }

    private RunningWarehouse start(String... options) throws IOException {
        RunningWarehouse warehouse = RunningWarehouse.start(Map.of(), home(), options);
        started.add(warehouse.process());
        return warehouse;
    }

    private static void putMenu(String endpoint) {
        try (S3Client s3 = LocalS3.client(URI.create(endpoint))) {
            s3.createBucket(request -> request.bucket("files"));
            s3.putObject(
                    request -> request.bucket("files").key("menu.csv"),
                    RequestBody.fromString("tea,2.50\ncookie,3.00\n"));
        }
    }

    private static String total(String jdbcUrl) throws SQLException {
        try (Connection redshift = DriverManager.getConnection(jdbcUrl);
                Statement sql = redshift.createStatement();
                ResultSet row = sql.executeQuery("SELECT SUM(price) FROM menu")) {
            row.next();
            return row.getString(1);
        }
    }
}
