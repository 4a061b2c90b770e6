package io.brewline.local.cli;

import io.brewline.aws.Faults;
import io.brewline.local.pipeline.LocalPipeline;
import io.brewline.local.pipeline.StateLook;
import io.brewline.telemetry.LogKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the schedule does in a deployment: a look at all that landed, at the start and then again and again, until it is
 * closed. Messages end with the process that had them, so what an earlier one had under way is sent through again here.
 */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LocalPipeline pipeline;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Rounds::thread);

    private Future<?> later = CompletableFuture.completedFuture(null);

    Rounds(LocalPipeline pipeline) {
        this.pipeline = pipeline;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "reconcile");
        thread.setDaemon(true);
        return thread;
    }

    /** Looks once before it returns, while nothing is under way yet. */
    void start(Duration between) {
        look(Duration.ZERO);
        later = clock.scheduleWithFixedDelay(
                () -> look(StateLook.LIMIT), between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Duration limit) {
        try {
            pipeline.reconcile(limit);
        } catch (RuntimeException e) {
            // The next round looks again; files go through meanwhile.
            LOG.atError()
                    .addKeyValue(LogKey.EXCEPTION, Faults.trace(e))
                    .log(
                            "What landed could not be looked at ({}).",
                            e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        later.cancel(true);
        clock.shutdown();
        try {
            if (!clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A look at what landed is still going on; it changes nothing that is not committed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
