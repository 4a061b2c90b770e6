package io.brewline.redshift.copy;

import io.brewline.redshift.sql.TimePattern.Field;
import java.time.YearMonth;

/** What has been read of a time. Not thread-safe. */
final class TimeFields {
    private static final int NOON = 12;
    /** Two digits of a year below this are of this century. */
    private static final int PIVOT = 70;

    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int micros;
    private boolean halved;
    private boolean afternoon;

    void clear() {
        year = 0;
        month = 0;
        day = 0;
        hour = 0;
        minute = 0;
        second = 0;
        micros = 0;
        halved = false;
        afternoon = false;
    }

    void set(Field field, int value) {
        switch (field) {
            case YEAR -> year = value;
            case SHORT_YEAR -> year = value < PIVOT ? 2000 + value : 1900 + value;
            case MONTH, MONTH_NAME -> month = value;
            case DAY -> day = value;
            case HOUR, HOUR_12, HOUR_24 -> hour = value;
            case MINUTE -> minute = value;
            case SECOND -> second = value;
            default -> throw new IllegalArgumentException(field.name());
        }
    }

    void setMicros(int value) {
        micros = value;
    }

    void setHalf(boolean isAfternoon) {
        halved = true;
        afternoon = isAfternoon;
    }

    /** Whether the calendar and the clock have such a time. */
    boolean isValid() {
        boolean date = year > 0 && month > 0 && month <= 12 && day > 0 && day <= lastDay();
        boolean clock = hour < 24 && minute < 60 && second < 60;
        return date && clock && (!halved || (hour > 0 && hour <= NOON));
    }

    private int lastDay() {
        return day <= 28 ? 28 : YearMonth.of(year, month).lengthOfMonth();
    }

    void writeDate(TimeText text) {
        text.date(year, month, day);
    }

    void writeTime(TimeText text) {
        int hours = !halved ? hour : hour % NOON + (afternoon ? NOON : 0);
        text.time(hours, minute, second, micros);
    }
}
