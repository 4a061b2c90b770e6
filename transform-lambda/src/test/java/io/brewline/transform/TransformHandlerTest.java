package io.brewline.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.aws.AwsClients;
import io.brewline.failure.Misconfigured;
import io.brewline.message.FileRefused;
import io.brewline.message.MessageCodec;
import io.brewline.message.TransformedFile;
import io.brewline.testing.CapturedOutput;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.S3Answers;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformHandlerTest {
    private static final String GOOD = "01/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CARD,9999000011112222\n";
    private static final String BAD = "01/02/2026 09:01,Leeds,Bob Example,Tea - 1.00,9.00,CASH,\n";

    private final InMemoryS3 s3 = new InMemoryS3();
    private final RecordingSqs sqs = new RecordingSqs();
    private final RecordingSns sns = new RecordingSns();
    private final MessageCodec codec = new MessageCodec();

    @Test
    void announcesWhatItStaged() {
        assertThat(handle(Map.of(), message("a.csv", GOOD))).isEmpty();
        assertThat(sqs.bodies(Configured.LOAD_QUEUE)).singleElement().satisfies(body -> {
            TransformedFile file = codec.read(body, TransformedFile.class);
            assertThat(file.counts().orders()).isEqualTo(1);
            assertThat(file.extractedAt()).isEqualTo(SqsEvents.SENT_AT);
            assertThat(s3.keys(Staging.BUCKET)).isEqualTo(file.lineParts());
        });
        assertThat(sns.published()).isEmpty();
        assertThat(s3.keys(Configured.QUARANTINE)).isEmpty();
    }

    @Test
    void announcesTheSameForADuplicate() {
        String message = message("a.csv", GOOD);
        handle(Map.of(), message, message);
        List<String> announced = sqs.bodies(Configured.LOAD_QUEUE);
        assertThat(announced).hasSize(2);
        assertThat(announced.get(0)).isEqualTo(announced.get(1));
    }

    @Test
    void makesCustomersOfCardsWhereItHasAKey() {
        handle(Map.of("CUSTOMER_KEY_SECRET_ARN", "arn:key"), message("a.csv", GOOD));
        assertThat(Staging.lines(s3)).singleElement().asString().endsWith(",CARD,726fc3eff3a971797555f88bff4a61d1");
        assertThat(announced().customerKeyVersions()).containsExactly(1);
    }

    @Test
    void makesNoneWhereItHasNot() {
        handle(Map.of(), message("a.csv", GOOD));
        assertThat(Staging.lines(s3)).singleElement().asString().endsWith(",CARD,");
        assertThat(announced().customerKeyVersions()).isEmpty();
    }

    @Test
    void tellsOfNoKeyWhereNoCardWasRead() {
        handle(
                Map.of("CUSTOMER_KEY_SECRET_ARN", "arn:key"),
                message("a.csv", GOOD.replace("CARD,9999000011112222", "CASH,")));
        assertThat(announced().customerKeyVersions()).isEmpty();
    }

    @Test
    void doesNotStartWithoutTheKeyItIsToldOf() {
        assertThatThrownBy(() -> handler(Map.of("CUSTOMER_KEY_SECRET_ARN", "arn:none")))
                .isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> handler(Map.of("CUSTOMER_KEY_SECRET_ARN", "arn:short")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("fewer than 16 characters");
    }

    @Test
    void recordsARefusal() {
        assertThat(handle(Map.of(), message("a.csv", GOOD + BAD + BAD))).isEmpty();
        assertThat(sqs.bodies(Configured.LOAD_QUEUE)).singleElement().satisfies(body -> {
            FileRefused refused = codec.read(body, FileRefused.class);
            assertThat(refused.stage()).isEqualTo(FileRefused.Stage.TRANSFORM);
            assertThat(refused.reason()).isEqualTo("too_many_rejects");
            assertThat(refused.rows()).isEqualTo(3);
            assertThat(refused.rejectedByReason()).isEqualTo(Map.of("total_mismatch", 2L));
            assertThat(refused.landedAt()).isEqualTo(Landed.AT);
        });
        assertThat(s3.keys(Staging.BUCKET)).isEmpty();
        assertThat(s3.keys(Configured.QUARANTINE)).hasSize(1);
        assertThat(sns.published()).hasSize(1);
    }

    @Test
    void alertsWhereMoreRowsThanUsualAreRejected() {
        handle(Map.of("REJECT_ALERT_PERCENT", "50"), message("half.csv", GOOD + BAD));
        assertThat(sns.published()).isEmpty();
        handle(Map.of("REJECT_ALERT_PERCENT", "49"), message("half.csv", GOOD + BAD));
        assertThat(sns.published())
                .singleElement()
                .satisfies(alert -> assertThat(alert.subject()).isEqualTo("Brewline rejected 1 of 2 rows of half.csv"));
    }

    @Test
    void worksThroughABatchWhateverFails() {
        s3.failNext("GetObject", S3Answers.error(503, "SlowDown"));
        assertThat(handle(Map.of(), message("a.csv", GOOD), "no message", message("c.csv", GOOD)))
                .containsExactly("message-1", "message-2");
        assertThat(sqs.bodies(Configured.LOAD_QUEUE)).hasSize(1);
    }

    @Test
    void readsNoOtherBucket() {
        String elsewhere = message("a.csv", GOOD).replace("\"bucket\":\"landing\"", "\"bucket\":\"payroll\"");
        try (CapturedOutput log = new CapturedOutput()) {
            assertThat(handle(Map.of(), elsewhere)).containsExactly("message-1");
            assertThat(log.text()).contains("outside the landing bucket landing");
        }
        assertThat(s3.reads()).isEmpty();
    }

    @Test
    void namesTheFileThatItGivesUp() {
        s3.failNext("GetObject", S3Answers.error(503, "SlowDown"));
        SqsEvents.failures(handler(Map.of()).handleRequest(SqsEvents.received(5, message("leeds/a.csv", GOOD)), null));
        assertThat(sns.published())
                .singleElement()
                .satisfies(alert -> assertThat(alert.subject())
                        .isEqualTo("Brewline: transform gave up on s3://landing/leeds/a.csv"));
    }

    @Test
    void tellsNobodyWhoBought() {
        try (CapturedOutput log = new CapturedOutput()) {
            handle(
                    Map.of("REJECT_ALERT_PERCENT", "1"),
                    message("a.csv", GOOD + BAD),
                    message("b.csv", GOOD + BAD + BAD));
            assertThat(log.text()).contains("transformed", "refused").doesNotContain("Example", "9999");
        }
        assertThat(sqs.bodies(Configured.LOAD_QUEUE).toString()).doesNotContain("Example", "9999");
        assertThat(sns.published().toString()).doesNotContain("Example", "9999");
        assertThat(s3.keys(Configured.QUARANTINE))
                .allSatisfy(key -> assertThat(
                                new String(s3.bytes(Configured.QUARANTINE, key).orElseThrow(), UTF_8))
                        .doesNotContain("Example", "9999"));
    }

    private TransformedFile announced() {
        return codec.read(sqs.bodies(Configured.LOAD_QUEUE).get(0), TransformedFile.class);
    }

    private List<String> handle(Map<String, String> settings, String... messages) {
        return SqsEvents.failures(handler(settings).handleRequest(SqsEvents.of(messages), null));
    }

    private TransformHandler handler(Map<String, String> settings) {
        StoredSecrets secrets =
                new StoredSecrets(Map.of("arn:key", "a key of thirty-two characters..", "arn:short", "short"));
        return new TransformHandler(Configured.with(settings), new AwsClients(s3, sqs, sns, secrets));
    }

    private String message(String key, String text) {
        return codec.write(Landed.file(s3, key, text));
    }
}
