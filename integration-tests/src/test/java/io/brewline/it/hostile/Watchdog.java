package io.brewline.it.hostile;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Notices work on one input that takes too long: says where it hangs, and interrupts it. Thread-safe; to be closed.
 */
final class Watchdog implements AutoCloseable {
    private record Work(Object input, Thread thread, long deadlineNanos) {}

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> looking;
    private final long longestNanos;
    private volatile Work work;

    Watchdog(Duration longest) {
        longestNanos = longest.toNanos();
        looking = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    void begin(Object input) {
        work = new Work(input, Thread.currentThread(), System.nanoTime() + longestNanos);
    }

    /** @throws AssertionError where the work took too long */
    void end() {
        Work done = work;
        work = null;
        if (System.nanoTime() - done.deadlineNanos() > 0) {
            Thread.interrupted();
            throw new AssertionError("It took longer than " + Duration.ofNanos(longestNanos) + ".");
        }
    }

    private void look() {
        Work now = work;
        if (now != null && System.nanoTime() - now.deadlineNanos() > 0) {
            System.err.println(
                    now.input() + " hangs in " + Arrays.toString(now.thread().getStackTrace()));
            now.thread().interrupt();
        }
    }

    @Override
    public void close() {
        looking.cancel(false);
        timer.shutdownNow();
    }
}
