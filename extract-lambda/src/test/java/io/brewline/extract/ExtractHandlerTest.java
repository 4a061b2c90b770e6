package io.brewline.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.failure.Misconfigured;
import io.brewline.message.ExtractedFile;
import io.brewline.message.FileRefused;
import io.brewline.message.MessageCodec;
import io.brewline.testing.CapturedOutput;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.S3Answers;
import io.brewline.testing.S3Notifications;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class ExtractHandlerTest {
    /** As long as the event files say: 114 bytes. */
    private static final byte[] SALES = """
            01/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CASH,
            01/02/2026 09:01,Leeds,Bob Example,Bun - 2.00,2.00,CASH,
            """.getBytes(UTF_8);

    private static final Map<String, String> SETTINGS = Map.of(
            "LANDING_BUCKET", "landing",
            "QUARANTINE_BUCKET", "quarantine",
            "TRANSFORM_QUEUE_URL", "transform-queue",
            "LOAD_QUEUE_URL", "load-queue",
            "ALERT_TOPIC_ARN", "topic");

    private final InMemoryS3 s3 = new InMemoryS3();
    private final RecordingSqs sqs = new RecordingSqs();
    private final RecordingSns sns = new RecordingSns();
    private final MessageCodec codec = new MessageCodec();
    private final ExtractHandler handler = new ExtractHandler(
            ExtractConfig.from(new Settings(SETTINGS)), new AwsClients(s3, sqs, sns, new StoredSecrets(Map.of())));

    @Test
    void tellsTransformOfAFile() {
        s3.put("landing", "leeds/sales.csv", SALES);
        assertThat(handle(EventFiles.read("created"))).isEmpty();
        assertThat(extracted()).singleElement().satisfies(file -> {
            assertThat(file.object().key()).isEqualTo("leeds/sales.csv");
            assertThat(file.object().versionId()).isEqualTo("version-1");
            assertThat(file.layout()).isEqualTo("supercafe");
        });
        assertThat(sqs.bodies("load-queue")).isEmpty();
    }

    @Test
    void readsTheVersionThatTheEventNames() {
        s3.put("landing", "leeds/sales.csv", SALES);
        s3.put("landing", "leeds/sales.csv", "newer".getBytes(UTF_8));
        assertThat(handle(EventFiles.read("created"))).isEmpty();
        assertThat(extracted()).hasSize(1);
        assertThat(s3.reads())
                .singleElement()
                .satisfies(read -> assertThat(read.versionId()).isEqualTo("version-1"));
    }

    @Test
    void tellsOfEachRecordOfEachMessage() {
        s3.put("landing", "leeds/sales.csv", SALES);
        s3.put("landing", "york/sales.csv", SALES);
        assertThat(handle(EventFiles.read("several-records"), EventFiles.read("created")))
                .isEmpty();
        assertThat(extracted())
                .extracting(file -> file.object().key())
                .containsExactly("leeds/sales.csv", "york/sales.csv", "leeds/sales.csv");
    }

    @Test
    void tellsTheSameOfADuplicate() {
        s3.put("landing", "leeds/sales.csv", SALES);
        handle(EventFiles.read("created"), EventFiles.read("created"));
        handle(EventFiles.read("created"));
        List<String> told = sqs.bodies("transform-queue");
        assertThat(told).hasSize(3).containsOnly(told.get(0));
    }

    @Test
    void actsUponNothingElse() {
        s3.put("landing", "leeds/sales.csv", SALES);
        s3.put("payroll", "leeds/sales.csv", SALES);
        assertThat(handle(EventFiles.read("not-for-us"), EventFiles.read("test-event")))
                .isEmpty();
        assertThat(s3.reads()).isEmpty();
        assertThat(sqs.bodies("transform-queue")).isEmpty();
        assertThat(sqs.bodies("load-queue")).isEmpty();
    }

    @Test
    void readsKeysOfAnyLetters() {
        String key = "caf\u00e9 (1)+[2]/100% t\u00e4glich.csv";
        String version = s3.put("landing", key, SALES);
        assertThat(handle(S3Notifications.created("landing", key, version, null, "01", SALES.length)))
                .isEmpty();
        assertThat(extracted())
                .singleElement()
                .satisfies(file -> assertThat(file.object().key()).isEqualTo(key));
    }

    @Test
    void recordsARefusal() {
        s3.put("landing", "leeds/sales.csv", new byte[0]);
        assertThat(handle(S3Notifications.created("landing", "leeds/sales.csv", "version-1", null, "01", 0)))
                .isEmpty();
        assertThat(sqs.bodies("transform-queue")).isEmpty();
        assertThat(refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo("empty");
            assertThat(refusal.stage()).isEqualTo(FileRefused.Stage.EXTRACT);
            assertThat(refusal.landedAt()).hasToString(S3Notifications.LANDED_AT);
        });
        assertThat(s3.keys("quarantine")).hasSize(1);
        assertThat(sns.published())
                .singleElement()
                .satisfies(alert -> assertThat(alert.subject()).isEqualTo("Brewline refused leeds/sales.csv: empty"));
    }

    @Test
    void recordsWhatVanished() {
        assertThat(handle(EventFiles.read("created"))).isEmpty();
        assertThat(refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo("vanished"));
    }

    @Test
    void worksThroughABatchWhateverFails() {
        s3.put("landing", "leeds/sales.csv", SALES);
        s3.failNext("GetObject", S3Answers.error(503, "SlowDown"));
        assertThat(handle(EventFiles.read("created"), "Ann Example", EventFiles.read("created")))
                .containsExactly("message-1", "message-2");
        assertThat(extracted()).hasSize(1);
    }

    @Test
    void readsAMessageAgainWhoseFileCouldNotBeTold() {
        s3.put("landing", "leeds/sales.csv", SALES);
        sqs.failNext(SdkClientException.create("no route"));
        assertThat(handle(EventFiles.read("created"))).containsExactly("message-1");
        assertThat(handle(EventFiles.read("created"))).isEmpty();
        assertThat(extracted()).hasSize(1);
    }

    @Test
    void namesTheFileThatItGivesUp() {
        s3.failNext("GetObject", S3Answers.error(503, "SlowDown"));
        SQSEvent last = SqsEvents.received(5, EventFiles.read("created"));
        assertThat(SqsEvents.failures(handler.handleRequest(last, null))).containsExactly("message-1");
        assertThat(sns.published())
                .singleElement()
                .satisfies(alert -> assertThat(alert.subject())
                        .isEqualTo("Brewline: extract gave up on s3://landing/leeds/sales.csv"));
    }

    @Test
    void tellsNobodyWhoBought() {
        s3.put("landing", "leeds/sales.csv", SALES);
        s3.put("landing", "york/sales.csv", "Ann Example\n".repeat(9).getBytes(UTF_8));
        try (CapturedOutput log = new CapturedOutput()) {
            handle(EventFiles.read("created"));
            handle(S3Notifications.created("landing", "york/sales.csv", "version-2", null, "01", 108));
            assertThat(log.text()).contains("extracted", "refused").doesNotContain("Example");
        }
        assertThat(sqs.bodies("transform-queue").toString() + sqs.bodies("load-queue") + sns.published())
                .doesNotContain("Example");
    }

    @Test
    void namesTheSettingThatIsMissing() {
        assertThatThrownBy(() -> ExtractConfig.from(new Settings(Map.of("LANDING_BUCKET", "landing"))))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("QUARANTINE_BUCKET");
    }

    private List<String> handle(String... events) {
        return SqsEvents.failures(handler.handleRequest(SqsEvents.of(events), null));
    }

    private List<ExtractedFile> extracted() {
        return sqs.bodies("transform-queue").stream()
                .map(body -> codec.read(body, ExtractedFile.class))
                .toList();
    }

    private List<FileRefused> refused() {
        return sqs.bodies("load-queue").stream()
                .map(body -> codec.read(body, FileRefused.class))
                .toList();
    }
}
