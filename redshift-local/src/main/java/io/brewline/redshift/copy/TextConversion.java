package io.brewline.redshift.copy;

import io.brewline.redshift.sql.CopyColumn;
import io.brewline.redshift.sql.CopyFlag;
import io.brewline.redshift.sql.CopySettings;

/** Reads CHAR and VARCHAR, whose lengths count bytes. */
final class TextConversion implements Conversion {
    private final boolean fixed;
    private final int longest;
    private final boolean blanksAreNull;
    private final boolean trims;
    private final boolean truncates;
    private final byte replacement;

    TextConversion(CopyColumn column, CopySettings settings) {
        fixed = column.kind() == CopyColumn.Kind.CHAR;
        longest = column.length() == 0 ? Integer.MAX_VALUE : column.length();
        blanksAreNull = settings.has(CopyFlag.BLANKSASNULL);
        trims = settings.has(CopyFlag.TRIMBLANKS) && !fixed;
        truncates = settings.has(CopyFlag.TRUNCATECOLUMNS);
        // ACCEPTINVCHARS is for VARCHAR alone.
        replacement = (byte) (fixed ? 0 : settings.replacement());
    }

    @Override
    public Outcome convert(byte[] bytes, int from, int to, int marks, TextRows out) throws BadRow {
        if (blanksAreNull && Blanks.skip(bytes, from, to) == to) {
            return Outcome.NULL;
        }
        boolean replaced = (marks & Row.BEYOND_ASCII) != 0 && checkBytes(bytes, from, to);
        int end = trims ? Blanks.cut(bytes, from, to) : to;
        if (end - from > longest) {
            end = shortened(bytes, from, end);
        }
        if (end == to && !replaced) {
            return Outcome.AS_IS;
        }
        // What was put in may be what PostgreSQL wants escaped.
        out.addText(bytes, from, end, replaced ? marks | Row.ESCAPED : marks);
        return Outcome.ADDED;
    }

    /** Whether a byte was replaced. */
    private boolean checkBytes(byte[] bytes, int from, int to) throws BadRow {
        int at = Utf8.firstInvalid(bytes, from, to);
        boolean replaced = at >= 0;
        while (at >= 0) {
            if (replacement == 0) {
                throw new BadRow(LoadErrorCode.ENCODING);
            }
            bytes[at] = replacement;
            at = Utf8.firstInvalid(bytes, at + 1, to);
        }
        if (fixed && !Utf8.isAscii(bytes, from, to)) {
            throw new BadRow(LoadErrorCode.MULTIBYTE_CHAR);
        }
        return replaced;
    }

    private int shortened(byte[] bytes, int from, int to) throws BadRow {
        if (truncates) {
            return Utf8.boundary(bytes, from, from + longest);
        }
        // Blanks at the end of CHAR mean nothing.
        int end = fixed ? Blanks.cut(bytes, from, to) : to;
        if (end - from > longest) {
            throw new BadRow(fixed ? LoadErrorCode.TOO_LONG_CHAR : LoadErrorCode.TOO_LONG);
        }
        return end;
    }
}
