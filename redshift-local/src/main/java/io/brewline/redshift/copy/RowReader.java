package io.brewline.redshift.copy;

import java.io.IOException;

/** Reads the rows of one object. Used by one thread. */
interface RowReader {
    /**
     * Reads the next row into the one row that the reader has.
     *
     * @return false at the end of the object
     * @throws BadRow when the row cannot be taken apart; the next call reads the row behind it
     * @throws IOException when the object cannot be read
     */
    boolean next() throws IOException, BadRow;

    /** The row that was read last; its buffer may be changed by who converts it. */
    Row row();
}
