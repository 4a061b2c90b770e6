package io.brewline.it.faults;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Whose turn it is when two loaders are at work: one of them acts at a time, and the turn changes at fixed places only, so
 * that two runs of one seed are alike. The first loader stands at a statement; the second one starts, and acts until it ends
 * or waits for the lock that the other has. Thread-safe.
 */
final class Turns {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(120);

    private Invocation acting;
    private Invocation first;
    private Invocation second;
    private Invocation lockHolder;
    private Object lockedBy;
    private final Set<Invocation> lockWaiters = new HashSet<>();
    private int handOverAt;
    private Runnable startSecond = () -> {};
    private boolean started;

    /** Something that may take until the other loader's transaction is over. */
    @FunctionalInterface
    interface Exchange<T> {
        T run() throws IOException;
    }

    /** A function is at work alone. */
    synchronized void begin(Invocation invocation) {
        acting = invocation;
        first = invocation;
        second = null;
        lockHolder = null;
        lockedBy = null;
        lockWaiters.clear();
        started = false;
    }

    /** Another one is to start when the first comes to its statement of that number. */
    synchronized void plan(Invocation other, int statement, Runnable start) {
        second = other;
        handOverAt = statement;
        startSecond = start;
    }

    /** Who acts now, or null. */
    synchronized Invocation acting() {
        return acting;
    }

    /** Whether the second loader has been started. */
    synchronized boolean isStarted() {
        return started;
    }

    /** The function has come to its statement of that number. */
    synchronized void at(Invocation invocation, int statement) throws IOException {
        if (second != null && invocation.equals(first) && !started && statement == handOverAt) {
            started = true;
            acting = second;
            startSecond.run();
            await(invocation);
        }
    }

    /** Sends a LOCK. Where the other one has the lock, or waits for it, it is the other's turn until this is answered. */
    <T> T lock(Invocation invocation, Object connection, Exchange<T> exchange) throws IOException {
        boolean waits;
        synchronized (this) {
            Invocation other = other(invocation);
            waits = other != null && (other.equals(lockHolder) || lockWaiters.contains(other));
            if (waits) {
                lockWaiters.add(invocation);
                acting = other;
                notifyAll();
            }
        }
        try {
            return exchange.run();
        } finally {
            synchronized (this) {
                if (waits) {
                    await(invocation);
                    lockWaiters.remove(invocation);
                }
                lockHolder = invocation;
                lockedBy = connection;
            }
        }
    }

    /** Whether that connection's transaction has the lock. */
    synchronized boolean holdsLock(Object connection) {
        return connection.equals(lockedBy);
    }

    /** The connection's transaction is over, one way or the other; that of an older one says nothing about the lock. */
    synchronized void unlocked(Object connection) {
        if (connection.equals(lockedBy)) {
            lockHolder = null;
            lockedBy = null;
        }
    }

    /** The function is done; the turn is the other's, if that is not. */
    synchronized void end(Invocation invocation) {
        if (invocation.equals(lockHolder)) {
            lockHolder = null;
            lockedBy = null;
        }
        acting = other(invocation);
        if (invocation.equals(first)) {
            first = null;
        } else {
            second = null;
        }
        notifyAll();
    }

    private Invocation other(Invocation invocation) {
        if (!started) {
            return null;
        }
        return invocation.equals(first) ? second : first;
    }

    private void await(Invocation invocation) throws IOException {
        long end = System.nanoTime() + LIMIT_NANOS;
        try {
            while (!invocation.equals(acting)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new IOException("two loaders wait for each other, among them " + invocation.name());
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
