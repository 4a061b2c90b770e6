package io.brewline.branchfile;

import io.brewline.failure.Transient;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An object's bytes as they come from S3: counts them, and turns every failure of the connection, an early end too, into
 * {@link Transient}, so that it is never taken for a damaged file. Not thread-safe.
 */
public final class SourceStream extends FilterInputStream {
    private final long expectedBytes;
    private long bytes;

    /**
     * A stream over an object.
     *
     * @param expectedBytes the object's size
     */
    public SourceStream(InputStream object, long expectedBytes) {
        super(object);
        this.expectedBytes = expectedBytes;
    }

    /** Bytes read so far. */
    public long bytes() {
        return bytes;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int read;
        try {
            read = in.read(into, offset, length);
        } catch (IOException | RuntimeException e) {
            throw new Transient("The object could not be read on after " + bytes + " bytes.", e);
        }
        if (read > 0) {
            bytes += read;
        } else if (read < 0 && bytes < expectedBytes) {
            throw new Transient("The object ended after " + bytes + " of " + expectedBytes + " bytes.", null);
        }
        return read;
    }

    /**
     * Whether more is to come, by the object's size. A connection that has nothing ready must not be taken for the end:
     * gzip's reader asks this before it looks for a next member.
     */
    @Override
    public int available() {
        return bytes < expectedBytes ? 1 : 0;
    }

    /** Does nothing: the object's stream belongs to who opened it, and is aborted where it was not read to its end. */
    @Override
    public void close() {}

    /** Reads what unpacking left over, so that the whole object was seen. */
    public void drain() {
        byte[] rest = new byte[1 << 13];
        while (read(rest, 0, rest.length) >= 0) {
            // Counted in read.
        }
    }
}
