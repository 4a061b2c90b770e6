package io.brewline.local.generate;

import java.time.LocalDate;

/** Dates and times in digits. */
final class TimeText {
    private static final String[] MINUTES = new String[DayShape.MINUTES];
    private static final String[] TWO_DIGITS = new String[100];

    static {
        for (int i = 0; i < TWO_DIGITS.length; i++) {
            TWO_DIGITS[i] = (i < 10 ? "0" : "") + i;
        }
        for (int i = 0; i < MINUTES.length; i++) {
            MINUTES[i] = TWO_DIGITS[i / 60] + ":" + TWO_DIGITS[i % 60];
        }
    }

    private TimeText() {}

    static String two(int number) {
        return TWO_DIGITS[number];
    }

    /** {@code 09:05}. */
    static String minute(int secondOfDay) {
        return MINUTES[secondOfDay / 60];
    }

    /** {@code 09:05:17}; the hour may be one that no clock shows. */
    static String second(int secondOfDay) {
        return two(secondOfDay / 3_600) + ":" + two(secondOfDay / 60 % 60) + ":" + two(secondOfDay % 60);
    }

    /** {@code 04/03/2024}. */
    static String slashed(int year, int month, int day) {
        return two(day) + "/" + two(month) + "/" + year;
    }

    /** {@code 4/3/2024 9:05}. */
    static String unpadded(LocalDate day, int secondOfDay) {
        return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear() + " " + secondOfDay / 3_600 + ":"
                + two(secondOfDay / 60 % 60);
    }

    /** {@code 04-03-2024}, as in file names. */
    static String dashed(LocalDate day) {
        return two(day.getDayOfMonth()) + "-" + two(day.getMonthValue()) + "-" + day.getYear();
    }

    /** {@code 2024-03-04}. */
    static String iso(int year, int month, int day) {
        return year + "-" + two(month) + "-" + two(day);
    }
}
