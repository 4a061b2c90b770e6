package io.brewline.local.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or whatever else ends the process, for a command that runs until then: the command is told, and the process waits
 * until it has closed all. Thread-safe.
 */
final class StopSignal implements AutoCloseable {
    private static final int LIMIT_SECONDS = 20;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** To be called once, before anything starts that must be closed. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::send, "stop"));
    }

    /** Tells the command to stop, and returns when it has. */
    void send() {
        stopping.countDown();
        try {
            if (!stopped.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("brewline: not all stopped in time; the next start mends what is left.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for it. */
    void await() throws InterruptedException {
        stopping.await();
    }

    /** Waits for it, but not longer than {@code millis}: whether it came. */
    boolean await(long millis) throws InterruptedException {
        return stopping.await(millis, TimeUnit.MILLISECONDS);
    }

    /** The command has closed all. */
    @Override
    public void close() {
        stopped.countDown();
    }
}
