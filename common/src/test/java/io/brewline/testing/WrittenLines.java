package io.brewline.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a function wrote to its standard output, line for line: each must be a JSON object.
 *
 * @param log the lines of the log
 * @param metrics the documents of the Embedded Metric Format
 */
public record WrittenLines(List<JsonNode> log, List<JsonNode> metrics) {
    private static final JsonMapper JSON = new JsonMapper();

    public static WrittenLines during(Runnable work) {
        try (CapturedOutput output = new CapturedOutput()) {
            work.run();
            List<JsonNode> lines =
                    output.text().lines().map(WrittenLines::parsed).toList();
            return new WrittenLines(
                    lines.stream().filter(line -> !line.has("_aws")).toList(),
                    lines.stream().filter(line -> line.has("_aws")).toList());
        }
    }

    /** The one line of the log with that message. */
    public JsonNode said(String message) {
        return only(log.stream()
                .filter(line -> line.path("message").asText().equals(message))
                .toList());
    }

    /** The one document that is for no reason in particular. */
    public JsonNode measured() {
        return only(metrics.stream().filter(line -> !line.has("Reason")).toList());
    }

    /** The names of what a document defines as metrics. */
    public static List<String> metricNames(JsonNode document) {
        return StreamSupport.stream(
                        document.at("/_aws/CloudWatchMetrics/0/Metrics").spliterator(), false)
                .map(metric -> metric.path("Name").asText())
                .toList();
    }

    private static JsonNode only(List<JsonNode> found) {
        if (found.size() != 1) {
            throw new AssertionError("expected one, found " + found);
        }
        return found.get(0);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
