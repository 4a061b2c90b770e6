package io.brewline.local.sqs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the batches that a queue's pollers have at the function, and lets no new one begin once closed. */
final class BatchesInHand {
    private int count;
    private boolean closed;

    /** Takes a batch in hand, unless closed. */
    synchronized boolean begin() {
        if (closed) {
            return false;
        }
        count++;
        return true;
    }

    synchronized void end() {
        count--;
        notifyAll();
    }

    synchronized boolean any() {
        return count > 0;
    }

    /** Lets no batch begin from now on, and waits for those in hand, but not for ever. */
    synchronized void close(Duration limit) throws InterruptedException {
        closed = true;
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        while (count > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }
}
