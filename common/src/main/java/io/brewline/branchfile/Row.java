package io.brewline.branchfile;

/** A row of a file, as far as CSV goes. */
public sealed interface Row {
    /** The line of the file on which the row starts, from 1. */
    long line();

    /**
     * A row that is CSV.
     *
     * @param cells the columns as written, with blanks, without quotation marks
     */
    @SuppressWarnings("ArrayRecordComponent") // Made once a row and read at once; never compared.
    record Cells(long line, String[] cells) implements Row {}

    /** A row that is not CSV, or too long to be one. */
    record Malformed(long line) implements Row {}
}
