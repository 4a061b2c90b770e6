package io.brewline.load;

import java.time.LocalDate;

/** The days that a batch changes, from the first to the last. Every statement on the large tables is bound by them. */
record DayRange(LocalDate first, LocalDate last) {
    /** For {@code BETWEEN} of days. */
    Object[] days() {
        return new Object[] {first, last};
    }

    /** For {@code >=} and {@code <} of times. */
    Object[] times() {
        return new Object[] {first.atStartOfDay(), last.plusDays(1).atStartOfDay()};
    }

    /** For the one after the other. */
    Object[] daysAndTimes() {
        return new Object[] {first, last, first.atStartOfDay(), last.plusDays(1).atStartOfDay()};
    }
}
