package io.brewline.transform;

import io.brewline.aws.Runbook;
import io.brewline.aws.Settings;
import io.brewline.branchfile.UnpackLimits;
import io.brewline.telemetry.Metrics;
import java.util.Optional;

/**
 * What the transform function is told by its environment.
 *
 * @param landingBucket {@code LANDING_BUCKET}: the only bucket that is read
 * @param stagingBucket {@code STAGING_BUCKET}: takes the clean order lines and the rejects
 * @param quarantineBucket {@code QUARANTINE_BUCKET}: takes the notices about refused files
 * @param loadQueueUrl {@code LOAD_QUEUE_URL}
 * @param alertTopicArn {@code ALERT_TOPIC_ARN}
 * @param customerKeySecretArn {@code CUSTOMER_KEY_SECRET_ARN}: the key of the customer tokens; without it there are none
 * @param maxReceives {@code MAX_RECEIVE_COUNT} of the transform queue, 5 if unset
 * @param limits {@code MAX_UNPACKED_BYTES} and {@code MAX_UNPACK_RATIO}
 * @param partBytes {@code STAGED_PART_BYTES}: the compressed size at which a staged part ends, 64 MiB if unset
 * @param rejectAlertPercent {@code REJECT_ALERT_PERCENT}: a file of which more than so many percent of the rows were
 *     rejected loads, and is alerted; 5 if unset
 * @param metricsNamespace {@code METRICS_NAMESPACE}: the CloudWatch namespace of the metrics; without it none are written
 * @param runbookUrl {@code RUNBOOK_URL}: where the operators' page can be read, for alerts; its place in the repository
 *     if unset
 */
public record TransformConfig(
        String landingBucket,
        String stagingBucket,
        String quarantineBucket,
        String loadQueueUrl,
        String alertTopicArn,
        Optional<String> customerKeySecretArn,
        long maxReceives,
        UnpackLimits limits,
        long partBytes,
        long rejectAlertPercent,
        Optional<String> metricsNamespace,
        String runbookUrl) {
    private static final long DEFAULT_PART_BYTES = 64L << 20;

    /** The function's environment: the only place where it is read. */
    static Settings environment() {
        return new Settings(System.getenv());
    }

    /**
     * The configuration that {@code settings} hold.
     *
     * @throws io.brewline.failure.Misconfigured where one is missing or no number
     */
    public static TransformConfig from(Settings settings) {
        return new TransformConfig(
                settings.required("LANDING_BUCKET"),
                settings.required("STAGING_BUCKET"),
                settings.required("QUARANTINE_BUCKET"),
                settings.required("LOAD_QUEUE_URL"),
                settings.required("ALERT_TOPIC_ARN"),
                settings.optional("CUSTOMER_KEY_SECRET_ARN"),
                settings.positive("MAX_RECEIVE_COUNT", 5),
                new UnpackLimits(
                        settings.positive("MAX_UNPACKED_BYTES", UnpackLimits.DEFAULT.maxBytes()),
                        settings.positive("MAX_UNPACK_RATIO", UnpackLimits.DEFAULT.maxRatio())),
                settings.positive("STAGED_PART_BYTES", DEFAULT_PART_BYTES),
                settings.positive("REJECT_ALERT_PERCENT", 5),
                settings.optional(Metrics.NAMESPACE),
                settings.optional(Runbook.URL).orElse(Runbook.DEFAULT_URL));
    }
}
