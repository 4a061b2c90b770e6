package io.brewline.load;

import io.brewline.aws.AwsClients;
import io.brewline.reconcile.Mode;
import io.brewline.reconcile.ReconcileConfig;
import io.brewline.reconcile.Reconciler;
import io.brewline.reconcile.Reconciliation;
import io.brewline.testing.RecordingSns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** The reconcile function in a test, over the tests' warehouse and a landing bucket in which nothing lies at first. */
final class Reconciling implements AutoCloseable {
    private static final ReconcileConfig CONFIG = new ReconcileConfig(
            "landing",
            "arn:aws:sns:eu-west-2:123456789012:alerts",
            new WarehouseUrl(TestWarehouse.jdbcUrl()),
            Optional.empty(),
            Duration.ofHours(2),
            Optional.of("Brewline/test"),
            "docs/operations.md");

    private final ListedLanding landing = new ListedLanding();
    private final RecordingSns sns = new RecordingSns();
    private final Reconciler reconciler;

    Reconciling(Instant now) {
        this(now, new RedshiftConnector(CONFIG.warehouseUrl(), Optional.empty(), null));
    }

    Reconciling(Instant now, Connector connector) {
        reconciler = new Reconciler(
                CONFIG, new AwsClients(landing, null, sns, null), connector, Clock.fixed(now, ZoneOffset.UTC));
    }

    Reconciliation run(Mode mode) {
        return run(mode, new Deadline(() -> 300_000));
    }

    Reconciliation run(Mode mode, Deadline deadline) {
        return reconciler.run(mode, deadline);
    }

    ListedLanding landing() {
        return landing;
    }

    List<PublishRequest> alerts() {
        return sns.published();
    }

    RecordingSns sns() {
        return sns;
    }

    @Override
    public void close() {
        reconciler.close();
    }
}
