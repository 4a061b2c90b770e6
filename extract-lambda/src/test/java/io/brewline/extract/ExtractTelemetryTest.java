package io.brewline.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.S3Answers;
import io.brewline.testing.S3Notifications;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import io.brewline.testing.TickingClock;
import io.brewline.testing.WrittenLines;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators see of Extract. */
class ExtractTelemetryTest {
    private static final byte[] SALES =
            "01/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CARD,9999000011112222\n".getBytes(UTF_8);
    // Python: uuid5(uuid5(uuid5(NAMESPACE_DNS, "brewline.io"), "file"), "landing/leeds/sales 1.csv")
    private static final String FILE_ID = "8fcaaa49-4bfc-5e96-9bbe-78bb8d366be8";
    private static final String SEQUENCER = "00AB" + "0".repeat(36);

    private final InMemoryS3 s3 = new InMemoryS3();
    private final RecordingSns sns = new RecordingSns();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "LANDING_BUCKET", "landing",
            "QUARANTINE_BUCKET", "quarantine",
            "TRANSFORM_QUEUE_URL", "transform-queue",
            "LOAD_QUEUE_URL", "load-queue",
            "ALERT_TOPIC_ARN", "topic",
            "METRICS_NAMESPACE", "Brewline/test"));

    @Test
    void logsAndMeasuresAFile() {
        WrittenLines written = handled(1, SALES);
        JsonNode line = written.said("extracted");
        assertThat(line.path("stage").asText()).isEqualTo("extract");
        assertThat(line.path("file_id").asText()).isEqualTo(FILE_ID);
        assertThat(line.path("sequencer").asText()).isEqualTo(SEQUENCER);
        JsonNode document = written.measured();
        assertThat(WrittenLines.metricNames(document))
                .containsExactly("Files", "FilesRefused", "Bytes", "StageDuration");
        assertThat(document.path("Stage").asText()).isEqualTo("extract");
        assertThat(document.path("file_id").asText()).isEqualTo(FILE_ID);
        assertThat(document.path("Files").asLong()).isEqualTo(1);
        assertThat(document.path("FilesRefused").asLong()).isZero();
        assertThat(document.path("Bytes").asLong()).isEqualTo(SALES.length);
        assertThat(document.path("StageDuration").asLong()).isEqualTo(250);
    }

    @Test
    void logsAndMeasuresARefusal() {
        WrittenLines written = handled(1, new byte[0]);
        assertThat(written.said("refused").path("reason").asText()).isEqualTo("empty");
        assertThat(written.said("refused").path("level").asText()).isEqualTo("WARN");
        assertThat(written.said("refused").path("file_id").asText()).isEqualTo(FILE_ID);
        assertThat(written.measured().path("FilesRefused").asLong()).isEqualTo(1);
    }

    @Test
    void logsWhichFileFailed() {
        s3.failNext("GetObject", S3Answers.error(503, "SlowDown"));
        WrittenLines written = handled(1, SALES);
        assertThat(written.metrics()).isEmpty();
        assertThat(written.log()).singleElement().satisfies(line -> {
            assertThat(line.path("level").asText()).isEqualTo("ERROR");
            assertThat(line.path("file_id").asText()).isEqualTo(FILE_ID);
            assertThat(line.path("sequencer").asText()).isEqualTo(SEQUENCER);
            assertThat(line.path("object").asText()).isEqualTo("s3://landing/leeds/sales 1.csv");
            assertThat(line.path("message_id").asText()).isEqualTo("message-1");
            assertThat(line.path("receives").asLong()).isEqualTo(1);
        });
    }

    @Test
    void countsWhatItGivesUp() {
        s3.failNext("GetObject", S3Answers.error(503, "SlowDown"));
        JsonNode document = handled(5, SALES).measured();
        assertThat(WrittenLines.metricNames(document)).containsExactly("FilesGivenUp");
        assertThat(document.path("FilesGivenUp").asLong()).isEqualTo(1);
    }

    @Test
    void alertsWithALinkToTheRunbook() {
        handled(1, new byte[0]);
        settings.put("RUNBOOK_URL", "https://example.com/runbook");
        s3.failNext("GetObject", S3Answers.error(503, "SlowDown"));
        handled(5, SALES);
        assertThat(sns.published().get(0).message()).contains("docs/operations.md#refused-file");
        assertThat(sns.published().get(1).message()).contains("https://example.com/runbook#given-up-message");
    }

    @Test
    void measuresNothingWhereNoNamespaceIsSet() {
        settings.remove("METRICS_NAMESPACE");
        assertThat(handled(1, SALES).metrics()).isEmpty();
    }

    @Test
    void namesNobody() {
        List<WrittenLines> written =
                List.of(handled(1, SALES), handled(5, "Ann Example 9999000011112222".getBytes(UTF_8)));
        assertThat(written.toString()).contains("Bytes", "refused").doesNotContain("Ann", "9999");
    }

    private WrittenLines handled(int receive, byte[] content) {
        ExtractHandler handler = new ExtractHandler(
                ExtractConfig.from(new Settings(settings)),
                new AwsClients(s3, new RecordingSqs(), sns, new StoredSecrets(Map.of())),
                new TickingClock(Instant.parse("2026-03-02T18:30:00Z"), Duration.ofMillis(250)));
        String version = s3.put("landing", "leeds/sales 1.csv", content);
        String event = S3Notifications.created("landing", "leeds/sales 1.csv", version, null, "00AB", content.length);
        return WrittenLines.during(() -> handler.handleRequest(SqsEvents.received(receive, event), null));
    }
}
