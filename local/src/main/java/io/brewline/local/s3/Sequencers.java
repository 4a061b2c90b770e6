package io.brewline.local.s3;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives sequencers: 16 hexadecimal digits, each greater than all before it. They are the clock's nanoseconds, so they rise
 * over restarts too, as long as the clock does. Thread-safe.
 */
final class Sequencers {
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    Sequencers(Clock clock) {
        this.clock = clock;
    }

    String next() {
        long sequencer = last.updateAndGet(before -> Math.max(before + 1, nanos(clock.instant())));
        return String.format("%016X", sequencer);
    }

    private static long nanos(Instant time) {
        return Math.addExact(TimeUnit.SECONDS.toNanos(time.getEpochSecond()), time.getNano());
    }
}
