package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
    @TempDir
    static Path folder;

    private static RedshiftLocal start(Path directory) throws IOException {
        return RedshiftLocal.builder().dataDirectory(directory).s3(new FakeS3()).start();
    }

    /** One long story, because each beginning of one takes seconds. */
    @Test
    void keepsItsDataThroughAKillARestartAndAPowerCut() throws IOException, InterruptedException, SQLException {
        Path directory = folder.resolve("a warehouse");
        killAfterInserting(directory);
        assertThat(directory.resolve("postgres/postmaster.pid")).exists();
        RawClient idle;
        try (RedshiftLocal redshift = start(directory);
                Connection connection = DriverManager.getConnection(redshift.jdbcUrl())) {
            idle = RawClient.open(redshift.port());
            assertThat(RunningWarehouse.rows(connection, "SELECT id FROM survivor"))
                    .containsExactly("1");
            RunningWarehouse.run(connection, "INSERT INTO survivor VALUES (3)");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> start(directory))
                    .withMessage("The warehouse in " + directory + " is in use by another running process.");
        }
        assertThat(idle.readByte()).isEqualTo(-1);
        idle.close();
        for (long processId : new long[] {999_999_999, ProcessHandle.current().pid()}) {
            Files.writeString(directory.resolve("postgres/postmaster.pid"), processId + "\n" + directory + "\n");
            try (RedshiftLocal redshift = start(directory);
                    Connection connection = DriverManager.getConnection(redshift.jdbcUrl())) {
                assertThat(RunningWarehouse.rows(connection, "SELECT id FROM survivor ORDER BY id"))
                        .containsExactly("1", "3");
            }
        }
    }

    private static void killAfterInserting(Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Halting.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void doesNotTakeAnotherPostgresForItsOwn() throws IOException {
        try (EmbeddedWarehouse other = start("other", PostgresStart.freePort())) {
            assertThatExceptionOfType(PostgresNotStarted.class)
                    .isThrownBy(() -> start("ours", other.port()))
                    .withMessageContaining("could not start server");
        }
    }

    private static EmbeddedWarehouse start(String name, int port) throws IOException {
        return EmbeddedWarehouse.start(DataDirectory.claim(folder.resolve(name)), "dev", Map.of(), port);
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> RedshiftLocal.builder()
                            .dataDirectory(folder.resolve("unreachable"))
                            .port(taken.getLocalPort())
                            .s3(new FakeS3())
                            .start())
                    .withMessageContaining("cannot listen on port " + taken.getLocalPort());
        }
    }
}
