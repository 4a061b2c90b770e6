package io.brewline.sale;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.UUID;

/**
 * Text in UTF-8 in the making, in a buffer that is used again for the next: names that are hashed, lines that are
 * written. Not thread-safe.
 */
public final class TextBytes {
    private static final byte[] HEX_DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 8];
    private int length;

    /** The buffer; what lies beyond {@link #length} means nothing. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Forgets all but the first {@code kept} bytes. */
    public void truncate(int kept) {
        length = kept;
    }

    /** A copy of what is there. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Adds bytes as they are. */
    public TextBytes add(byte[] more) {
        return add(more, more.length);
    }

    /** Adds what is in another. */
    public TextBytes add(TextBytes other) {
        return add(other.bytes, other.length);
    }

    private TextBytes add(byte[] more, int count) {
        room(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
        return this;
    }

    public TextBytes text(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an ASCII character. */
    public TextBytes ascii(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Adds a number of 0 or more. */
    public TextBytes number(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Adds a number of 0 to 99, with a leading zero where it has one digit. */
    public TextBytes twoDigits(int number) {
        room(2);
        bytes[length++] = (byte) ('0' + number / 10);
        bytes[length++] = (byte) ('0' + number % 10);
        return this;
    }

    /** Adds {@code yyyy-MM-dd}, {@code separator}, {@code HH:mm:ss}; of years 1 to 9999. */
    public TextBytes time(LocalDateTime at, char separator) {
        twoDigits(at.getYear() / 100).twoDigits(at.getYear() % 100).ascii('-');
        twoDigits(at.getMonthValue()).ascii('-').twoDigits(at.getDayOfMonth()).ascii(separator);
        return twoDigits(at.getHour())
                .ascii(':')
                .twoDigits(at.getMinute())
                .ascii(':')
                .twoDigits(at.getSecond());
    }

    /** Adds the 36 characters of a UUID. */
    public TextBytes uuid(UUID id) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        hex(high >>> 32, 8)
                .ascii('-')
                .hex(high >>> 16, 4)
                .ascii('-')
                .hex(high, 4)
                .ascii('-');
        return hex(low >>> 48, 4).ascii('-').hex(low, 12);
    }

    private TextBytes hex(long number, int digits) {
        room(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = HEX_DIGITS[(int) rest & 0xf];
            rest >>>= 4;
        }
        length += digits;
        return this;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
