package io.brewline.redshift.copy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads BOOLEAN.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html">Boolean type</a>
 */
final class BooleanConversion implements Conversion {
    @Override
    public Outcome convert(byte[] bytes, int from, int to, int marks, TextRows out) throws BadRow {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
        if (text.isEmpty()) {
            return Outcome.NULL;
        }
        switch (text.toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "1" -> out.add((byte) 't');
            case "f", "false", "n", "no", "0" -> out.add((byte) 'f');
            default -> throw new BadRow(LoadErrorCode.BOOLEAN);
        }
        return Outcome.ADDED;
    }
}
