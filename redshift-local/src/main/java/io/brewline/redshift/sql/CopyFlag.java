package io.brewline.redshift.sql;

/**
 * An option of COPY that is given or not.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">Data conversion
 *     parameters</a>
 */
public enum CopyFlag {
    /** Dates and times that do not match the format become NULL. */
    ACCEPTANYDATE,
    /** Texts of nothing but white space become NULL. */
    BLANKSASNULL,
    /** Empty texts become NULL. */
    EMPTYASNULL,
    /** In delimited text, a backslash takes its special meaning from what follows. */
    ESCAPE,
    /** Identity columns are loaded from the data. */
    EXPLICIT_IDS,
    /** Columns that are missing at a row's end are empty. */
    FILLRECORD,
    /** Lines without anything in them are no rows. */
    IGNOREBLANKLINES,
    /** The data are checked and not loaded. */
    NOLOAD,
    /** In delimited text, quotation marks around a field are no part of it. */
    REMOVEQUOTES,
    /** Decimals are rounded to the column's scale, not cut. */
    ROUNDEC,
    /** White space at the end of VARCHAR is cut off. */
    TRIMBLANKS,
    /** Texts that are too long are cut. */
    TRUNCATECOLUMNS
}
