package io.brewline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

final class LocalS3Test {
    private static final int ANY_PORT = 0;
    private static final int PRECONDITION_FAILED = 412;
    private static final String LANDING = "landing";
    private static final String STAGING = "staging";

    @TempDir
    private static Path directory;

    private static LocalS3 s3;
    private static S3Client client;

    @BeforeAll
    static void start() {
        s3 = start(directory, ANY_PORT);
        client = s3.client();
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

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
    void hasTheBucketsAskedFor() {
        assertThat(client.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .contains(LANDING, STAGING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chesterfield_01-01-2024.csv",
                "a folder/branch [1] (2)+copy.csv",
                "café/größe ☕ 咖啡.csv",
                "already%20encoded%2F.csv",
                "p&q=r;s,t:@!$'*~#?.gz",
                "double//slash/./and/../dots",
                "back\\slash.csv"
            })
    void takesAnyKey(String key) {
        put(client, LANDING, key, "sales of " + key);

        assertThat(get(client, LANDING, key)).isEqualTo("sales of " + key);
        assertThat(client.listObjectsV2(request -> request.bucket(LANDING)).contents())
                .extracting(S3Object::key)
                .contains(key);
    }

    @Test
    void keepsEveryVersionInAVersionedBucket() {
        String first = put(client, LANDING, "twice.csv", "first");
        String second = put(client, LANDING, "twice.csv", "second");

        assertThat(first).isNotNull().isNotEqualTo(second);
        assertThat(version("twice.csv", first)).isEqualTo("first");
        assertThat(version("twice.csv", second)).isEqualTo("second");
        assertThat(get(client, LANDING, "twice.csv")).isEqualTo("second");
    }

    private static String version(String key, String versionId) {
        return client.getObjectAsBytes(
                        request -> request.bucket(LANDING).key(key).versionId(versionId))
                .asUtf8String();
    }

    @Test
    void keepsNoVersionsInAnUnversionedBucket() {
        assertThat(put(client, STAGING, "part.csv", "lines")).isNull();
    }

    @Test
    void listsVersionsNewestFirst() {
        String older = put(client, LANDING, "listed.csv", "1");
        String newer = put(client, LANDING, "listed.csv", "2");

        assertThat(client.listObjectVersions(request -> request.bucket(LANDING).prefix("listed.csv"))
                        .versions())
                .extracting(ObjectVersion::versionId, ObjectVersion::isLatest)
                .containsExactly(tuple(newer, true), tuple(older, false));
    }

    @Test
    void listsPageAfterPage() {
        for (int i = 0; i < 5; i++) {
            put(client, STAGING, "pages/" + i, "");
        }

        assertThat(client
                        .listObjectsV2Paginator(request ->
                                request.bucket(STAGING).prefix("pages/").maxKeys(2))
                        .contents()
                        .stream())
                .hasSize(5);
    }

    @Test
    void refusesToOverwriteWhenAsked() {
        String key = "once.txt";
        client.putObject(request -> request.bucket(STAGING).key(key).ifNoneMatch("*"), RequestBody.fromString("first"));

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> client.putObject(
                        request -> request.bucket(STAGING).key(key).ifNoneMatch("*"), RequestBody.fromString("second")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(PRECONDITION_FAILED));
        assertThat(get(client, STAGING, key)).isEqualTo("first");
    }

    @Test
    void refusesToReadAnotherETag() {
        put(client, STAGING, "tagged.csv", "text");

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> client.getObjectAsBytes(
                        request -> request.bucket(STAGING).key("tagged.csv").ifMatch("\"00000000\"")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(PRECONDITION_FAILED));
    }

    @Test
    void saysWhichThingIsMissing() {
        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> get(client, LANDING, "missing.csv"));
        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> get(client, "missing", "a.csv"));
    }

    @Test
    void missesAnObjectThatWasDeletedAndKeepsItsVersions() {
        String version = put(client, LANDING, "deleted.csv", "text");
        client.deleteObject(request -> request.bucket(LANDING).key("deleted.csv"));

        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> get(client, LANDING, "deleted.csv"));
        assertThat(version("deleted.csv", version)).isEqualTo("text");
    }

    @Test
    void deletesManyAtOnce() {
        put(client, STAGING, "many/1", "");
        put(client, STAGING, "many/2", "");

        List<ObjectIdentifier> both = List.of(
                ObjectIdentifier.builder().key("many/1").build(),
                ObjectIdentifier.builder().key("many/2").build());
        client.deleteObjects(request -> request.bucket(STAGING).delete(delete -> delete.objects(both)));

        assertThat(client.listObjectsV2(request -> request.bucket(STAGING).prefix("many/"))
                        .contents())
                .isEmpty();
    }

    @Test
    void takesAnUploadInParts() {
        String key = "parts/large file.bin";
        String upload = client.createMultipartUpload(
                        request -> request.bucket(STAGING).key(key))
                .uploadId();
        byte[] part = "brewline".repeat(5 * 1024 * 1024 / 8).getBytes(StandardCharsets.UTF_8);
        List<CompletedPart> parts = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            int number = i;
            UploadPartResponse done = client.uploadPart(
                    request -> request.bucket(STAGING).key(key).uploadId(upload).partNumber(number),
                    RequestBody.fromBytes(part));
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(done.eTag())
                    .checksumCRC32(done.checksumCRC32())
                    .build());
        }
        client.completeMultipartUpload(request ->
                request.bucket(STAGING).key(key).uploadId(upload).multipartUpload(completed -> completed.parts(parts)));

        assertThat(client.headObject(request -> request.bucket(STAGING).key(key))
                        .contentLength())
                .isEqualTo(3L * part.length);
    }

    @Test
    void readsARange() {
        put(client, STAGING, "range.txt", "0123456789");

        assertThat(client.getObjectAsBytes(request ->
                                request.bucket(STAGING).key("range.txt").range("bytes=2-4"))
                        .asUtf8String())
                .isEqualTo("234");
    }
}
