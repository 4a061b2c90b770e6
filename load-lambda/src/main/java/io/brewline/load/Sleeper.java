package io.brewline.load;

import io.brewline.failure.Transient;
import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Sleeper {
    void sleep(Duration pause);

    /** Really waits. */
    static Sleeper real() {
        return pause -> {
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Transient("The load was interrupted while it waited to try again.", e);
            }
        };
    }
}
