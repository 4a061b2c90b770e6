package io.brewline.branchfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks gzip, all members of it. The platform's reader calls itself again for each member that is empty, so a few
 * thousand of them would exhaust the stack, which no handler survives. Not thread-safe.
 */
final class GzipMembers extends GZIPInputStream {
    /** Empty members in a row; what is put together of real files has one here and there. */
    private static final int MOST_EMPTY_MEMBERS = 100;

    private int depth;

    GzipMembers(InputStream packed, int bufferBytes) throws IOException {
        super(packed, bufferBytes);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (depth > MOST_EMPTY_MEMBERS) {
            throw new IOException("more than " + MOST_EMPTY_MEMBERS + " empty members follow each other");
        }
        depth++;
        try {
            return super.read(bytes, offset, length);
        } finally {
            depth--;
        }
    }
}
