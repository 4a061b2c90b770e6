package io.brewline.it.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. Thread-safe. */
final class VirtualClock extends Clock {
    /** Later than all that is generated. */
    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

    private volatile Instant now = START;

    void advance(Duration some) {
        now = now.plus(some);
    }

    /** Does nothing where that has passed. */
    void advanceTo(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are instants here");
    }
}
