package io.brewline.local.overview;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A stretch of days, in the branches' local time.
 *
 * @param from the first day
 * @param to the last day, included
 */
public record Period(LocalDate from, LocalDate to) {
    /** @throws IllegalArgumentException where it ends before it begins */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period cannot end on " + to + " and begin on " + from);
        }
    }

    /** The {@code days} days up to {@code to}. */
    public static Period ending(LocalDate to, long days) {
        return new Period(to.minusDays(days - 1), to);
    }

    /** As many days, just before. */
    public Period before() {
        return ending(from.minusDays(1), length());
    }

    /** How many days, 1 or more. */
    public long length() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Each of them. */
    public List<LocalDate> days() {
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
