package io.brewline.redshift.copy;

import io.brewline.redshift.sql.CopyColumn;
import io.brewline.redshift.sql.CopyFlag;
import io.brewline.redshift.sql.CopySettings;
import io.brewline.redshift.sql.TimePattern;

/**
 * Reads DATE, TIMESTAMP and TIMESTAMPTZ by DATEFORMAT and TIMEFORMAT.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/automatic-recognition.html">Automatic recognition</a>
 */
final class TimeConversion implements Conversion {
    private final CopyColumn.Kind column;
    private final boolean automatic;
    private final boolean zoned;
    private final boolean canonical;
    private final boolean acceptsAny;
    private final LoadErrorCode error;
    private final TimeReader reader;
    private final TimeText text = new TimeText();

    TimeConversion(CopyColumn.Kind column, CopySettings settings) {
        this.column = column;
        boolean date = column == CopyColumn.Kind.DATE;
        TimePattern pattern = date ? settings.dateFormat() : settings.timeFormat();
        automatic = pattern.kind() == TimePattern.Kind.AUTO;
        zoned = column == CopyColumn.Kind.TIMESTAMPTZ && (automatic || pattern.equals(TimePattern.TIMESTAMP));
        canonical = column == CopyColumn.Kind.TIMESTAMP && (automatic || pattern.equals(TimePattern.TIMESTAMP));
        acceptsAny = settings.has(CopyFlag.ACCEPTANYDATE);
        error = date ? LoadErrorCode.DATE : LoadErrorCode.TIMESTAMP;
        reader = new TimeReader(automatic ? TimePattern.TIMESTAMP : pattern, date);
    }

    @Override
    public Outcome convert(byte[] bytes, int from, int to, int marks, TextRows out) throws BadRow {
        int begin = Blanks.skip(bytes, from, to);
        int end = Blanks.cut(bytes, begin, to);
        if (begin == end) {
            return Outcome.NULL;
        }
        if (canonical && CanonicalTime.is(bytes, from, to)) {
            return Outcome.AS_IS;
        }
        TimeReader.Outcome read = zoned ? TimeReader.Outcome.MISMATCH : reader.read(bytes, begin, end);
        if (read == TimeReader.Outcome.READ) {
            write(out);
            return Outcome.ADDED;
        }
        // PostgreSQL recognizes what Redshift does of its own accord, being its ancestor.
        if (read == TimeReader.Outcome.MISMATCH && (automatic || zoned) && hasDigit(bytes, begin, end)) {
            return Outcome.AS_IS;
        }
        if (!acceptsAny) {
            throw new BadRow(error);
        }
        return Outcome.NULL;
    }

    private static boolean hasDigit(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                return true;
            }
        }
        return false;
    }

    private void write(TextRows out) {
        reader.found().writeDate(text);
        if (column != CopyColumn.Kind.DATE) {
            reader.found().writeTime(text);
        }
        text.addTo(out);
    }
}
