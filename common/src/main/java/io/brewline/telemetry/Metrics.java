package io.brewline.telemetry;

import java.time.Clock;
import java.util.Optional;

/** Where figures go. Thread-safe. */
@FunctionalInterface
public interface Metrics {
    /** The configuration's variable that names the CloudWatch namespace. */
    String NAMESPACE = "METRICS_NAMESPACE";

    /** Writes figures down; work that is done never fails for it. */
    void write(Measurement measurement);

    /** Metrics of that CloudWatch namespace, on standard output; none are written without a namespace. */
    static Metrics in(Optional<String> namespace, Clock clock) {
        return namespace.<Metrics>map(name -> new EmbeddedMetrics(name, clock)).orElse(measurement -> {});
    }
}
