package io.brewline.it.faults;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.time.Duration;

/** An object's bytes on a bad way down: cut half-way, slow, or with a bit turned. */
final class FaultyStream extends FilterInputStream {
    private static final Duration SLOW = Duration.ofSeconds(30);

    private final FaultKind kind;
    private final int half;
    private int read;

    FaultyStream(InputStream in, FaultKind kind, Invocation invocation) {
        super(in);
        this.kind = kind;
        try {
            half = in.available() / 2;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory are counted", e);
        }
        if (kind == FaultKind.S3_STREAM_SLOW && invocation != null) {
            invocation.takeTime(SLOW);
            invocation.requireAlive();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (kind == FaultKind.S3_STREAM_CUT && read >= half) {
            throw new SocketException("planted: connection reset");
        }
        int most = kind == FaultKind.S3_STREAM_CUT ? Math.min(length, half - read) : length;
        int count = super.read(bytes, offset, most);
        if (kind == FaultKind.S3_WRONG_CHECKSUM && read <= half && half < read + count) {
            bytes[offset + half - read] ^= 1;
        }
        read += Math.max(0, count);
        return count;
    }
}
