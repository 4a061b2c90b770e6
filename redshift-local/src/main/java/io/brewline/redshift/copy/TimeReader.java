package io.brewline.redshift.copy;

import io.brewline.redshift.sql.TimePattern;
import io.brewline.redshift.sql.TimePattern.Field;
import io.brewline.redshift.sql.TimePattern.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Reads times as a format tells. What it found stays until the next call. Not thread-safe. */
final class TimeReader {
    private static final List<String> MONTHS = List.of(
            "JANUARY",
            "FEBRUARY",
            "MARCH",
            "APRIL",
            "MAY",
            "JUNE",
            "JULY",
            "AUGUST",
            "SEPTEMBER",
            "OCTOBER",
            "NOVEMBER",
            "DECEMBER");

    private static final int FRACTION_DIGITS = 6;

    /** What became of a text. */
    enum Outcome {
        READ,
        /** It has the format, but no calendar or clock has such a time. */
        OUT_OF_RANGE,
        MISMATCH
    }

    private final List<Part> parts;
    private final boolean ignoresRest;
    private final TimeFields found = new TimeFields();
    private byte[] bytes = {};
    private int at;
    private int end;

    /** @param ignoresRest whether the time of the day may follow, although the format has none */
    TimeReader(TimePattern pattern, boolean ignoresRest) {
        this.parts = pattern.parts();
        this.ignoresRest = ignoresRest;
    }

    /** What the last call found. */
    TimeFields found() {
        return found;
    }

    Outcome read(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
        found.clear();
        for (int i = 0; i < parts.size(); i++) {
            if (at == end && isTimeOfDay(i)) {
                return outcome();
            }
            if (!readPart(parts.get(i))) {
                return Outcome.MISMATCH;
            }
        }
        boolean complete = at == end || (ignoresRest && startsTime(bytes[at]));
        return complete ? outcome() : Outcome.MISMATCH;
    }

    private Outcome outcome() {
        return found.isValid() ? Outcome.READ : Outcome.OUT_OF_RANGE;
    }

    private static boolean startsTime(byte b) {
        return b == 'T' || Blanks.isBlank(b);
    }

    /** Whether only the time of the day is left to read: then it may be missing. */
    private boolean isTimeOfDay(int from) {
        for (int i = from; i < parts.size(); i++) {
            Field field = parts.get(i).field();
            if (field != Field.LITERAL && !field.isTimeOfDay()) {
                return false;
            }
        }
        return true;
    }

    private boolean readPart(Part part) {
        return switch (part.field()) {
            case LITERAL -> readLiteral(part.literal());
            case YEAR -> readNumber(Field.YEAR, 4, 4);
            case SHORT_YEAR -> readNumber(Field.SHORT_YEAR, 2, 2);
            case MONTH_NAME -> readMonth();
            case HALF, OTHER_HALF -> readHalf();
            case SECOND -> readNumber(Field.SECOND, 1, 2) && readFraction();
            default -> readNumber(part.field(), 1, 2);
        };
    }

    private boolean readLiteral(char literal) {
        if (at == end || Character.toUpperCase((char) bytes[at]) != literal) {
            return false;
        }
        at++;
        while (literal == ' ' && at < end && bytes[at] == ' ') {
            at++;
        }
        return true;
    }

    private boolean readNumber(Field field, int fewest, int most) {
        int begin = at;
        int value = 0;
        while (at < end && at - begin < most && isDigit(bytes[at])) {
            value = 10 * value + bytes[at++] - '0';
        }
        found.set(field, value);
        return at - begin >= fewest;
    }

    private boolean readFraction() {
        if (at == end || bytes[at] != '.') {
            return true;
        }
        at++;
        int micros = 0;
        int digits = 0;
        for (; at < end && isDigit(bytes[at]); at++) {
            if (digits < FRACTION_DIGITS) {
                micros = 10 * micros + bytes[at] - '0';
                digits++;
            }
        }
        for (; digits < FRACTION_DIGITS; digits++) {
            micros *= 10;
        }
        found.setMicros(micros);
        return true;
    }

    private boolean readMonth() {
        String word = word();
        for (int month = 0; month < MONTHS.size(); month++) {
            String name = MONTHS.get(month);
            if (word.equals(name) || word.equals(name.substring(0, 3))) {
                found.set(Field.MONTH_NAME, month + 1);
                return true;
            }
        }
        return false;
    }

    private boolean readHalf() {
        String word = word();
        found.setHalf(word.equals("PM"));
        return word.equals("AM") || word.equals("PM");
    }

    private String word() {
        int begin = at;
        while (at < end && Character.isLetter((char) (bytes[at] & 0x7f))) {
            at++;
        }
        return new String(bytes, begin, at - begin, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
