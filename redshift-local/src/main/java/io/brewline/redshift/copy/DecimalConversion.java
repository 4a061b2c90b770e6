package io.brewline.redshift.copy;

import io.brewline.redshift.sql.CopyColumn;
import io.brewline.redshift.sql.CopyFlag;
import io.brewline.redshift.sql.CopySettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Reads DECIMAL. What the scale does not hold is cut off, as COPY does, or rounded with ROUNDEC. */
final class DecimalConversion implements Conversion {
    /** Redshift's decimals have no more digits. */
    private static final int MOST_DIGITS = 38;

    /** In characters: to read more takes ever longer. */
    private static final int LONGEST = 1_000;

    private final int integerDigits;
    private final int scale;
    private final boolean bounded;
    private final RoundingMode rounding;

    DecimalConversion(CopyColumn column, CopySettings settings) {
        bounded = column.length() > 0;
        scale = column.scale();
        integerDigits = bounded ? column.length() - scale : MOST_DIGITS;
        rounding = settings.has(CopyFlag.ROUNDEC) ? RoundingMode.HALF_UP : RoundingMode.DOWN;
    }

    @Override
    public Outcome convert(byte[] bytes, int from, int to, int marks, TextRows out) throws BadRow {
        int begin = Blanks.skip(bytes, from, to);
        int end = Blanks.cut(bytes, begin, to);
        if (begin == end) {
            return Outcome.NULL;
        }
        int point = point(bytes, begin, end);
        int decimals = end - point - 1;
        if (point < 0 || (bounded && decimals > scale) || point - begin > integerDigits) {
            out.add(exactly(bytes, begin, end));
            return Outcome.ADDED;
        }
        if (begin == from && end == to) {
            return Outcome.AS_IS;
        }
        out.add(bytes, begin, end);
        return Outcome.ADDED;
    }

    /** Where the point is, or would be, in digits and at most one point; -1 when there is anything else. */
    private static int point(byte[] bytes, int from, int to) {
        int point = to;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '.' && point == to) {
                point = i;
            } else if (b < '0' || b > '9') {
                return -1;
            }
        }
        return to - from == 1 && point == from ? -1 : point;
    }

    private String exactly(byte[] bytes, int from, int to) throws BadRow {
        BigDecimal value = parsed(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        BigDecimal scaled = bounded && value.scale() > scale ? value.setScale(scale, rounding) : value;
        if (scaled.precision() - scaled.scale() > integerDigits && scaled.signum() != 0) {
            throw new BadRow(LoadErrorCode.DECIMAL);
        }
        return scaled.toPlainString();
    }

    private static BigDecimal parsed(String text) throws BadRow {
        if (text.length() > LONGEST) {
            throw new BadRow(LoadErrorCode.DECIMAL);
        }
        try {
            BigDecimal value = new BigDecimal(text);
            // An exponent may ask for more digits than there is memory.
            if (Math.abs((long) value.scale()) > LONGEST) {
                throw new BadRow(LoadErrorCode.DECIMAL);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new BadRow(LoadErrorCode.DECIMAL);
        }
    }
}
