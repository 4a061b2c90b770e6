package io.brewline.telemetry;

import java.util.Locale;

/** The three stages, as logs, metrics and alerts name them. */
public enum Stage {
    EXTRACT,
    TRANSFORM,
    LOAD;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Its name in lower case: {@code extract}, {@code transform} or {@code load}. */
    public String code() {
        return code;
    }
}
