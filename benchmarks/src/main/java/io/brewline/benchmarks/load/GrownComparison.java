package io.brewline.benchmarks.load;

import io.brewline.benchmarks.data.BranchFiles;
import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Contestant;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Rounds;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Times;
import io.brewline.benchmarks.harness.Workplace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The time of a batch, in a warehouse with years of sales and in one with none. */
public final class GrownComparison implements Comparison {
    private static final int FILES_OF_A_BATCH = 50;
    private static final String NEW = "load, empty warehouse";
    private static final String GROWN = "load, grown warehouse";

    @Override
    public String name() {
        return "load";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws Exception {
        int batches = 1 + scale.warmUps() + scale.rounds();
        StagedFiles staged = new StagedFiles();
        List<String> messages =
                staged.stage(BranchFiles.small(workplace.resolve("load-files"), batches * FILES_OF_A_BATCH));
        List<List<String>> all = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += FILES_OF_A_BATCH) {
            all.add(messages.subList(from, from + FILES_OF_A_BATCH));
        }
        try (LoadRig empty = LoadRig.start(workplace.resolve("empty"), staged.s3());
                LoadRig grown = LoadRig.start(workplace.resolve("grown"), staged.s3())) {
            empty.load(all.get(0));
            grown.load(all.get(0));
            long present = new Growth(grown).to(scale.way().ordersPresent());
            Map<String, Times> times =
                    Rounds.run(scale, List.of(contestant(NEW, empty, all), contestant(GROWN, grown, all)));
            report.times(name(), times, empty.number("SELECT SUM(orders_announced) FROM etl.file_versions") / batches);
            report.note(String.format("load: %,d orders are in the grown warehouse.", present));
            report.ratio("load/grown", times.get(GROWN).wall() / times.get(NEW).wall());
        }
    }

    /** Each batch is loaded once. */
    private static Contestant contestant(String name, LoadRig rig, List<List<String>> batches) {
        Deque<List<String>> waiting = new ArrayDeque<>(batches.subList(1, batches.size()));
        return new Contestant(name, () -> rig.load(waiting.remove()));
    }
}
