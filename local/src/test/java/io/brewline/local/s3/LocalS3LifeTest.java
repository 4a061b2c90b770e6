package io.brewline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brewline.local.PortInUse;
import io.brewline.local.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Starting and ending: the port, what outlives it, what it prints. */
final class LocalS3LifeTest {
    private static final int ANY_PORT = 0;
    private static final String LANDING = "landing";
    private static final String STAGING = "staging";
    private static final String JOURNAL = "keys.jsonl";

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

    private static List<String> keys(S3Client client) {
        return client.listObjectsV2(request -> request.bucket(STAGING)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static void delete(S3Client client, String key) {
        client.deleteObject(request -> request.bucket(STAGING).key(key));
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
    void keepsWhichKeysCameAndWentOverARestart(@TempDir Path kept) {
        try (LocalS3 before = start(kept, ANY_PORT)) {
            put(before.client(), STAGING, "stays", "1");
            put(before.client(), STAGING, "goes", "2");
            put(before.client(), STAGING, "comes back", "3");
            delete(before.client(), "goes");
            delete(before.client(), "comes back");
            put(before.client(), STAGING, "comes back", "4");
        }
        try (LocalS3 after = start(kept, ANY_PORT)) {
            assertThat(keys(after.client())).containsExactly("comes back", "stays");
            assertThat(get(after.client(), STAGING, "comes back")).isEqualTo("4");
        }
    }

    @Test
    void aBucketWhoseKeysAllWentIsEmptyAfterARestart(@TempDir Path kept) {
        try (LocalS3 before = start(kept, ANY_PORT)) {
            put(before.client(), STAGING, "goes", "1");
            delete(before.client(), "goes");
        }
        try (LocalS3 after = start(kept, ANY_PORT)) {
            // S3 deletes no bucket that holds anything.
            after.client().deleteBucket(request -> request.bucket(STAGING));
            after.client().createBucket(request -> request.bucket(STAGING));
            put(after.client(), STAGING, "comes", "2");
            assertThat(keys(after.client())).containsExactly("comes");
        }
    }

    @Test
    void aKeyIsTakenDownAloneHoweverManyThereAre(@TempDir Path kept) throws IOException {
        try (LocalS3 server = start(kept, ANY_PORT)) {
            Path bucket = kept.resolve("objects").resolve(STAGING);
            byte[] book = Files.readAllBytes(bucket.resolve("bucketMetadata.json"));
            put(server.client(), STAGING, "part-000", "lines");
            long aLine = Files.size(bucket.resolve(JOURNAL));
            for (int i = 1; i < 100; i++) {
                put(server.client(), STAGING, String.format("part-%03d", i), "lines");
            }
            assertThat(bucket.resolve(JOURNAL)).hasSize(100 * aLine);
            assertThat(bucket.resolve("bucketMetadata.json")).hasBinaryContent(book);
        }
    }

    @Test
    void aKeyThatBrokeOffIsForgottenAndNoOther(@TempDir Path kept) throws IOException {
        try (LocalS3 before = start(kept, ANY_PORT)) {
            put(before.client(), STAGING, "whole", "lines");
        }
        Path journal = kept.resolve("objects").resolve(STAGING).resolve(JOURNAL);
        Files.writeString(journal, "{\"key\":\"half", StandardOpenOption.APPEND);
        for (int start = 0; start < 2; start++) {
            try (LocalS3 after = start(kept, ANY_PORT)) {
                assertThat(keys(after.client())).contains("whole").doesNotContain("half");
                put(after.client(), STAGING, "later", "lines");
            }
        }
    }

    @Test
    void namesTheFolderWhoseKeysAreDamaged(@TempDir Path kept) throws IOException {
        start(kept, ANY_PORT).close();
        Path bucket = kept.resolve("objects").resolve(STAGING);
        Files.writeString(bucket.resolve(JOURNAL), "no key\n");

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> start(kept, ANY_PORT))
                .withMessageContaining(kept.toString())
                .withMessageContaining("brewline reset");
    }

    @Test
    void keepsItsKeysWhenTheBucketChanges(@TempDir Path kept) {
        try (LocalS3 before = start(kept, ANY_PORT)) {
            put(before.client(), STAGING, "first", "1");
            before.client()
                    .putBucketVersioning(request -> request.bucket(STAGING)
                            .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
            put(before.client(), STAGING, "second", "2");
            assertThat(keys(before.client())).containsExactly("first", "second");
        }
        try (LocalS3 after = start(kept, ANY_PORT)) {
            assertThat(keys(after.client())).containsExactly("first", "second");
            assertThat(put(after.client(), STAGING, "third", "3")).isNotNull();
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
