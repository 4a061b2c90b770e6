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
import io.brewline.telemetry.Measurement;
import io.brewline.telemetry.Metric;
import io.brewline.telemetry.Metrics;
import io.brewline.telemetry.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether all that landed is accounted for. All that is asked of the warehouse is asked in one transaction, which sees
 * one snapshot: a load meanwhile contradicts nothing. Keeps a connection until {@link #close}. Not thread-safe.
 */
public final class Reconciler implements AutoCloseable {
    /** What landed before has either been looked at often enough, or expired. */
    public static final Duration WINDOW = Duration.ofDays(35);

    /** A sale may lie a day after the file's landing; a day more, for clocks. */
    private static final int DAYS_AHEAD = 3;

    /** The days of each look: those of the window, and as many of the past, further back from hour to hour. */
    private static final int SLICE_DAYS = (int) WINDOW.toDays();

    private static final int SLICES = 24;

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
     * Looks once.
     *
     * @throws io.brewline.failure.Transient where S3 or the warehouse fails
     */
    public Reconciliation run(Mode mode, Deadline deadline) {
        Instant now = clock.instant();
        Reconciliation found;
        try (Session session = warehouse.begin(deadline)) {
            if (mode == Mode.ACT) {
                session.run(LedgerQuestion.LOCK);
            }
            found = look(session, mode, now);
            if (mode == Mode.ACT) {
                new RaisedAlerts(session, alerts, now).raise(found.findings());
                session.commit();
            }
        }
        if (mode == Mode.ACT) {
            metrics.write(measured(found));
        }
        return found;
    }

    private Reconciliation look(Session session, Mode mode, Instant now) {
        Recorded recorded = new Recorded();
        long[] outcomes = read(session, now, recorded);
        List<Finding> findings = new ArrayList<>();
        LandingCheck landing =
                new LandingCheck(bucket, recorded, now.minus(WINDOW), now.minus(config.limit()), now, mode).run();
        findings.addAll(landing.findings());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        findings.addAll(WarehouseCheck.all(session, today.minusDays(SLICE_DAYS), today.plusDays(DAYS_AHEAD)));
        findings.addAll(past(session, now, today));
        findings.addAll(session.query(LedgerQuestion.LATE_BRANCHES, LateBranch::of));
        return new Reconciliation(
                landing.landed(), outcomes[0], outcomes[1], landing.underWay(), landing.sentAgain(), findings);
    }

    /** One of the slices of the past; two at a time, so that a file over the border of two is seen whole. */
    private static List<Finding> past(Session session, Instant now, LocalDate today) {
        // The day is added, so that a schedule of every third hour comes to all of them, too.
        long hours = now.getEpochSecond() / Duration.ofHours(1).toSeconds() + today.toEpochDay();
        long slice = Math.floorMod(hours, SLICES) + 1L;
        LocalDate before = today.minusDays((slice - 1) * SLICE_DAYS);
        return WarehouseCheck.all(session, before.minusDays(2L * SLICE_DAYS), before);
    }

    /** How many the ledger holds as accepted, and as refused. */
    private long[] read(Session session, Instant now, Recorded recorded) {
        // A day more: the event's time is not the object's.
        LocalDateTime from = utc(now.minus(WINDOW).minus(Duration.ofDays(1)));
        long[] outcomes = new long[2];
        session.query(LedgerQuestion.RECORDED, new Object[] {bucket.name(), from}, row -> {
            Instant landedAt = row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC);
            recorded.add(row.getString(1), row.getString(2), row.getLong(3), landedAt);
            return outcomes[row.getString(5).equals("accepted") ? 0 : 1]++;
        });
        return outcomes;
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Measurement measured(Reconciliation found) {
        Measurement measurement = Measurement.of(Stage.RECONCILE)
                .with(Metric.RECONCILIATIONS, 1)
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
