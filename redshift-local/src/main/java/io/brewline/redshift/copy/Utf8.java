package io.brewline.redshift.copy;

/**
 * UTF-8 as RFC 3629 has it, without NUL, which no text of a database holds.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/multi-byte-character-load-errors.html">Multibyte
 *     character load errors</a>
 */
final class Utf8 {
    private Utf8() {}

    static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The first byte that begins no character, or -1. */
    static int firstInvalid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = length(bytes, at, to);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /** The last place up to {@code at} that splits no character. */
    static int boundary(byte[] bytes, int from, int at) {
        int boundary = at;
        while (boundary > from && isContinuation(bytes[boundary])) {
            boundary--;
        }
        return boundary;
    }

    /** The bytes of the character here; 0 when there is none. */
    private static int length(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return first == 0 ? 0 : 1;
        }
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || at + length > to || !isSecond(first, bytes[at + 1] & 0xff)) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if (!isContinuation(bytes[i])) {
                return 0;
            }
        }
        return length;
    }

    /** Leaves out what is written too long, half of a pair, or beyond Unicode. */
    private static boolean isSecond(int first, int second) {
        int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        return second >= lowest && second <= highest;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xc0) == 0x80;
    }
}
