package io.brewline.telemetry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.brewline.json.JsonText;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metrics as lines of the log, from which CloudWatch takes them: no call, no endpoint (<a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 * Metric Format</a>).
 */
final class EmbeddedMetrics implements Metrics {
    /** The specification's limit for one metric in one document. */
    static final int MAX_VALUES = 100;

    private static final String STAGE = "Stage";
    private static final String REASON = "Reason";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMetrics.class);

    private final String namespace;
    private final Clock clock;

    EmbeddedMetrics(String namespace, Clock clock) {
        this.namespace = namespace;
        this.clock = clock;
    }

    @Override
    public void write(Measurement measurement) {
        try {
            int most = measurement.values().values().stream()
                    .mapToInt(List::size)
                    .max()
                    .orElse(0);
            for (int from = 0; from < most; from += MAX_VALUES) {
                int first = from;
                StandardOutput.writeLine(JsonText.objectBytes(json -> document(json, measurement, first)));
            }
        } catch (RuntimeException e) {
            LOG.warn("Metrics could not be written ({}).", e.getClass().getSimpleName());
        }
    }

    /** The document of the values from the {@code from}th of each metric on, as many as one may hold. */
    private void document(JsonGenerator json, Measurement measurement, int from) throws IOException {
        Map<Metric, List<Long>> pages = new EnumMap<>(Metric.class);
        for (Metric metric : measurement.values().keySet()) {
            List<Long> page = page(measurement.values(), metric, from);
            if (!page.isEmpty()) {
                pages.put(metric, page);
            }
        }
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", clock.millis());
        json.writeArrayFieldStart("CloudWatchMetrics");
        directive(json, measurement, pages.keySet());
        json.writeEndArray();
        json.writeEndObject();

        json.writeStringField(STAGE, measurement.stage().code());
        if (measurement.reason().isPresent()) {
            json.writeStringField(REASON, measurement.reason().get());
        }
        if (measurement.file().isPresent()) {
            json.writeStringField(
                    LogKey.FILE_ID, measurement.file().get().fileId().toString());
            json.writeStringField(LogKey.SEQUENCER, measurement.file().get().sequencer());
        }
        for (Map.Entry<Metric, List<Long>> page : pages.entrySet()) {
            values(json, page.getKey().title(), page.getValue());
        }
    }

    private void directive(JsonGenerator json, Measurement measurement, Set<Metric> metrics) throws IOException {
        json.writeStartObject();
        json.writeStringField("Namespace", namespace);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        json.writeString(STAGE);
        if (measurement.reason().isPresent()) {
            json.writeString(REASON);
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (Metric metric : metrics) {
            json.writeStartObject();
            json.writeStringField("Name", metric.title());
            json.writeStringField("Unit", metric.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** One value stands alone. */
    private static void values(JsonGenerator json, String name, List<Long> values) throws IOException {
        json.writeFieldName(name);
        if (values.size() == 1) {
            json.writeNumber(values.get(0));
            return;
        }
        json.writeStartArray();
        for (long value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private static List<Long> page(Map<Metric, List<Long>> values, Metric metric, int from) {
        List<Long> all = values.getOrDefault(metric, List.of());
        return all.subList(Math.min(from, all.size()), Math.min(from + MAX_VALUES, all.size()));
    }
}
