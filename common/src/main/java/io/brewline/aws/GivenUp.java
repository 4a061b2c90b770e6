package io.brewline.aws;

import io.brewline.telemetry.LogKey;
import io.brewline.telemetry.Measurement;
import io.brewline.telemetry.Metric;
import io.brewline.telemetry.Metrics;
import io.brewline.telemetry.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one batch that go to the dead-letter queue now. A warehouse that is away fails a thousand of them at
 * once: one alert is sent for each kind of failure, not for each message. Not thread-safe.
 */
final class GivenUp {
    /** So many files are named in an alert; the log names all. */
    static final int MAX_NAMED = 10;

    private static final Logger LOG = LoggerFactory.getLogger(GivenUp.class);
    private static final String ADVICE = "Mend the cause, then redrive that queue: loading again is safe.";

    private final Stage stage;
    private final Alerts alerts;
    private final Metrics metrics;
    private final Map<String, List<Loss>> lossesByKind = new LinkedHashMap<>();

    GivenUp(Stage stage, Alerts alerts, Metrics metrics) {
        this.stage = stage;
        this.alerts = alerts;
        this.metrics = metrics;
    }

    /** A message, by the file it is about, and why it failed. */
    private record Loss(String object, String explanation) {}

    void add(String object, RuntimeException failure, String explanation) {
        lossesByKind
                .computeIfAbsent(failure.getClass().getSimpleName(), kind -> new ArrayList<>())
                .add(new Loss(object, explanation));
    }

    void report(long receives) {
        lossesByKind.forEach((kind, losses) -> {
            metrics.write(Measurement.of(stage).with(Metric.FILES_GIVEN_UP, losses.size()));
            send(new Alert(
                    subject(losses),
                    losses.get(0).object(),
                    kind,
                    text(losses, receives),
                    ADVICE,
                    Runbook.GIVEN_UP_MESSAGE));
        });
    }

    private void send(Alert alert) {
        try {
            alerts.send(alert);
        } catch (RuntimeException e) {
            // The messages must still be reported as failed; the dead-letter queue's own alarm remains.
            LOG.atError()
                    .addKeyValue(LogKey.OBJECT, alert.file())
                    .addKeyValue(LogKey.EXCEPTION, Faults.trace(e))
                    .log("The alert about {} could not be sent.", alert.file());
        }
    }

    private String subject(List<Loss> losses) {
        int others = losses.size() - 1;
        return "Brewline: " + stage.code() + " gave up on "
                + (others == 0 ? "" : losses.size() + " messages, first ")
                + losses.get(0).object();
    }

    private String text(List<Loss> losses, long receives) {
        String queue = stage.code() + " stage's dead-letter queue";
        if (losses.size() == 1) {
            return losses.get(0).explanation() + "\n\nIt was tried " + receives + " times and now lies in the " + queue
                    + ".";
        }
        String named = losses.stream()
                .limit(MAX_NAMED)
                .map(loss -> "- " + loss.object() + ": " + loss.explanation())
                .collect(Collectors.joining("\n"));
        int others = losses.size() - MAX_NAMED;
        return losses.size() + " messages were tried " + receives + " times and now lie in the " + queue + ":\n" + named
                + (others > 0 ? "\n- and " + others + " more; the function's log names each." : "");
    }
}
