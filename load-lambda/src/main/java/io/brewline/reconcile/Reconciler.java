package io.brewline.reconcile;

import io.brewline.aws.Alerts;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Secrets;
import io.brewline.aws.SnsAlerts;
import io.brewline.load.Connector;
import io.brewline.load.Deadline;
import io.brewline.load.RedshiftConnector;
import io.brewline.load.Session;
import io.brewline.load.Warehouse;
import io.brewline.reconcile.Recorded.Outcome;
import io.brewline.telemetry.Measurement;
import io.brewline.telemetry.Metric;
import io.brewline.telemetry.Metrics;
import io.brewline.telemetry.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether all that landed is accounted for. Its transactions are short: none is open while the bucket is listed
 * and files are sent again. Keeps a connection until {@link #close}. Not thread-safe.
 */
public final class Reconciler implements AutoCloseable {
    /** What landed before has either been looked at often enough, or expired. */
    public static final Duration WINDOW = Duration.ofDays(35);

    private final ReconcileConfig config;
    private final LandingBucket bucket;
    private final Warehouse warehouse;
    private final Alerts alerts;
    private final Metrics metrics;
    private final Clock clock;

    /** With clients of the caller's. */
    public Reconciler(ReconcileConfig config, AwsClients aws) {
        this(
                config,
                aws,
                new RedshiftConnector(config.warehouseUrl(), config.warehouseSecretArn(), new Secrets(aws.secrets())),
                Clock.systemUTC());
    }

    /** With a connector and a clock of the caller's, too. */
    public Reconciler(ReconcileConfig config, AwsClients aws, Connector connector, Clock clock) {
        this.config = config;
        this.clock = clock;
        bucket = new LandingBucket(aws.s3(), config.landingBucket());
        warehouse = new Warehouse(connector);
        alerts = new SnsAlerts(aws.sns(), config.alertTopicArn(), config.runbookUrl());
        metrics = Metrics.in(config.metricsNamespace(), clock);
    }

    /**
     * Looks once. What of it failed is in the answer, and did not silence the rest.
     *
     * @throws io.brewline.failure.Transient where the ledger cannot be read, or what was found cannot be told
     */
    public Reconciliation run(Mode mode, Deadline deadline) {
        Instant now = clock.instant();
        Recorded recorded = read(now, deadline);
        Failures failures = new Failures();
        LandingCheck landing =
                new LandingCheck(bucket, recorded, now.minus(WINDOW), now.minus(config.limit()), now, mode);
        failures.of(bucket.address(""), () -> landing.run(deadline.half()));
        // Told at once: what was sent again is not found a second time.
        tell(mode, landing.findings(), now, deadline);
        List<Finding> contradictions = new WarehouseLook(warehouse, deadline.half(), failures).run(now);
        tell(mode, contradictions, now, deadline);
        List<Finding> findings = new ArrayList<>(landing.findings());
        findings.addAll(contradictions);
        Reconciliation found = new Reconciliation(
                landing.landed(),
                recorded.count(Outcome.ACCEPTED),
                recorded.count(Outcome.REFUSED),
                landing.underWay(),
                landing.sentAgain(),
                findings,
                failures.texts());
        if (mode == Mode.ACT) {
            metrics.write(measured(found));
        }
        return found;
    }

    private Recorded read(Instant now, Deadline deadline) {
        // A day more: the event's time is not the object's.
        LocalDateTime from = utc(now.minus(WINDOW).minus(Duration.ofDays(1)));
        Recorded recorded = new Recorded();
        try (Session session = warehouse.begin(deadline)) {
            session.query(LedgerQuestion.RECORDED, new Object[] {bucket.name(), from}, row -> {
                Instant landedAt = row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                Outcome outcome = Outcome.of(row.getString(5));
                recorded.add(row.getString(1), row.getString(2), row.getLong(3), landedAt, outcome);
                return outcome;
            });
        }
        return recorded;
    }

    private void tell(Mode mode, List<Finding> findings, Instant now, Deadline deadline) {
        if (mode == Mode.LOOK || findings.isEmpty()) {
            return;
        }
        try (Session session = warehouse.begin(deadline)) {
            session.run(LedgerQuestion.LOCK);
            new RaisedAlerts(session, alerts, now).raise(findings);
            session.commit();
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Measurement measured(Reconciliation found) {
        Measurement measurement = Measurement.of(Stage.RECONCILE)
                .with(Metric.RECONCILIATIONS, found.failures().isEmpty() ? 1 : 0)
                .with(Metric.SENT_AGAIN, found.sentAgain());
        for (Metric metric : List.of(Metric.LANDED_NOT_LOADED, Metric.MISMATCHES, Metric.LATE_BRANCHES)) {
            measurement = measurement.with(
                    metric,
                    found.findings().stream()
                            .filter(finding -> finding.kind().metric() == metric)
                            .count());
        }
        return measurement;
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
