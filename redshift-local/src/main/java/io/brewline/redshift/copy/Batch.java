package io.brewline.redshift.copy;

import java.io.IOException;
import java.util.List;

/** Rows of one object, ready for PostgreSQL, and those that were bad among them. */
final class Batch {
    private final byte[] bytes;
    private final int count;
    private final List<Run> runs;
    private final long rows;
    private final List<LoadError> bad;

    /**
     * Rows on lines that follow each other.
     *
     * @param row the first of them, counted from 0 in the batch
     * @param line its line, counted from 1 in the object
     */
    record Run(long row, long line) {}

    /**
     * @param bytes the rows, in the first {@code count} bytes; nobody changes them any more
     * @param runs where the rows come from: each run of rows stands on lines that follow each other
     */
    Batch(byte[] bytes, int count, List<Run> runs, long rows, List<LoadError> bad) {
        this.bytes = bytes;
        this.count = count;
        this.runs = runs;
        this.rows = rows;
        this.bad = bad;
    }

    void writeTo(RowSink sink) throws IOException {
        sink.write(bytes, count);
    }

    int count() {
        return count;
    }

    List<Run> runs() {
        return runs;
    }

    long rows() {
        return rows;
    }

    List<LoadError> bad() {
        return bad;
    }
}
