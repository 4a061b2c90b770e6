package io.brewline.redshift.copy;

import java.io.IOException;
import java.io.Serial;

/** Takes the bytes of rows, in pieces that need not end where rows end. */
@FunctionalInterface
public interface RowSink {
    /**
     * Takes the first {@code count} bytes; they may be overwritten afterwards.
     *
     * @throws NoMoreRows when the receiver has given up, because a row was bad or the statement was cancelled
     */
    void write(byte[] bytes, int count) throws IOException;

    /** The receiver wants no more: what went wrong, it says itself. */
    final class NoMoreRows extends IOException {
        @Serial
        private static final long serialVersionUID = 1;
    }
}
