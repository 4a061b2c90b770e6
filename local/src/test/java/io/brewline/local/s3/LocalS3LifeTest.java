package io.brewline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brewline.local.PortInUse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Starting and ending: the port, what outlives it, what it prints. */
final class LocalS3LifeTest {
    private static final int ANY_PORT = 0;
    private static final String LANDING = "landing";
    private static final String STAGING = "staging";

    private static LocalS3 start(Path directory, int port) {
        return LocalS3.start(directory, port, List.of(LANDING, STAGING), Set.of(LANDING));
    }

    private static String put(S3Client client, String bucket, String key, String text) {
        return client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text))
                .versionId();
    }

    private static String get(S3Client client, String bucket, String key) {
        return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asUtf8String();
    }

    @Test
    void keepsObjectsAndVersionsOverARestart(@TempDir Path kept) {
        String first;
        try (LocalS3 before = start(kept, ANY_PORT)) {
            first = put(before.client(), LANDING, "kept è.csv", "first");
            put(before.client(), LANDING, "kept è.csv", "second");
            put(before.client(), STAGING, "part", "lines");
        }
        try (LocalS3 after = start(kept, ANY_PORT)) {
            assertThat(get(after.client(), LANDING, "kept è.csv")).isEqualTo("second");
            assertThat(after.client()
                            .getObjectAsBytes(request ->
                                    request.bucket(LANDING).key("kept è.csv").versionId(first))
                            .asUtf8String())
                    .isEqualTo("first");
            assertThat(get(after.client(), STAGING, "part")).isEqualTo("lines");
            assertThat(put(after.client(), LANDING, "new.csv", "")).isNotNull();
        }
    }

    @Test
    void namesThePortThatIsTaken(@TempDir Path unused) throws Exception {
        try (ServerSocket taken = new ServerSocket(ANY_PORT, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatExceptionOfType(PortInUse.class)
                    .isThrownBy(() -> start(unused, port))
                    .withMessageContaining("Port " + port)
                    .satisfies(e -> assertThat(e.port()).isEqualTo(port));
        }
    }

    @Test
    void answersOnThePortAskedFor(@TempDir Path other) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(ANY_PORT, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (LocalS3 server = start(other, port);
                Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThat(server.endpoint()).hasPort(port).hasHost("127.0.0.1");
        }
    }

    @Test
    void saysNothingOnTheConsole(@TempDir Path other) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(said, true, StandardCharsets.UTF_8);
        StreamHandler console = new StreamHandler(capture, new SimpleFormatter());
        Logger.getLogger("").addHandler(console);
        System.setOut(capture);
        System.setErr(capture);
        try (LocalS3 server = start(other, ANY_PORT)) {
            put(server.client(), LANDING, "quiet.csv", "");
        } finally {
            System.setOut(out);
            System.setErr(err);
            Logger.getLogger("").removeHandler(console);
        }
        console.flush();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
