package io.brewline.benchmarks.load;

import io.brewline.benchmarks.data.BranchFiles;
import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Different;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Workplace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many COPY statements some files take that all wait when two loaders come: a deployment after an outage. What
 * lies in the warehouse then is compared with what was staged.
 */
public final class WaitingComparison implements Comparison {
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws Exception {
        int files = scale.way().waitingFiles();
        StagedFiles staged = new StagedFiles();
        List<String> messages = staged.stage(BranchFiles.spoiltDays(
                workplace.resolve("waiting-files"), files, scale.way().ordersOfWaiting()));
        try (LoadRig rig = LoadRig.start(workplace.resolve("waiting"), staged.s3());
                WaitingQueue queue = WaitingQueue.of(messages)) {
            long start = System.nanoTime();
            queue.drainBy(rig::another);
            double seconds = (System.nanoTime() - start) / NANOS;
            requireAll(files, rig, staged);
            report.note(String.format(
                    Locale.ROOT,
                    "waiting: %,d files with %,d orders in %,d lines took %d invocations by %d loaders, %d COPY of lines"
                            + " and %d of rejects, and %.1f s.",
                    files,
                    rig.number("SELECT COUNT(DISTINCT order_id) FROM sales.orders"),
                    rig.number("SELECT COUNT(*) FROM sales.orders"),
                    queue.batches(),
                    WaitingQueue.LOADERS,
                    staged.manifestsRead(".lines.json"),
                    staged.manifestsRead(".rejects.json"),
                    seconds));
            report.ratio("waiting/copies-per-1000-files", staged.manifestsRead(".json") * 1_000.0 / files);
        }
    }

    private static void requireAll(int files, LoadRig rig, StagedFiles staged) throws Exception {
        long loaded = rig.number("SELECT COUNT(*) FROM etl.file_versions WHERE status = 'accepted'");
        if (loaded != files) {
            throw new Different(loaded + " files were loaded of " + files + ".");
        }
        Optional<String> difference = OrdersInWarehouse.difference(rig, staged.lines());
        if (difference.isPresent()) {
            throw new Different("The orders in the warehouse are not those that were staged: " + difference.get());
        }
    }
}
