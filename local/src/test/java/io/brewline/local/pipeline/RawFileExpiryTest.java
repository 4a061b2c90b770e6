package io.brewline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.s3.LocalS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

class RawFileExpiryTest {
    private static final String ROW = "01/02/2026 09:00,Leeds,Ann Example";

    @TempDir
    private static Path folder;

    private static LocalS3 server;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        server = LocalS3.start(folder.resolve("s3"), 0, Stages.BUCKETS, Set.of(Stages.LANDING));
        s3 = server.client();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void deletesEveryVersionOfALandedFileAndWhatWasStagedOfItOnceItIsOld() throws IOException {
        put(Stages.LANDING, "leeds/a.csv");
        put(Stages.LANDING, "leeds/a.csv");
        put(Stages.STAGING, "lines/a");
        Instant first = landed().get(1).lastModified();
        Instant last = staged().get(0).lastModified();

        expire(last.plus(Duration.ofDays(RawFileExpiry.STAGED_FILE_DAYS)));
        assertThat(staged()).hasSize(1);
        expire(last.plus(Duration.ofDays(RawFileExpiry.STAGED_FILE_DAYS + 1)));
        assertThat(staged()).isEmpty();

        expire(first.plus(Duration.ofDays(RawFileExpiry.RAW_FILE_DAYS)));
        assertThat(landed()).hasSize(2);
        assertThat(filesWithRows()).isNotEmpty();
        expire(last.plus(Duration.ofDays(RawFileExpiry.RAW_FILE_DAYS + 1)));
        assertThat(landed()).isEmpty();
        assertThat(filesWithRows()).isEmpty();
    }

    @Test
    void looksOnceADay() throws IOException {
        put(Stages.LANDING, "a.csv");
        Instant late = landed().get(0).lastModified().plus(Duration.ofDays(200));
        Files.writeString(folder.resolve("expired"), late.toString().substring(0, 10));
        expire(late);
        assertThat(landed()).hasSize(1);
        expire(late.plus(Duration.ofDays(1)));
        assertThat(landed()).isEmpty();
    }

    @Test
    void waitsForAnHourWhereS3Fails() {
        AtomicInteger calls = new AtomicInteger();
        S3Client failing = (S3Client) Proxy.newProxyInstance(
                RawFileExpiryTest.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, args) -> {
                    calls.incrementAndGet();
                    throw SdkClientException.create("reset");
                });
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
        InstantSource time = now::get;
        RawFileExpiry expiry = new RawFileExpiry(failing, folder.resolve("never"), time.withZone(ZoneOffset.UTC));

        for (int look = 0; look < 100; look++) {
            expiry.runDaily();
            now.getAndUpdate(instant -> instant.plusMillis(500));
        }
        assertThat(calls).hasValue(1);
        now.getAndUpdate(instant -> instant.plus(Duration.ofHours(1)));
        expiry.runDaily();
        assertThat(calls).hasValue(2);
    }

    private static void expire(Instant now) {
        new RawFileExpiry(s3, folder.resolve("expired"), Clock.fixed(now, ZoneOffset.UTC)).runDaily();
    }

    private static void put(String bucket, String key) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(ROW));
    }

    private static List<ObjectVersion> landed() {
        return s3.listObjectVersions(request -> request.bucket(Stages.LANDING)).versions();
    }

    private static List<S3Object> staged() {
        return s3.listObjectsV2(request -> request.bucket(Stages.STAGING)).contents();
    }

    /** What the folder itself still holds of a landed file, whatever S3 says. */
    private static List<Path> filesWithRows() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve("s3"))) {
            return paths.filter(Files::isRegularFile)
                    .filter(RawFileExpiryTest::holdsARow)
                    .toList();
        }
    }

    private static boolean holdsARow(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(ROW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
