package io.brewline.branchfile;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Reads the times that tills write: {@code 25/08/2021 09:00}, {@code 5/8/2021 9:00:48}, always day first, and {@code
 * 2021-02-23 09:00:48}, with a blank or a {@code T}. Years count from 1: the warehouse knows no year 0.
 */
public final class OrderTimes {
    private OrderTimes() {}

    /** The local time that {@code text} says, or empty. */
    public static Optional<LocalDateTime> parse(String text) {
        Scanner scan = new Scanner(text);
        int first = scan.number(1, 4);
        int firstLength = scan.length;
        char separator = scan.next();
        int second = scan.number(1, 2);
        boolean dashed = separator == '-';
        scan.expect(separator);
        int third = dashed ? scan.number(1, 2) : scan.number(4, 4);
        scan.gap(dashed);
        int hour = scan.number(1, 2);
        scan.expect(':');
        int minute = scan.number(2, 2);
        int seconds = scan.atEnd() ? 0 : scan.secondsAfterColon();
        boolean known = dashed ? firstLength == 4 : separator == '/' && firstLength <= 2;
        int year = dashed ? first : third;
        if (scan.failed || !scan.atEnd() || !known || year < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(year, second, dashed ? third : first, hour, minute, seconds));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A cursor that fails once and for all at the first surprise. */
    private static final class Scanner {
        private final String text;
        private int at;
        private int length;
        private boolean failed;

        Scanner(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        char next() {
            return atEnd() ? 0 : text.charAt(at++);
        }

        void expect(char c) {
            failed |= next() != c;
        }

        int number(int least, int most) {
            int start = at;
            int number = 0;
            while (!atEnd() && at - start < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + (text.charAt(at++) - '0');
            }
            length = at - start;
            failed |= length < least;
            return number;
        }

        void gap(boolean iso) {
            if (iso && !atEnd() && text.charAt(at) == 'T') {
                at++;
                return;
            }
            int start = at;
            while (!atEnd() && text.charAt(at) == ' ') {
                at++;
            }
            failed |= at == start;
        }

        int secondsAfterColon() {
            expect(':');
            return number(2, 2);
        }
    }
}
