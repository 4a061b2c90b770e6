package io.brewline.load;

import com.amazonaws.services.lambda.runtime.Context;
import io.brewline.failure.Transient;
import java.time.Duration;
import java.util.function.LongSupplier;

/** When a load must be over: some seconds before Lambda ends the function, so that it never dies holding the lock. */
public final class Deadline {
    /** What is kept for rolling back and reporting. */
    static final Duration RESERVE = Duration.ofSeconds(5);

    private final LongSupplier functionMillis;

    /** A deadline by what the function has left, in milliseconds. */
    public Deadline(LongSupplier functionMillis) {
        this.functionMillis = functionMillis;
    }

    /** The deadline of an invocation. */
    public static Deadline of(Context context) {
        return new Deadline(context::getRemainingTimeInMillis);
    }

    /** What is left; negative once it is over. */
    Duration left() {
        return Duration.ofMillis(functionMillis.getAsLong()).minus(RESERVE);
    }

    /** One that is over when half of what is left now has gone by. */
    public Deadline half() {
        long kept = Math.max(0, left().toMillis()) / 2;
        return new Deadline(() -> functionMillis.getAsLong() - kept);
    }

    /** Whether nothing is left. */
    public boolean isOver() {
        return left().compareTo(Duration.ZERO) <= 0;
    }

    /**
     * What is left.
     *
     * @throws Transient where nothing is
     */
    Duration required(String what) {
        Duration left = left();
        if (left.isNegative() || left.isZero()) {
            throw new Transient(
                    "No time was left to " + what + ": the messages come again. If this lasts, raise the load"
                            + " function's time-out or lower its batch size.",
                    null);
        }
        return left;
    }
}
