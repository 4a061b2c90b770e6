package io.brewline.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is later by the same time whenever it is asked. */
public final class TickingClock extends Clock {
    private final Duration tick;
    private Instant now;

    /** Says {@code first}, then {@code tick} later, and so on. */
    public TickingClock(Instant first, Duration tick) {
        this.tick = tick;
        now = first;
    }

    @Override
    public synchronized Instant instant() {
        Instant said = now;
        now = now.plus(tick);
        return said;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
