package io.brewline.load;

import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    BatchLoader(Warehouse warehouse, LoadTransaction transaction, Backoff backoff) {
        this.warehouse = warehouse;
        this.transaction = transaction;
        this.backoff = backoff;
    }

    /** Loads {@code versions}; the failures of those that are not in the warehouse when this returns. */
    synchronized Map<VersionId, RuntimeException> load(List<FileVersion> versions, Deadline deadline) {
        Map<VersionId, RuntimeException> failures = new HashMap<>();
        if (!versions.isEmpty()) {
            List<FileVersion> landed =
                    versions.stream().sorted(FileVersion.BY_LANDING).toList();
            load(landed, deadline, failures);
        }
        return failures;
    }

    private void load(List<FileVersion> versions, Deadline deadline, Map<VersionId, RuntimeException> failures) {
        try {
            backoff.retry(deadline, () -> report(transaction.load(versions, deadline)));
        } catch (Transient | Misconfigured e) {
            // Halving would only ask the same warehouse twice.
            versions.forEach(version -> failures.put(version.id(), e));
        } catch (RuntimeException e) {
            if (versions.size() == 1) {
                failures.put(versions.get(0).id(), e);
            } else {
                LOG.atWarn()
                        .addKeyValue("versions", versions.size())
                        .log("A load of several files failed; each half is loaded by itself.");
                int half = versions.size() / 2;
                load(versions.subList(0, half), deadline, failures);
                load(versions.subList(half, versions.size()), deadline, failures);
            }
        }
    }

    private static void report(Outcome outcome) {
        LOG.atInfo()
                .addKeyValue("versions", outcome.versions())
                .addKeyValue("orders", outcome.orders())
                .addKeyValue("lines", outcome.lines())
                .addKeyValue("withdrawn", outcome.withdrawn())
                .log("loaded");
    }

    @Override
    public synchronized void close() {
        warehouse.close();
    }
}
