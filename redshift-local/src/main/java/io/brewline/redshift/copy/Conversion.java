package io.brewline.redshift.copy;

import io.brewline.redshift.sql.CopyColumn;
import io.brewline.redshift.sql.CopySettings;

/**
 * Makes a column's value of a field that is neither empty nor NULL. A conversion belongs to one object and one thread.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">Data conversion
 *     parameters</a>
 */
@FunctionalInterface
interface Conversion {
    /** What became of a field. */
    enum Outcome {
        /** The field's text is the value; nothing was added. */
        AS_IS,
        /** The value was added. */
        ADDED,
        /** The value is NULL; nothing was added. */
        NULL
    }

    /**
     * Adds the value to the row, unless it is the field's text.
     *
     * @param marks what is known of the field, see {@link Row}
     * @throws BadRow when the field is no value of the column
     */
    Outcome convert(byte[] bytes, int from, int to, int marks, TextRows out) throws BadRow;

    /** How the fields of a column are to be read. */
    static Conversion of(CopyColumn column, CopySettings settings) {
        return switch (column.kind()) {
            case CHAR, VARCHAR -> new TextConversion(column, settings);
            case SMALLINT -> new IntegerConversion(Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> new IntegerConversion(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> new IntegerConversion(Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> new DecimalConversion(column, settings);
            case REAL, DOUBLE -> new FloatConversion(column.kind());
            case BOOLEAN -> new BooleanConversion();
            case DATE, TIMESTAMP, TIMESTAMPTZ ->
                EpochConversion.isFor(column.kind(), settings)
                        ? new EpochConversion(column.kind(), settings)
                        : new TimeConversion(column.kind(), settings);
            case OTHER -> (bytes, from, to, marks, out) -> Outcome.AS_IS;
        };
    }
}
