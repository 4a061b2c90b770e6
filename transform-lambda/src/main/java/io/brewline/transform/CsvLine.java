package io.brewline.transform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds one line of CSV (RFC 4180, UTF-8) in a buffer that is used again for the next. Not thread-safe. */
final class CsvLine {
    private static final byte[] DECIMAL_POINT_ZERO = {'.', '0'};

    private byte[] bytes = new byte[1 << 10];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Forgets all but the first {@code kept} bytes. */
    void truncate(int kept) {
        length = kept;
    }

    /** A copy of what is there. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Adds cells that were made before, their commas included. */
    CsvLine cells(byte[] made) {
        room(made.length);
        System.arraycopy(made, 0, bytes, length, made.length);
        length += made.length;
        return this;
    }

    /** Adds a text, quoted where it must be, and a comma. */
    CsvLine text(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length() && !quoted; i++) {
            char c = text.charAt(i);
            quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        String cell = quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
        return cells(cell.getBytes(StandardCharsets.UTF_8)).raw(',');
    }

    /** Adds a whole number and a comma. */
    CsvLine number(long number) {
        return digits(number).raw(',');
    }

    /** Adds pence as pounds with two decimals and a comma. */
    CsvLine pounds(long pence) {
        digits(pence / 100);
        long rest = pence % 100;
        if (rest < 10) {
            cells(DECIMAL_POINT_ZERO);
        } else {
            raw('.');
        }
        return digits(rest).raw(',');
    }

    /** Ends the line in place of its last comma. */
    CsvLine end() {
        bytes[length - 1] = '\n';
        return this;
    }

    private CsvLine digits(long number) {
        room(20);
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    private CsvLine raw(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
