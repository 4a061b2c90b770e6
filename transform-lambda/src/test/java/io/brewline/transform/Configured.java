package io.brewline.transform;

import io.brewline.aws.Settings;
import java.util.HashMap;
import java.util.Map;

/** The function's configuration in tests: what must be set, and what a test sets beyond. */
final class Configured {
    static final String LANDING = "landing";
    static final String QUARANTINE = "quarantine";
    static final String LOAD_QUEUE = "load-queue";

    private Configured() {}

    static TransformConfig plainly() {
        return with(Map.of());
    }

    static TransformConfig with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LANDING_BUCKET", LANDING,
                "STAGING_BUCKET", Staging.BUCKET,
                "QUARANTINE_BUCKET", QUARANTINE,
                "LOAD_QUEUE_URL", LOAD_QUEUE,
                "ALERT_TOPIC_ARN", "topic"));
        environment.putAll(more);
        return TransformConfig.from(new Settings(environment));
    }
}
