package io.brewline.load;

import io.brewline.failure.Explained;

/** A load of several versions took more time than it may have. It is split: a part of it may take less. */
final class OverTime extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    OverTime(String what, Throwable cause) {
        super(
                "The load was not done at " + what
                        + " within its share of the function's time: if this lasts, raise the"
                        + " load function's time-out or lower its batch size.",
                cause);
    }
}
