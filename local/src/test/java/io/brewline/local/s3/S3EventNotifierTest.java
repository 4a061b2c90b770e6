package io.brewline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.local.sqs.QueueSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sqs.model.Message;

final class S3EventNotifierTest {
    private static final String QUEUE = "extract-queue";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00.120Z"), ZoneOffset.UTC);

    @TempDir
    private static Path directory;

    private static LocalS3 s3;
    private static LocalSqs sqs;
    private static S3EventNotifier notifier;

    @BeforeAll
    static void start() {
        s3 = LocalS3.start(directory.resolve("s3"), 0, List.of("landing", "plain"), Set.of("landing"));
        sqs = LocalSqs.start(0, List.of(QUEUE), QueueSettings.defaults());
        notifier = new S3EventNotifier(s3.client(), sqs.client(), sqs.queueUrl(QUEUE), CLOCK);
    }

    @AfterAll
    static void stop() {
        sqs.close();
        s3.close();
    }

    private static LandedObject upload(String bucket, String key, String text) throws Exception {
        return notifier.upload(Files.writeString(directory.resolve("upload.csv"), text), bucket, key);
    }

    private static JsonNode nextEvent() throws Exception {
        Message message = sqs.client()
                .receiveMessage(request -> request.queueUrl(sqs.queueUrl(QUEUE)).waitTimeSeconds(5))
                .messages()
                .get(0);
        sqs.client()
                .deleteMessage(request -> request.queueUrl(sqs.queueUrl(QUEUE)).receiptHandle(message.receiptHandle()));
        return new JsonMapper().readTree(message.body());
    }

    @Test
    void announcesAnUploadInTheShapeOfS3() throws Exception {
        LandedObject landed = upload("landing", "leeds/1 January.csv", "sales");

        JsonNode event = nextEvent();
        assertThat(event.at("/Records")).hasSize(1);
        JsonNode entry = event.at("/Records/0");
        assertThat(entry.path("eventVersion").asText()).isEqualTo("2.1");
        assertThat(entry.path("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(entry.path("awsRegion").asText()).isEqualTo("eu-west-2");
        assertThat(entry.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(entry.path("eventTime").asText()).isEqualTo("2026-11-21T10:00:00.120Z");
        assertThat(entry.at("/s3/bucket/name").asText()).isEqualTo("landing");
        assertThat(entry.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::landing");
        assertThat(entry.at("/s3/object/key").asText()).isEqualTo("leeds/1+January.csv");
        assertThat(entry.at("/s3/object/size").asLong()).isEqualTo(5);
        assertThat(entry.at("/s3/object/eTag").asText()).matches("[0-9a-f]{32}");
        assertThat(entry.at("/s3/object/versionId").asText())
                .isEqualTo(landed.object().versionId());
        assertThat(entry.at("/s3/object/sequencer").asText()).matches("[0-9A-F]{16,}");
    }

    @Test
    void namesTheVersionThatWasUploaded() throws Exception {
        LandedObject first = upload("landing", "versions.csv", "first");
        LandedObject second = upload("landing", "versions.csv", "second");
        nextEvent();
        nextEvent();

        assertThat(s3.client()
                        .getObjectAsBytes(request -> request.bucket("landing")
                                .key("versions.csv")
                                .versionId(first.object().versionId()))
                        .asUtf8String())
                .isEqualTo("first");
        assertThat(second.object().sequencer()).isGreaterThan(first.object().sequencer());
    }

    @Test
    void leavesTheVersionOutInABucketWithoutVersions() throws Exception {
        upload("plain", "a.csv", "text");

        assertThat(nextEvent().at("/Records/0/s3/object").has("versionId")).isFalse();
    }

    @Test
    void announcesAgainWhatItAnnounced() throws Exception {
        LandedObject landed = upload("landing", "again.csv", "text");
        JsonNode first = nextEvent();

        notifier.announce(landed);

        assertThat(nextEvent()).isEqualTo(first);
    }

    @Test
    void announcesWhatOthersPutCopyAndUploadInParts() throws Exception {
        String key = "others/a+b [1] ü.csv";
        notifier.announceAllOf(s3, "landing");

        String version = s3.client()
                .putObject(request -> request.bucket("landing").key(key), RequestBody.fromString("text"))
                .versionId();
        JsonNode put = nextEvent().at("/Records/0");
        assertThat(put.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(put.at("/s3/object/key").asText()).isEqualTo(S3EventJson.encoded(key));
        assertThat(put.at("/s3/object/size").asLong()).isEqualTo(4);
        assertThat(put.at("/s3/object/versionId").asText()).isEqualTo(version);

        s3.client()
                .copyObject(request -> request.sourceBucket("landing")
                        .sourceKey(key)
                        .destinationBucket("landing")
                        .destinationKey("copy.csv"));
        JsonNode copy = nextEvent().at("/Records/0");
        assertThat(copy.path("eventName").asText()).isEqualTo("ObjectCreated:Copy");
        assertThat(copy.at("/s3/object/key").asText()).isEqualTo("copy.csv");
        assertThat(copy.at("/s3/object/sequencer").asText())
                .isGreaterThan(put.at("/s3/object/sequencer").asText());

        uploadInOnePart("parts.csv");
        JsonNode parts = nextEvent().at("/Records/0");
        assertThat(parts.path("eventName").asText()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
        assertThat(parts.at("/s3/object/key").asText()).isEqualTo("parts.csv");
        assertThat(parts.at("/s3/object/size").asLong()).isEqualTo(4);
    }

    private static void uploadInOnePart(String key) {
        S3Client client = s3.client();
        String upload = client.createMultipartUpload(
                        request -> request.bucket("landing").key(key))
                .uploadId();
        String eTag = client.uploadPart(
                        request -> request.bucket("landing")
                                .key(key)
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromString("text"))
                .eTag();
        CompletedPart part = CompletedPart.builder().partNumber(1).eTag(eTag).build();
        client.completeMultipartUpload(request ->
                request.bucket("landing").key(key).uploadId(upload).multipartUpload(done -> done.parts(part)));
    }

    @Test
    void announcesItsOwnUploadsOnce() throws Exception {
        notifier.announceAllOf(s3, "landing");
        upload("landing", "own.csv", "text");
        upload("landing", "next.csv", "text");

        assertThat(nextEvent().at("/Records/0/s3/object/key").asText()).isEqualTo("own.csv");
        assertThat(nextEvent().at("/Records/0/s3/object/key").asText()).isEqualTo("next.csv");
        assertThat(sqs.depth(QUEUE).isEmpty()).isTrue();
    }

    @Test
    void announcesNothingOfOtherBucketsOrOfTags() throws Exception {
        notifier.announceAllOf(s3, "landing");
        s3.client().putObject(request -> request.bucket("plain").key("other.csv"), RequestBody.fromString("text"));
        upload("landing", "tagged.csv", "text");
        nextEvent();
        s3.client()
                .putObjectTagging(request -> request.bucket("landing")
                        .key("tagged.csv")
                        .tagging(tags -> tags.tagSet(
                                Tag.builder().key("kind").value("test").build())));

        assertThat(sqs.depth(QUEUE).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a b.csv, a+b.csv",
        "a+b.csv, a%2Bb.csv",
        "folder/sub folder/x.csv, folder/sub+folder/x.csv",
        "größe.csv, gr%C3%B6%C3%9Fe.csv",
        "branch [1].csv, branch+%5B1%5D.csv",
        "100%.csv, 100%25.csv"
    })
    void encodesKeysAsS3Does(String key, String encoded) {
        assertThat(S3EventJson.encoded(key)).isEqualTo(encoded);
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(key);
    }
}
