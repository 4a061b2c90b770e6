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
