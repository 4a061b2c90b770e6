package io.brewline.redshift.session;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Disconnects clients that take too long to begin a session: each of them holds a thread. Thread-safe. */
final class StartUpLimit implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(StartUpLimit.class);

    private final Duration limit;
    private final ScheduledThreadPoolExecutor timer;
    private final Set<ClientConnection> beginning = ConcurrentHashMap.newKeySet();

    StartUpLimit(Duration limit) {
        this.limit = limit;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "redshift-local-start-up-limit");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** One client's time; closing it stops the clock. */
    @FunctionalInterface
    interface Watch extends Closeable {
        @Override
        void close();
    }

    Watch watch(ClientConnection client) {
        beginning.add(client);
        Future<?> end = timer.schedule(() -> expire(client), limit.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            end.cancel(false);
            beginning.remove(client);
        };
    }

    private void expire(ClientConnection client) {
        LOG.warn("a client was disconnected: it began no session within {} ms", limit.toMillis());
        disconnect(client);
    }

    private static void disconnect(ClientConnection client) {
        try {
            client.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    /** Disconnects who has begun no session by now. */
    @Override
    public void close() {
        timer.shutdownNow();
        beginning.forEach(StartUpLimit::disconnect);
    }
}
