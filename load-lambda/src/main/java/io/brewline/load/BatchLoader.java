package io.brewline.load;

import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import io.brewline.telemetry.LogKey;
import io.brewline.telemetry.LogScope;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a batch of versions into the warehouse, as many as can be: what fails for a moment is tried again, and what can
 * never succeed is parted from the others by halving the batch. One batch at a time.
 */
final class BatchLoader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchLoader.class);

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
        if (!versions.isEmpty()) {
            List<FileVersion> landed =
                    versions.stream().sorted(FileVersion.BY_LANDING).toList();
            load(landed, deadline, result);
        }
        return result;
    }

    private void load(List<FileVersion> versions, Deadline deadline, BatchResult result) {
        try {
            backoff.retry(deadline, () -> {
                List<Recorded> recorded = transaction.load(versions, deadline);
                result.committed(recorded, clock.instant());
                log(recorded);
            });
        } catch (Transient | Misconfigured e) {
            // Halving would only ask the same warehouse twice.
            versions.forEach(version -> result.failed(version.id(), e));
        } catch (RuntimeException e) {
            if (versions.size() == 1) {
                result.failed(versions.get(0).id(), e);
            } else {
                LOG.atWarn()
                        .addKeyValue(LogKey.FILES, versions.size())
                        .log("A load of several files failed; each half is loaded by itself.");
                int half = versions.size() / 2;
                load(versions.subList(0, half), deadline, result);
                load(versions.subList(half, versions.size()), deadline, result);
            }
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
