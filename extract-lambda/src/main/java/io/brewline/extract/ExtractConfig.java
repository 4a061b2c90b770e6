package io.brewline.extract;

import io.brewline.aws.Runbook;
import io.brewline.aws.Settings;
import io.brewline.branchfile.UnpackLimits;
import io.brewline.telemetry.Metrics;
import java.util.Optional;

/**
 * What the extract function is told by its environment.
 *
 * @param landingBucket {@code LANDING_BUCKET}: the only bucket whose events are acted upon
 * @param quarantineBucket {@code QUARANTINE_BUCKET}: takes the notices about refused files
 * @param transformQueueUrl {@code TRANSFORM_QUEUE_URL}
 * @param loadQueueUrl {@code LOAD_QUEUE_URL}: refusals are recorded there
 * @param alertTopicArn {@code ALERT_TOPIC_ARN}
 * @param maxReceives {@code MAX_RECEIVE_COUNT} of the extract queue, 5 if unset
 * @param limits {@code MAX_UNPACKED_BYTES} and {@code MAX_UNPACK_RATIO}
 * @param metricsNamespace {@code METRICS_NAMESPACE}: the CloudWatch namespace of the metrics; without it none are written
 * @param runbookUrl {@code RUNBOOK_URL}: where the operators' page can be read, for alerts; its place in the repository
 *     if unset
 */
public record ExtractConfig(
        String landingBucket,
        String quarantineBucket,
        String transformQueueUrl,
        String loadQueueUrl,
        String alertTopicArn,
        long maxReceives,
        UnpackLimits limits,
        Optional<String> metricsNamespace,
        String runbookUrl) {
    /** The function's environment: the only place where it is read. */
    static Settings environment() {
        return new Settings(System.getenv());
    }

    /**
     * The configuration that {@code settings} hold.
     *
     * @throws io.brewline.failure.Misconfigured where one is missing or no number
     */
    public static ExtractConfig from(Settings settings) {
        return new ExtractConfig(
                settings.required("LANDING_BUCKET"),
                settings.required("QUARANTINE_BUCKET"),
                settings.required("TRANSFORM_QUEUE_URL"),
                settings.required("LOAD_QUEUE_URL"),
                settings.required("ALERT_TOPIC_ARN"),
                settings.positive("MAX_RECEIVE_COUNT", 5),
                new UnpackLimits(
                        settings.positive("MAX_UNPACKED_BYTES", UnpackLimits.DEFAULT.maxBytes()),
                        settings.positive("MAX_UNPACK_RATIO", UnpackLimits.DEFAULT.maxRatio())),
                settings.optional(Metrics.NAMESPACE),
                settings.optional(Runbook.URL).orElse(Runbook.DEFAULT_URL));
    }
}
