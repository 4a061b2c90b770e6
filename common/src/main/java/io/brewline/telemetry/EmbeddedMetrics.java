package io.brewline.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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

    private final JsonMapper json = new JsonMapper();
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
                StandardOutput.writeLine(json.writeValueAsBytes(document(measurement, from)));
            }
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warn("Metrics could not be written ({}).", e.getClass().getSimpleName());
        }
    }

    /** The document of the values from the {@code from}th of each metric on, as many as one may hold. */
    private ObjectNode document(Measurement measurement, int from) {
        ObjectNode document = json.createObjectNode();
        ObjectNode aws = document.putObject("_aws");
        aws.put("Timestamp", clock.millis());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", namespace);
        ArrayNode dimensions = directive.putArray("Dimensions").addArray().add(STAGE);
        ArrayNode definitions = directive.putArray("Metrics");

        document.put(STAGE, measurement.stage().code());
        measurement.reason().ifPresent(reason -> {
            dimensions.add(REASON);
            document.put(REASON, reason);
        });
        measurement.file().ifPresent(file -> {
            document.put(LogKey.FILE_ID, file.fileId().toString());
            document.put(LogKey.SEQUENCER, file.sequencer());
        });
        for (Metric metric : Metric.values()) {
            List<Long> values = page(measurement.values(), metric, from);
            if (!values.isEmpty()) {
                definitions.addObject().put("Name", metric.title()).put("Unit", metric.unit());
                document.set(metric.title(), json.valueToTree(values.size() == 1 ? values.get(0) : values));
            }
        }
        return document;
    }

    private static List<Long> page(Map<Metric, List<Long>> values, Metric metric, int from) {
        List<Long> all = values.getOrDefault(metric, List.of());
        return all.subList(Math.min(from, all.size()), Math.min(from + MAX_VALUES, all.size()));
    }
}
