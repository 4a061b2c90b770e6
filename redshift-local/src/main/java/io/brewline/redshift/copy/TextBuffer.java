package io.brewline.redshift.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A window on an object that holds one row at a time in one piece. Fields are read by index; decoding may write over
 * what has been read. Not thread-safe.
 */
final class TextBuffer {
    /** Redshift loads no row that is longer. */
    private static final int LONGEST_ROW = 4 << 20;

    private static final int FIRST_BYTES = 1 << 16;

    private final InputStream in;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int start;
    private int limit;
    private boolean tooLong;

    TextBuffer(InputStream in) {
        this.in = in;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the row begins. */
    int start() {
        return start;
    }

    /** Behind the last byte that has been read. */
    int limit() {
        return limit;
    }

    /** A row begins here: what was before may be overwritten. */
    void begin(int at) {
        start = at;
        tooLong = false;
    }

    /**
     * Reads on, after the row has been moved to the buffer's start.
     *
     * @return false at the end of the object, and when the row has grown too long
     */
    boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == bytes.length) {
            if (limit >= LONGEST_ROW) {
                tooLong = true;
                return false;
            }
            bytes = Arrays.copyOf(bytes, 2 * limit);
        }
        int count = in.read(bytes, limit, bytes.length - limit);
        limit += Math.max(count, 0);
        return count > 0;
    }

    /** Whether the row did not fit. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Leaves out lines from here. */
    int skipLines(int count) throws IOException {
        int at = start;
        for (int line = 0; line < count; line++) {
            at = skipLine(at);
            begin(at);
            if (at == limit) {
                if (!fill()) {
                    return limit;
                }
                at = start;
            }
        }
        return at;
    }

    /** Leaves out the rest of a line, however long it is; returns where the next begins. */
    int skipLine(int from) throws IOException {
        int at = from;
        for (; ; at++) {
            if (at == limit) {
                begin(at);
                if (!fill()) {
                    return limit;
                }
                at = start;
            }
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
    }
}
