package io.brewline.redshift;

import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** An object that repeats a line for ever. */
final class EndlessObject extends InputStream {
    private static final long BYTES_UNTIL_READ = 200_000;

    private final byte[] line;
    private final CountDownLatch read = new CountDownLatch(1);
    private long at;

    EndlessObject(byte[] line) {
        this.line = line.clone();
    }

    /** Waits until many lines have been read. */
    void awaitRead() throws InterruptedException {
        read.await();
    }

    @Override
    public int read() {
        return line[(int) (at++ % line.length)];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
            bytes[offset + i] = (byte) read();
        }
        if (at > BYTES_UNTIL_READ) {
            read.countDown();
        }
        return length;
    }
}
