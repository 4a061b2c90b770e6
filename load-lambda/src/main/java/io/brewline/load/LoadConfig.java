package io.brewline.load;

import io.brewline.aws.Runbook;
import io.brewline.aws.Settings;
import io.brewline.failure.Misconfigured;
import io.brewline.telemetry.Metrics;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the load function is told by its environment.
 *
 * @param stagingBucket {@code STAGING_BUCKET}: where the parts lie, and the manifests are written
 * @param alertTopicArn {@code ALERT_TOPIC_ARN}
 * @param maxReceives {@code MAX_RECEIVE_COUNT} of the load queue, 5 if unset
 * @param warehouseUrl {@code WAREHOUSE_URL}, such as {@code jdbc:redshift://host:5439/dev}
 * @param warehouseSecretArn {@code WAREHOUSE_SECRET_ARN}: JSON with {@code username} and {@code password}; may be unset
 *     for a warehouse on this machine only
 * @param copyRoleArn {@code COPY_ROLE_ARN}: the role by which the warehouse reads the staging bucket
 * @param region {@code AWS_REGION}, of the staging bucket too
 * @param metricsNamespace {@code METRICS_NAMESPACE}: the CloudWatch namespace of the metrics; without it none are written
 * @param runbookUrl {@code RUNBOOK_URL}: where the operators' page can be read, for alerts; its place in the repository
 *     if unset
 */
public record LoadConfig(
        String stagingBucket,
        String alertTopicArn,
        long maxReceives,
        String warehouseUrl,
        Optional<String> warehouseSecretArn,
        String copyRoleArn,
        String region,
        Optional<String> metricsNamespace,
        String runbookUrl) {
    // The three that end up within COPY's text: nothing that could end a quoted text passes.
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}[a-z0-9-]*-\\d{1,2}");

    /**
     * Checks all that can be checked without a connection.
     *
     * @throws Misconfigured where something is not what it should be
     */
    public LoadConfig {
        check("STAGING_BUCKET", "a bucket's name", BUCKET, stagingBucket);
        check("COPY_ROLE_ARN", "a role's ARN", ROLE, copyRoleArn);
        check("AWS_REGION", "a region's code", REGION, region);
        boolean local = new WarehouseUrl(warehouseUrl).isLocal();
        if (warehouseSecretArn.isEmpty() && !local) {
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
    public static LoadConfig from(Settings settings) {
        return new LoadConfig(
                settings.required("STAGING_BUCKET"),
                settings.required("ALERT_TOPIC_ARN"),
                settings.positive("MAX_RECEIVE_COUNT", 5),
                settings.required("WAREHOUSE_URL"),
                settings.optional("WAREHOUSE_SECRET_ARN"),
                settings.required("COPY_ROLE_ARN"),
                settings.required("AWS_REGION"),
                settings.optional(Metrics.NAMESPACE),
                settings.optional(Runbook.URL).orElse(Runbook.DEFAULT_URL));
    }

    /** Whether the warehouse runs on this machine, where nothing needs encryption. */
    boolean isWarehouseLocal() {
        return new WarehouseUrl(warehouseUrl).isLocal();
    }

    private static void check(String variable, String what, Pattern pattern, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new Misconfigured("The environment variable " + variable + " is not " + what + ".");
        }
    }
}
