package io.brewline.transform;

import io.brewline.message.S3ObjectReference;
import io.brewline.message.TransformedFile.Counts;
import io.brewline.telemetry.Measurement;
import io.brewline.telemetry.Metric;
import io.brewline.telemetry.Metrics;
import io.brewline.telemetry.Stage;
import java.time.Duration;
import java.util.Map;

/** What became of a file, in figures. Thread-safe. */
final class TransformMetrics {
    private final Metrics metrics;

    TransformMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    void write(S3ObjectReference file, Outcome outcome, Duration duration) {
        Measurement some = Measurement.of(Stage.TRANSFORM)
                .about(file)
                .with(Metric.FILES, 1)
                .with(Metric.STAGE_DURATION, duration.toMillis());
        if (outcome instanceof Outcome.Staged staged) {
            metrics.write(staged(some, staged));
            rejects(file, staged.message().rejectedByReason());
        } else if (outcome instanceof Refusal refusal) {
            metrics.write(refused(some, refusal));
            rejects(file, refusal.rejectedByReason());
        }
    }

    private static Measurement staged(Measurement some, Outcome.Staged staged) {
        Counts counts = staged.message().counts();
        return some.with(Metric.FILES_REFUSED, 0)
                .with(Metric.ROWS_READ, counts.rows())
                .with(Metric.ROWS_REJECTED, counts.rejected())
                .with(Metric.ROWS_DUPLICATE, counts.duplicates())
                .with(Metric.ORDERS, counts.orders())
                .with(Metric.LINES, counts.lines())
                .with(Metric.BYTES, staged.bytes());
    }

    private static Measurement refused(Measurement some, Refusal refusal) {
        long rejected = refusal.rejectedByReason().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return some.with(Metric.FILES_REFUSED, 1)
                .with(Metric.ROWS_READ, refusal.rows())
                .with(Metric.ROWS_REJECTED, rejected);
    }

    private void rejects(S3ObjectReference file, Map<String, Long> rejectedByReason) {
        rejectedByReason.forEach((reason, rows) -> metrics.write(
                Measurement.of(Stage.TRANSFORM).because(reason).about(file).with(Metric.ROWS_REJECTED, rows)));
    }
}
