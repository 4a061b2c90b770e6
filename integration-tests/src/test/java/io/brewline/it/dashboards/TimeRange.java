package io.brewline.it.dashboards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The period that is chosen in a dashboard.
 *
 * @param from its first second
 * @param to its last second
 */
record TimeRange(Instant from, Instant to) {
    /** Whole days, in the way of Grafana's {@code now-1d/d}. */
    static TimeRange ofDays(LocalDate first, LocalDate last) {
        return new TimeRange(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1));
    }

    /** As the Go of the plugin prints it. */
    String fromText() {
        return from.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String toText() {
        return to.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
