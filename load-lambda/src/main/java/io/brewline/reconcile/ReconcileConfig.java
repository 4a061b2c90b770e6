package io.brewline.reconcile;

import io.brewline.aws.Runbook;
import io.brewline.aws.Settings;
import io.brewline.failure.Misconfigured;
import io.brewline.load.WarehouseUrl;
import io.brewline.telemetry.Metrics;
import java.time.Duration;
import java.util.Optional;

/**
 * What the reconcile function is told by its environment.
 *
 * @param landingBucket {@code LANDING_BUCKET}
 * @param alertTopicArn {@code ALERT_TOPIC_ARN}
 * @param warehouseUrl {@code WAREHOUSE_URL}, such as {@code jdbc:redshift://host:5439/dev}
 * @param warehouseSecretArn {@code WAREHOUSE_SECRET_ARN}: JSON with {@code username} and {@code password}; may be unset
 *     for a warehouse on this machine only
 * @param limit {@code RECONCILE_LIMIT_MINUTES}, 120 if unset: what landed longer ago is in the ledger, or missing
 * @param metricsNamespace {@code METRICS_NAMESPACE}: the CloudWatch namespace of the metrics; without it none are written
 * @param runbookUrl {@code RUNBOOK_URL}: where the operators' page can be read, for alerts; its place in the repository
 *     if unset
 */
public record ReconcileConfig(
        String landingBucket,
        String alertTopicArn,
        WarehouseUrl warehouseUrl,
        Optional<String> warehouseSecretArn,
        Duration limit,
        Optional<String> metricsNamespace,
        String runbookUrl) {
    private static final long LIMIT_MINUTES = 120;

    /**
     * Checks all that can be checked without a connection.
     *
     * @throws Misconfigured where something is not what it should be
     */
    public ReconcileConfig {
        if (warehouseSecretArn.isEmpty() && !warehouseUrl.isLocal()) {
            throw new Misconfigured("The environment variable WAREHOUSE_SECRET_ARN is not set: name the secret that"
                    + " holds the warehouse's username and password.");
        }
    }

    /** The function's environment: the only place where it is read. */
    static Settings environment() {
        return new Settings(System.getenv());
    }

    /**
     * The configuration that {@code settings} hold.
     *
     * @throws Misconfigured where one is missing or not what it should be
     */
    public static ReconcileConfig from(Settings settings) {
        return new ReconcileConfig(
                settings.required("LANDING_BUCKET"),
                settings.required("ALERT_TOPIC_ARN"),
                new WarehouseUrl(settings.required("WAREHOUSE_URL")),
                settings.optional("WAREHOUSE_SECRET_ARN"),
                Duration.ofMinutes(settings.positive("RECONCILE_LIMIT_MINUTES", LIMIT_MINUTES)),
                settings.optional(Metrics.NAMESPACE),
                settings.optional(Runbook.URL).orElse(Runbook.DEFAULT_URL));
    }
}
