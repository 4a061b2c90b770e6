package io.brewline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.message.S3ObjectReference;
import io.brewline.testing.CapturedOutput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
    private static final S3ObjectReference FILE =
            new S3ObjectReference("landing", "leeds/sales 1.csv", "v1", "e1", "00AB", 1234);

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T18:30:00Z"), ZoneOffset.UTC);
    private final Metrics metrics = Metrics.in(Optional.of("Brewline/test"), clock);

    @Test
    void isOneLineThatDefinesItsFigures() {
        assertThat(lines(Measurement.of(Stage.EXTRACT)
                        .about(FILE)
                        .with(Metric.FILES, 1)
                        .with(Metric.STAGE_DURATION, 250)))
                .containsExactly("{\"_aws\":{\"Timestamp\":1772476200000,\"CloudWatchMetrics\":[{"
                        + "\"Namespace\":\"Brewline/test\",\"Dimensions\":[[\"Stage\"]],\"Metrics\":["
                        + "{\"Name\":\"Files\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"StageDuration\",\"Unit\":\"Milliseconds\"}]}]},"
                        + "\"Stage\":\"extract\","
                        + "\"file_id\":\"8fcaaa49-4bfc-5e96-9bbe-78bb8d366be8\","
                        + "\"sequencer\":\"00AB000000000000000000000000000000000000\","
                        + "\"Files\":1,\"StageDuration\":250}");
    }

    @Test
    void hasTheReasonForADimension() throws Exception {
        JsonNode document = documents(Measurement.of(Stage.TRANSFORM)
                        .because("total_mismatch")
                        .with(Metric.ROWS_REJECTED, 3))
                .get(0);
        assertThat(document.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
                .isEqualTo("[[\"Stage\",\"Reason\"]]");
        assertThat(document.path("Reason").asText()).isEqualTo("total_mismatch");
        assertThat(document.path("RowsRejected").asLong()).isEqualTo(3);
    }

    @Test
    void holdsNoMoreThanAHundredValuesOfAMetricInOneDocument() throws Exception {
        List<Long> seconds = LongStream.range(0, 250).boxed().toList();
        List<JsonNode> documents = documents(
                Measurement.of(Stage.LOAD).with(Metric.FILES, 250).with(Metric.LANDING_TO_WAREHOUSE, seconds));
        List<Long> written = new ArrayList<>();
        for (JsonNode document : documents) {
            assertThat(document.path("LandingToWarehouse").size()).isBetween(1, 100);
            document.path("LandingToWarehouse").forEach(value -> written.add(value.asLong()));
        }
        assertThat(documents).hasSize(3);
        assertThat(written).isEqualTo(seconds);
        assertThat(documents.stream().filter(document -> document.has("Files"))).hasSize(1);
    }

    @Test
    void definesWhatItHoldsAndNothingElse() throws Exception {
        Measurement all = Measurement.of(Stage.LOAD).with(Metric.NEWEST_SALE_AGE, List.of());
        for (Metric metric : Metric.values()) {
            if (metric != Metric.NEWEST_SALE_AGE) {
                all = all.with(metric, 7);
            }
        }
        JsonNode document = documents(all).get(0);
        for (JsonNode defined : document.at("/_aws/CloudWatchMetrics/0/Metrics")) {
            assertThat(document.path(defined.path("Name").asText()).asLong()).isEqualTo(7);
            assertThat(defined.path("Unit").asText()).isIn("Count", "Bytes", "Milliseconds", "Seconds");
        }
        assertThat(document.at("/_aws/CloudWatchMetrics/0/Metrics")).hasSize(Metric.values().length - 1);
        assertThat(document.has("NewestSaleAge")).isFalse();
    }

    @Test
    void isSilentWithoutANamespace() {
        try (CapturedOutput output = new CapturedOutput()) {
            Metrics.in(Optional.empty(), clock).write(Measurement.of(Stage.LOAD).with(Metric.FILES, 1));
            assertThat(output.text()).isEmpty();
        }
    }

    @Test
    void isSilentWhereNothingWasMeasured() {
        assertThat(lines(Measurement.of(Stage.LOAD))).isEmpty();
    }

    @Test
    void neverFailsTheWork() {
        PrintStream out = System.out;
        System.setOut(new PrintStream(new ByteArrayOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                throw new IllegalStateException("no standard output");
            }
        });
        try {
            metrics.write(Measurement.of(Stage.LOAD).with(Metric.FILES, 1));
        } finally {
            System.setOut(out);
        }
    }

    /** Lambda makes an event of each write: half a document would be lost. */
    @Test
    void isWrittenAtOnceHoweverLongItIs() {
        List<Integer> writes = new ArrayList<>();
        PrintStream out = System.out;
        System.setOut(new PrintStream(new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                writes.add(length);
            }
        }));
        try {
            StandardOutput.writeLine(new byte[100_000]);
        } finally {
            System.setOut(out);
        }
        assertThat(writes).containsExactly(100_001);
    }

    private List<JsonNode> documents(Measurement measurement) throws Exception {
        List<JsonNode> documents = new ArrayList<>();
        for (String line : lines(measurement)) {
            documents.add(new JsonMapper().readTree(line));
        }
        return documents;
    }

    private List<String> lines(Measurement measurement) {
        try (CapturedOutput output = new CapturedOutput()) {
            metrics.write(measurement);
            return output.text().lines().toList();
        }
    }
}
