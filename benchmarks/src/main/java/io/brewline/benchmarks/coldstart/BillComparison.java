package io.brewline.benchmarks.coldstart;

import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Times;
import io.brewline.benchmarks.harness.Workplace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What Extract and Transform are billed for a million orders that come in files of a branch's day, by the functions' memory.
 * Measured is the CPU time of a start with its first file, and of each further file, on one processor; Lambda gives a share
 * of one up to {@link #MEGABYTES_OF_A_PROCESSOR}. How long a file waits for AWS is assumed.
 */
public final class BillComparison implements Comparison {
    /** <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">One processor's worth.</a> */
    static final int MEGABYTES_OF_A_PROCESSOR = 1_769;

    /** A GET, a PUT or two, and a message, one after another: an assumption. */
    static final double SECONDS_OF_WAITING = 0.1;

    private static final List<Integer> MEGABYTES = List.of(512, 768, 1_024, 1_769, 2_048, 3_008);
    private static final List<Integer> FILES_A_START = List.of(1, 25, 500);
    private static final List<String> STAGES = List.of("extract", "transform");
    private static final int ORDERS = 1_000_000;

    @Override
    public String name() {
        return "bill";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws Exception {
        try (Surroundings around = new Surroundings(workplace.resolve("around"))) {
            FunctionProcess process = new FunctionProcess(around.settings(), workplace.resolve("log"));
            String event = around.landed();
            for (String stage : STAGES) {
                Deployed function = Deployed.stage(stage, workplace);
                Times times = new Times();
                for (int round = 0; round < scale.rounds(); round++) {
                    Start start = process.run(function, Cores.ONE, event, scale.smallFiles());
                    times.add(start.cpu(), start.further());
                }
                tell(function, new Cost(times.wall(), times.cpu(), around.orders()), report);
                event = around.sent();
            }
        }
        report.note(String.format(
                Locale.ROOT,
                "bill: GB-seconds on Lambda, the start included, which AWS bills; %.1f s of a file are waiting, an assumption.",
                SECONDS_OF_WAITING));
    }

    private static void tell(Deployed function, Cost cost, Report report) {
        String stage = function.title();
        report.note(String.format(
                Locale.ROOT,
                "bill, %s: %.2f s of CPU for a start and its first file, %.4f s for each further one.",
                stage,
                cost.first(),
                cost.further()));
        for (int files : FILES_A_START) {
            report.note("bill, " + stage + ", GB-seconds a million orders, " + files + " files a start: "
                    + MEGABYTES.stream()
                            .map(megabytes -> String.format(
                                    Locale.ROOT, "%,d MB %,.0f", megabytes, cost.gigabyteSeconds(megabytes, files)))
                            .collect(Collectors.joining(", ")));
            double least = MEGABYTES.stream()
                    .map(megabytes -> cost.gigabyteSeconds(megabytes, files))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            report.ratio(
                    "bill/" + stage + "-" + files + "-files-a-start",
                    cost.gigabyteSeconds(function.megabytes(), files) / least);
        }
    }

    /**
     * What one function takes.
     *
     * @param first seconds of CPU time, from the process's start to the end of its first file
     * @param further seconds of CPU time of each file after it
     * @param orders of a file
     */
    record Cost(double first, double further, int orders) {
        /** GB-seconds of a million orders, where an instance takes so many files before it ends. */
        double gigabyteSeconds(int megabytes, int filesAStart) {
            double share = Math.min(1, (double) megabytes / MEGABYTES_OF_A_PROCESSOR);
            double cpuOfAFile = (first + (filesAStart - 1) * further) / filesAStart;
            double secondsOfAFile = cpuOfAFile / share + SECONDS_OF_WAITING;
            return secondsOfAFile * megabytes / 1_024 * ORDERS / orders;
        }
    }
}
