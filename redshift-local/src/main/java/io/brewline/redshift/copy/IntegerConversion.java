package io.brewline.redshift.copy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Reads SMALLINT, INTEGER and BIGINT: a sign and digits, blanks around them. */
final class IntegerConversion implements Conversion {
    /** As many digits as fit into a long whatever they are. */
    private static final int SAFE_DIGITS = 18;

    /** More are not even read, be they zeros: to read them takes ever longer. */
    private static final int MOST_DIGITS = 1_000;

    private final long lowest;
    private final long highest;

    IntegerConversion(long lowest, long highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    @Override
    public Outcome convert(byte[] bytes, int from, int to, int marks, TextRows out) throws BadRow {
        int begin = Blanks.skip(bytes, from, to);
        int end = Blanks.cut(bytes, begin, to);
        if (begin == end) {
            return Outcome.NULL;
        }
        int digits = bytes[begin] == '-' || bytes[begin] == '+' ? begin + 1 : begin;
        if (digits == end) {
            throw new BadRow(LoadErrorCode.DIGIT);
        }
        long value = 0;
        for (int i = digits; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new BadRow(LoadErrorCode.DIGIT);
            }
            value = 10 * value + digit;
        }
        boolean fits = end - digits <= SAFE_DIGITS
                ? isWithin(bytes[begin] == '-' ? -value : value)
                : isLongWithin(bytes, bytes[begin] == '+' ? digits : begin, end);
        if (!fits) {
            throw new BadRow(LoadErrorCode.OVERFLOW);
        }
        if (begin == from && end == to) {
            return Outcome.AS_IS;
        }
        out.add(bytes, begin, end);
        return Outcome.ADDED;
    }

    private boolean isWithin(long value) {
        return value >= lowest && value <= highest;
    }

    private boolean isLongWithin(byte[] bytes, int from, int to) {
        if (to - from > MOST_DIGITS) {
            return false;
        }
        BigInteger value = new BigInteger(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        return value.bitLength() < Long.SIZE && isWithin(value.longValue());
    }
}
