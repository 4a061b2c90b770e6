package io.brewline.load;

import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import io.brewline.telemetry.LogKey;
import io.brewline.telemetry.LogScope;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a batch of versions into the warehouse, as many as can be: what fails for a moment is tried again, what can never
 * succeed is parted from the others by halving the batch, and a batch that takes too long is loaded in parts. One batch at a
 * time.
 */
final class BatchLoader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchLoader.class);

    private static final int HALVES = 2;

    /**
     * Into how many parts a batch goes that took too long. Halves would not do: what is left of the time is half, too, so a
     * batch that needs twice the function's time would never get in at all.
     */
    private static final int SMALL_PARTS = 8;

    private final Warehouse warehouse;
    private final LoadTransaction transaction;
    private final Backoff backoff;
    private final Clock clock;

    BatchLoader(Warehouse warehouse, LoadTransaction transaction, Backoff backoff, Clock clock) {
        this.warehouse = warehouse;
        this.transaction = transaction;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Loads {@code versions}: each is in the warehouse, or among the failures, when this returns. */
    synchronized BatchResult load(List<FileVersion> versions, Deadline deadline) {
        BatchResult result = new BatchResult();
        Deque<List<FileVersion>> waiting = new ArrayDeque<>();
        if (!versions.isEmpty()) {
            waiting.add(versions.stream().sorted(FileVersion.BY_LANDING).toList());
        }
        while (!waiting.isEmpty()) {
            List<FileVersion> part = waiting.poll();
            try {
                load(part, deadline, result);
            } catch (Transient | Misconfigured e) {
                // The other parts would only ask the same warehouse again.
                waiting.addFirst(part);
                waiting.forEach(all -> all.forEach(version -> result.failed(version.id(), e)));
                waiting.clear();
            } catch (OverTime e) {
                split(part, SMALL_PARTS, e, waiting);
            } catch (RuntimeException e) {
                if (part.size() == 1) {
                    result.failed(part.get(0).id(), e);
                } else {
                    split(part, HALVES, e, waiting);
                }
            }
        }
        return result;
    }

    private void load(List<FileVersion> versions, Deadline deadline, BatchResult result) {
        backoff.retry(deadline, () -> {
            List<Recorded> recorded = transaction.load(versions, deadline);
            result.committed(recorded, clock.instant());
            log(recorded);
        });
    }

    private static void split(
            List<FileVersion> batch, int parts, RuntimeException why, Deque<List<FileVersion>> waiting) {
        LOG.atWarn()
                .addKeyValue(LogKey.FILES, batch.size())
                .addKeyValue(LogKey.REASON, why.getClass().getSimpleName())
                .log("A load of several files failed; each part is loaded by itself.");
        int size = (batch.size() + parts - 1) / parts;
        for (int end = batch.size(); end > 0; end = (end - 1) / size * size) {
            waiting.addFirst(batch.subList((end - 1) / size * size, end));
        }
    }

    private static void log(List<Recorded> recorded) {
        recorded.forEach(version -> LogScope.file(
                version.version().message().object(),
                () -> LOG.atInfo()
                        .addKeyValue(LogKey.ORDERS, version.orders())
                        .addKeyValue(LogKey.LINES, version.lines())
                        .addKeyValue(LogKey.ORDERS_WITHDRAWN, version.withdrawn())
                        .log("recorded")));
        LOG.atInfo().addKeyValue(LogKey.FILES, recorded.size()).log("committed");
    }

    @Override
    public synchronized void close() {
        warehouse.close();
    }
}
