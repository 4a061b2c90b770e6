package io.brewline.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.aws.AwsClients;
import io.brewline.message.MessageCodec;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import io.brewline.testing.TickingClock;
import io.brewline.testing.WrittenLines;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators see of Transform. */
class TransformTelemetryTest {
    private static final String GOOD = "01/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CARD,9999000011112222\n";
    private static final String OTHER = "01/02/2026 09:05,Leeds,Ann Example,\"Tea - 1.00, Bun - 2.00\",3.00,CASH,\n";
    private static final String BAD_TOTAL = "01/02/2026 09:01,Leeds,Bob Example,Tea - 1.00,9.00,CASH,\n";
    private static final String BAD_DATE = "soon,Leeds,Bob Example,Tea - 1.00,1.00,CASH,\n";

    private final InMemoryS3 s3 = new InMemoryS3();

    @Test
    void logsAndMeasuresAFile() {
        WrittenLines written = handled(GOOD + GOOD + OTHER + BAD_TOTAL);
        JsonNode line = written.said("transformed");
        assertThat(line.path("stage").asText()).isEqualTo("transform");
        assertThat(line.path("file_id").asText()).hasSize(36);
        assertThat(line.path("sequencer").asText()).hasSize(40);
        assertThat(line.path("rows").asLong()).isEqualTo(4);
        assertThat(line.path("rows_rejected").asLong()).isEqualTo(1);
        JsonNode document = written.measured();
        assertThat(WrittenLines.metricNames(document))
                .containsExactly(
                        "Files",
                        "FilesRefused",
                        "Bytes",
                        "RowsRead",
                        "RowsRejected",
                        "RowsDuplicate",
                        "Orders",
                        "Lines",
                        "StageDuration");
        assertThat(document.path("Stage").asText()).isEqualTo("transform");
        assertThat(document.path("FilesRefused").asLong()).isZero();
        assertThat(document.path("RowsRead").asLong()).isEqualTo(4);
        assertThat(document.path("RowsRejected").asLong()).isEqualTo(1);
        assertThat(document.path("RowsDuplicate").asLong()).isEqualTo(1);
        assertThat(document.path("Orders").asLong()).isEqualTo(2);
        assertThat(document.path("Lines").asLong()).isEqualTo(3);
        assertThat(document.path("StageDuration").asLong()).isEqualTo(250);
    }

    @Test
    void measuresTheBytesThatItStaged() {
        long measured =
                handled(GOOD + OTHER + BAD_TOTAL).measured().path("Bytes").asLong();
        assertThat(measured)
                .isPositive()
                .isEqualTo(s3.keys(Staging.BUCKET).stream()
                        .mapToLong(key -> s3.bytes(Staging.BUCKET, key).orElseThrow().length)
                        .sum());
    }

    @Test
    void measuresRejectsByTheirReasonToo() {
        WrittenLines written = handled(GOOD + OTHER + GOOD.replace("Tea", "Bun") + BAD_TOTAL + BAD_DATE);
        assertThat(written.metrics().stream().filter(document -> document.has("Reason")))
                .hasSize(2)
                .allSatisfy(document -> {
                    assertThat(document.at("/_aws/CloudWatchMetrics/0/Dimensions")
                                    .toString())
                            .isEqualTo("[[\"Stage\",\"Reason\"]]");
                    assertThat(document.path("RowsRejected").asLong()).isEqualTo(1);
                })
                .extracting(document -> document.path("Reason").asText())
                .contains("total_mismatch");
        assertThat(written.measured().path("RowsRejected").asLong()).isEqualTo(2);
    }

    @Test
    void logsAndMeasuresARefusal() {
        WrittenLines written = handled(GOOD + BAD_TOTAL + BAD_TOTAL);
        assertThat(written.said("refused").path("reason").asText()).isEqualTo("too_many_rejects");
        JsonNode document = written.measured();
        assertThat(WrittenLines.metricNames(document))
                .containsExactly("Files", "FilesRefused", "RowsRead", "RowsRejected", "StageDuration");
        assertThat(document.path("FilesRefused").asLong()).isEqualTo(1);
        assertThat(document.path("RowsRejected").asLong()).isEqualTo(2);
    }

    @Test
    void namesNobody() {
        WrittenLines written = handled(GOOD + OTHER + BAD_TOTAL + BAD_DATE);
        assertThat(written.toString()).contains("RowsRead", "transformed").doesNotContain("Example", "9999");
    }

    private WrittenLines handled(String text) {
        TransformHandler handler = new TransformHandler(
                Configured.with(Map.of("METRICS_NAMESPACE", "Brewline/test")),
                new AwsClients(s3, new RecordingSqs(), new RecordingSns(), new StoredSecrets(Map.of())),
                new TickingClock(Landed.AT, Duration.ofMillis(250)));
        String message = new MessageCodec().write(Landed.file(s3, "a.csv", text));
        return WrittenLines.during(() -> handler.handleRequest(SqsEvents.of(message), null));
    }
}
