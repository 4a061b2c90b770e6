package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.s3.LocalS3;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code warehouse}, as its users start it, reach it, and stop it. */
@Timeout(180)
class WarehouseCommandTest {
    /** What a JVM ends with that was told to. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theDriverConnectsAsItIsToldAndCopyReadsWhatWasPut() throws Exception {
        Running warehouse = start("--port", "0", "--s3-port", "0");
        putMenu(warehouse.find("from (http://[^,]+),"));

        try (Connection redshift = DriverManager.getConnection(warehouse.jdbcUrl());
                Statement sql = redshift.createStatement()) {
            sql.execute("CREATE TABLE menu (item VARCHAR(40), price DECIMAL(5, 2)) DISTSTYLE ALL");
            sql.execute("COPY menu FROM 's3://files/menu.csv' IAM_ROLE 'arn:aws:iam::000000000000:role/copy' CSV");
        }
        int exit = warehouse.stop();
        Running again = start("--port", "0", "--s3-port", "0");

        assertThat(exit).isEqualTo(TERMINATED);
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
            Running warehouse = start(
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
            assertThat(warehouse.stop()).isEqualTo(TERMINATED);
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

    private Running start(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("warehouse"));
        arguments.addAll(List.of(options));
        Process process = CommandRun.start(home(), arguments.toArray(String[]::new));
        started.add(process);
        return Running.of(process);
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

    /** One that has said that it runs. */
    private record Running(Process process, String said) {
        static Running of(Process process) throws IOException {
            StringBuilder said = new StringBuilder();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("Stop it with Ctrl-C")) {
                    return new Running(process, said.toString());
                }
            }
            throw new IllegalStateException(
                    said + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }

        String jdbcUrl() {
            return find("(jdbc:redshift://\\S+)");
        }

        String find(String pattern) {
            Matcher found = Pattern.compile(pattern).matcher(said);
            assertThat(found.find()).as(said).isTrue();
            return found.group(1);
        }

        int stop() throws InterruptedException {
            process.destroy();
            return process.waitFor();
        }
    }
}
