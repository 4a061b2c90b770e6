package io.brewline.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Transient;
import io.brewline.message.FileRefused;
import io.brewline.message.MessageCodec;
import io.brewline.message.S3ObjectReference;
import io.brewline.message.TransformedFile;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.S3Answers;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class RefusalsTest {
    private static final FileRefused REFUSAL = new FileRefused(
            new S3ObjectReference("landing", "leeds/sales 1.csv", "v1", "e1", "00AB", 1234),
            FileRefused.Stage.TRANSFORM,
            "too_many_rejects",
            "6 of its 10 rows were rejected: {total_mismatch=6}.",
            10,
            new TreeMap<>(Map.of("total_mismatch", 6L)),
            Instant.parse("2026-03-02T18:30:00Z"));
    private static final TransformedFile TRANSFORMED = new TransformedFile(
            REFUSAL.object(),
            "ab".repeat(32),
            "cd".repeat(32),
            "supercafe",
            new TransformedFile.Counts(10, 2, 0, 8, 8, 1),
            new TreeMap<>(Map.of("total_mismatch", 2L)),
            List.of("lines"),
            List.of("rejects"),
            List.of(1),
            LocalDateTime.parse("2026-03-02T09:00:00"),
            LocalDateTime.parse("2026-03-02T17:00:00"),
            REFUSAL.landedAt(),
            REFUSAL.landedAt());
    // Python: uuid5(uuid5(uuid5(NAMESPACE_DNS, "brewline.io"), "file"), "landing/leeds/sales 1.csv")
    private static final String NOTICE =
            "notices/v1/8fcaaa49-4bfc-5e96-9bbe-78bb8d366be8/00AB000000000000000000000000000000000000/too_many_rejects.json";

    private final InMemoryS3 s3 = new InMemoryS3();
    private final RecordingSns sns = new RecordingSns();
    private final RecordingSqs sqs = new RecordingSqs();
    private final MessageCodec codec = new MessageCodec();
    private final Refusals refusals = new Refusals(
            s3,
            "quarantine",
            new SnsAlerts(sns, "topic", "https://runbook"),
            new MessageQueue(sqs, "load-queue", codec));

    @Test
    void leaveANotice() {
        refusals.refuse(REFUSAL);
        assertThat(s3.keys("quarantine")).containsExactly(NOTICE);
        assertThat(new String(s3.bytes("quarantine", NOTICE).orElseThrow(), UTF_8))
                .isEqualTo("""
                        {
                          "bucket" : "landing",
                          "key" : "leeds/sales 1.csv",
                          "versionId" : "v1",
                          "sequencer" : "00AB000000000000000000000000000000000000",
                          "landedAt" : "2026-03-02T18:30:00Z",
                          "reason" : "too_many_rejects",
                          "stage" : "TRANSFORM",
                          "explanation" : "More than half of the file's rows were rejected: mend the export, then upload again.",
                          "detail" : "6 of its 10 rows were rejected: {total_mismatch=6}.",
                          "rows" : 10,
                          "rejectedByReason" : {
                            "total_mismatch" : 6
                          }
                        }
                        """);
    }

    @Test
    void tellLoadAndAlert() {
        refusals.refuse(REFUSAL);
        assertThat(sqs.bodies("load-queue"))
                .singleElement()
                .satisfies(
                        body -> assertThat(codec.read(body, FileRefused.class)).isEqualTo(REFUSAL));
        assertThat(sns.published()).singleElement().satisfies(alert -> {
            assertThat(alert.topicArn()).isEqualTo("topic");
            assertThat(alert.subject()).isEqualTo("Brewline refused leeds/sales 1.csv: too_many_rejects");
            assertThat(alert.message())
                    .contains("mend the export", "6 of its 10 rows", "File: s3://landing/leeds/sales 1.csv")
                    .contains("Nothing of it is loaded now", "Upload a corrected file", "https://runbook#refused-file");
        });
    }

    @Test
    void alertOnceHoweverOftenTheMessageComes() {
        refusals.refuse(REFUSAL);
        refusals.refuse(REFUSAL);
        assertThat(sns.published()).hasSize(1);
        assertThat(s3.keys("quarantine")).hasSize(1);
        assertThat(sqs.bodies("load-queue")).hasSize(2);
    }

    @Test
    void alertLaterWhereTheAlertFails() {
        sns.failNext(SdkClientException.create("no route"));
        assertThatThrownBy(() -> refusals.refuse(REFUSAL)).isInstanceOf(Transient.class);
        assertThat(sns.published()).isEmpty();
        refusals.refuse(REFUSAL);
        assertThat(sns.published()).hasSize(1);
        assertThat(s3.keys("quarantine")).hasSize(1);
    }

    @Test
    void areHeardTwiceRatherThanNeverWhereTheFunctionDiesBeforeTheNotice() {
        s3.failNext("PutObject", S3Answers.error(500, "InternalError"));
        assertThatThrownBy(() -> refusals.refuse(REFUSAL)).isInstanceOf(Transient.class);
        refusals.refuse(REFUSAL);
        assertThat(sns.published()).hasSize(2);
        assertThat(s3.keys("quarantine")).hasSize(1);
    }

    @Test
    void comeAgainWhereNobodyCanSayWhetherTheNoticeIsThere() {
        s3.failNext("GetObject", S3Answers.error(503, "SlowDown"));
        assertThatThrownBy(() -> refusals.refuse(REFUSAL))
                .isInstanceOf(Transient.class)
                .hasMessage("Could not look for the notice " + NOTICE + " (SlowDown, status 503).");
        assertThat(sns.published()).isEmpty();
    }

    @Test
    void reportManyRejectsOnce() {
        refusals.reportRejects(TRANSFORMED);
        refusals.reportRejects(TRANSFORMED);
        assertThat(sqs.bodies("load-queue")).isEmpty();
        assertThat(sns.published()).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo("Brewline rejected 2 of 10 rows of leeds/sales 1.csv");
            assertThat(alert.messageAttributes().get("reason").stringValue()).isEqualTo("rejects_beyond_limit");
            assertThat(alert.message())
                    .contains("{total_mismatch=2}", "The other rows are loaded.", "https://runbook#rejected-rows");
        });
        assertThat(s3.keys("quarantine"))
                .containsExactly(NOTICE.replace("too_many_rejects.json", "rejects_beyond_limit.json"));
    }

    @Test
    void comeAgainWhereTheQueueFails() {
        sqs.failNext(SdkClientException.create("no route"));
        assertThatThrownBy(() -> refusals.refuse(REFUSAL))
                .isInstanceOf(Transient.class)
                .hasMessage("Could not send to load-queue (SdkClientException).");
        assertThat(s3.keys("quarantine")).isEmpty();
        refusals.refuse(REFUSAL);
        assertThat(sns.published()).hasSize(1);
    }

    @Test
    void comeAgainWhereTheNoticeCannotBePut() {
        s3.failNext("PutObject", S3Answers.error(503, "SlowDown"));
        assertThatThrownBy(() -> refusals.refuse(REFUSAL))
                .isInstanceOf(Transient.class)
                .hasMessage("Could not write the notice " + NOTICE + " (SlowDown, status 503).");
    }
}
