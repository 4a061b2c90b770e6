package io.brewline.load;

import io.brewline.message.FileRefused;
import io.brewline.message.TransformedFile;
import io.brewline.telemetry.Measurement;
import io.brewline.telemetry.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What became of the versions of one batch. Not thread-safe. */
final class BatchResult {
    private final Map<VersionId, RuntimeException> failures = new HashMap<>();
    private final List<Commit> commits = new ArrayList<>();

    /** A version that a COMMIT brought into the ledger, and when. */
    private record Commit(Recorded recorded, Instant at) {}

    void failed(VersionId version, RuntimeException failure) {
        failures.put(version, failure);
    }

    void committed(List<Recorded> recorded, Instant at) {
        recorded.forEach(version -> commits.add(new Commit(version, at)));
    }

    /** Why versions are not in the warehouse. All others are, some perhaps since an earlier batch. */
    Map<VersionId, RuntimeException> failures() {
        return failures;
    }

    /** Adds the batch's figures. A version that was recorded before this batch is not counted again. */
    Measurement measured(Measurement some) {
        return some.with(Metric.FILES, commits.size())
                .with(Metric.FILES_REFUSED, refused())
                .with(Metric.ORDERS_INSERTED, sum(Recorded::orders))
                .with(Metric.LINES_INSERTED, sum(Recorded::lines))
                .with(Metric.LANDING_TO_WAREHOUSE, secondsSinceLanding())
                .with(Metric.NEWEST_SALE_AGE, newestSaleAge().stream().toList());
    }

    private long refused() {
        return commits.stream()
                .filter(commit -> commit.recorded().version().message() instanceof FileRefused)
                .count();
    }

    private long sum(ToLongFunction<Recorded> figure) {
        return commits.stream().map(Commit::recorded).mapToLong(figure).sum();
    }

    private List<Long> secondsSinceLanding() {
        return commits.stream()
                .map(commit -> seconds(commit.recorded().version().message().landedAt(), commit.at()))
                .toList();
    }

    private Optional<Long> newestSaleAge() {
        return commits.stream()
                .filter(commit -> newestSale(commit) != null)
                .map(commit -> seconds(newestSale(commit).toInstant(ZoneOffset.UTC), commit.at()))
                .min(Long::compare);
    }

    // The branch's zone is not known: its time is taken for UTC, so that the age is out by the zone's hours at most.
    private static LocalDateTime newestSale(Commit commit) {
        return commit.recorded().version().message() instanceof TransformedFile file ? file.lastOrder() : null;
    }

    /** Never negative: clocks differ, and branches may lie east of UTC. */
    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
