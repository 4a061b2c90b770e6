package io.brewline.telemetry;

import java.util.Locale;

/** The three stages, and what watches over them, as logs, metrics and alerts name them. */
public enum Stage {
    EXTRACT,
    TRANSFORM,
    LOAD,
    RECONCILE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Its name in lower case: {@code extract}, {@code transform}, {@code load} or {@code
     * reconcile}. */
    public String code() {
        return code;
    }
}
