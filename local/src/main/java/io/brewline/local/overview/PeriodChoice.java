package io.brewline.local.overview;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Which period was asked for: what is left open depends on the sales that there are.
 *
 * @param days how many, or NULL
 * @param from the first day, or NULL
 * @param to the last day, or NULL for the newest with sales
 */
public record PeriodChoice(Integer days, LocalDate from, LocalDate to) {
    /** Whole weeks, so that two periods hold the same weekdays. */
    public static final int USUAL_DAYS = 28;

    private static final int MOST_DAYS = 3_660;

    /** @throws IllegalArgumentException where no period can be all of that */
    public PeriodChoice {
        if (days != null && from != null) {
            throw new IllegalArgumentException("give a number of days or a first day, not both");
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new IllegalArgumentException("days must lie between 1 and " + MOST_DAYS + ", not " + days);
        }
        if (from != null && to != null) {
            new Period(from, to);
        }
    }

    /**
     * The period, given which days have sales.
     *
     * @throws IllegalArgumentException where the first day that was asked for lies behind the newest sale
     */
    Period among(Period sold) {
        LocalDate last = Objects.requireNonNullElse(to, sold.to());
        if (from != null) {
            return new Period(from, last);
        }
        if (days != null) {
            return Period.ending(last, days);
        }
        Period usual = Period.ending(last, USUAL_DAYS);
        // A young warehouse is shown whole, not behind a stretch of days that nobody sent.
        boolean young = usual.from().isBefore(sold.from()) && !last.isBefore(sold.from());
        return young ? new Period(sold.from(), last) : usual;
    }
}
