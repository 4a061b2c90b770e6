package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
    @TempDir
    static Path folder;

    private static RedshiftLocal start(Path directory) throws IOException {
        return RedshiftLocal.builder().dataDirectory(directory).s3(new FakeS3()).start();
    }

    @Test
    void keepsItsDataOverARestartAndLetsOneProcessIn() throws IOException, SQLException {
        Path directory = folder.resolve("a warehouse");
        try (RedshiftLocal first = start(directory);
                Connection connection = DriverManager.getConnection(first.jdbcUrl())) {
            RunningWarehouse.run(connection, Files.readString(Path.of("../sql/schema.sql")));
            RunningWarehouse.run(connection, "INSERT INTO etl.load_lock VALUES ('kept')");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> start(directory))
                    .withMessage("The warehouse in " + directory + " is in use by another running process.");
        }
        // What a power cut leaves behind.
        Files.writeString(directory.resolve("postgres/postmaster.pid"), "999999999\n" + directory + "\n");
        try (RedshiftLocal second = start(directory);
                Connection connection = DriverManager.getConnection(second.jdbcUrl())) {
            assertThat(RunningWarehouse.rows(connection, "SELECT holder FROM etl.load_lock"))
                    .containsExactly("kept");
            RunningWarehouse.run(connection, Files.readString(Path.of("../sql/schema.sql")));
        }
    }

    @Test
    void takesOverAfterAProcessThatWasKilled() throws IOException, InterruptedException, SQLException {
        Path directory = folder.resolve("killed");
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
        assertThat(directory.resolve("postgres/postmaster.pid")).exists();
        try (RedshiftLocal redshift = start(directory);
                Connection connection = DriverManager.getConnection(redshift.jdbcUrl())) {
            assertThat(RunningWarehouse.rows(connection, "SELECT id FROM survivor"))
                    .containsExactly("1");
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
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
