package io.brewline.local.sqs;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;

/** Looks again and again until what should come about has. */
final class Eventually {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Eventually() {}

    /** Something that fails until it is so. */
    @FunctionalInterface
    interface Check {
        void run() throws Exception;
    }

    static void holds(Check check) throws Exception {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() - end >= 0) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
    }

    static void isTrue(String what, java.util.function.BooleanSupplier condition) throws Exception {
        holds(() -> Assertions.assertThat(condition.getAsBoolean()).as(what).isTrue());
    }
}
