package io.brewline.redshift.copy;

import io.brewline.redshift.sql.CopyColumn;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads REAL and DOUBLE PRECISION. */
final class FloatConversion implements Conversion {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d++\\.?+\\d*+|\\.\\d++)([eE][-+]?\\d++)?");
    private static final Pattern WORD = Pattern.compile("nan|[-+]?inf(inity)?", Pattern.CASE_INSENSITIVE);

    private final boolean single;

    FloatConversion(CopyColumn.Kind kind) {
        single = kind == CopyColumn.Kind.REAL;
    }

    @Override
    public Outcome convert(byte[] bytes, int from, int to, int marks, TextRows out) throws BadRow {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
        if (text.isEmpty()) {
            return Outcome.NULL;
        }
        if (!WORD.matcher(text).matches() && !isFinite(text)) {
            throw new BadRow(LoadErrorCode.FLOAT);
        }
        out.add(text);
        return Outcome.ADDED;
    }

    private boolean isFinite(String text) {
        return NUMBER.matcher(text).matches()
                && (single ? Float.isFinite(Float.parseFloat(text)) : Double.isFinite(Double.parseDouble(text)));
    }
}
