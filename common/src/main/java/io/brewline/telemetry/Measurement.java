package io.brewline.telemetry;

import io.brewline.message.S3ObjectReference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures that belong together: of one file, or of one batch. Immutable; {@code with…} and the like give a new one.
 *
 * @param stage who measured
 * @param reason the reason code that the values are for; empty where they are for all
 * @param file the file's version; it can be searched for, and is no dimension
 * @param values one or more values for each metric, whole numbers in its unit
 */
public record Measurement(
        Stage stage, Optional<String> reason, Optional<S3ObjectReference> file, Map<Metric, List<Long>> values) {
    public Measurement {
        values = Map.copyOf(values);
    }

    /** A measurement without figures yet. */
    public static Measurement of(Stage stage) {
        return new Measurement(stage, Optional.empty(), Optional.empty(), Map.of());
    }

    public Measurement about(S3ObjectReference version) {
        return new Measurement(stage, reason, Optional.of(version), values);
    }

    public Measurement because(String reasonCode) {
        return new Measurement(stage, Optional.of(reasonCode), file, values);
    }

    public Measurement with(Metric metric, long value) {
        return with(metric, List.of(value));
    }

    /** With these values; without the metric where there are none. */
    public Measurement with(Metric metric, List<Long> measured) {
        if (measured.isEmpty()) {
            return this;
        }
        Map<Metric, List<Long>> more = new EnumMap<>(Metric.class);
        more.putAll(values);
        more.put(metric, List.copyOf(measured));
        return new Measurement(stage, reason, file, more);
    }
}
