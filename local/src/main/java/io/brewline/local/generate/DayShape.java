package io.brewline.local.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How a day's orders lie in time: opening hours, rush hours, busy and quiet weekdays. Tills are rarely used twice in one
 * minute; about 2 % of the orders share theirs.
 */
final class DayShape {
    static final int MINUTES = 24 * 60;

    private static final int TRIES_FOR_A_FREE_MINUTE = 16;

    /** Hourly weights from the hour of opening; rush at 8, 12 and 15 o'clock. */
    private static final DayShape WEEKDAY = new DayShape(7, 6, 14, 9, 7, 7, 14, 8, 6, 11, 7, 5, 3);

    private static final DayShape SATURDAY = new DayShape(8, 4, 7, 11, 14, 13, 11, 10, 9, 7, 4);
    private static final DayShape SUNDAY = new DayShape(9, 5, 11, 14, 13, 11, 9, 7, 4);

    /** Percent of the mean, Monday to Sunday; they sum to 700. */
    private static final List<Integer> WEEK = List.of(95, 94, 98, 102, 116, 112, 83);

    /** Every open minute, as often as its hour weighs. */
    private final List<Integer> weightedMinutes = new ArrayList<>();

    private final int openMinutes;

    private DayShape(int opensAtHour, int... hourWeights) {
        for (int hour = 0; hour < hourWeights.length; hour++) {
            for (int minute = 0; minute < 60; minute++) {
                for (int i = 0; i < hourWeights[hour]; i++) {
                    weightedMinutes.add((opensAtHour + hour) * 60 + minute);
                }
            }
        }
        this.openMinutes = 60 * hourWeights.length;
    }

    static DayShape of(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> SATURDAY;
            case SUNDAY -> SUNDAY;
            default -> WEEKDAY;
        };
    }

    /** How many orders a branch has on the day: around the mean, at least one. */
    static int orders(Branch branch, LocalDate day, int mean, Dice dice) {
        int weekday = day.getDayOfWeek().getValue() - 1;
        double expected = (double) mean * branch.sizePercent() / 100 * WEEK.get(weekday) / 100;
        double luck = Math.max(-2.5, Math.min(2.5, dice.gaussian()));
        return (int) Math.max(1, Math.round(expected * (1 + 0.08 * luck)));
    }

    /** How many of the orders fall into each minute of the day. */
    int[] ordersByMinute(int orders, Dice dice) {
        int[] counts = new int[MINUTES];
        int taken = 0;
        for (int i = 0; i < orders; i++) {
            int minute = minute(counts, taken, dice);
            if (counts[minute]++ == 0) {
                taken++;
            }
        }
        return counts;
    }

    private int minute(int[] counts, int taken, Dice dice) {
        int minute = dice.pick(weightedMinutes);
        boolean wantsCompany = dice.below(1_000) < 12;
        boolean roomLeft = taken < openMinutes * 7 / 10;
        for (int i = 0; i < TRIES_FOR_A_FREE_MINUTE && roomLeft && (counts[minute] > 0) != wantsCompany; i++) {
            minute = dice.pick(weightedMinutes);
        }
        return minute;
    }
}
