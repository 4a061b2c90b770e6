package io.brewline.benchmarks.pieces;

import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Times;
import io.brewline.benchmarks.harness.Workplace;
import io.brewline.transform.StagingPieces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Each inner piece of Transform alone, by JMH: no contest, but where the time of a row goes. */
public final class PiecesComparison implements Comparison {
    /** Nanoseconds an order are milliseconds, and so three decimals of a second, for so many. */
    private static final int MILLION = 1_000_000;

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double NANOS = 1e9;
    private static final double MEDIAN = 50;
    private static final List<Class<?>> PIECES =
            List.of(ReadingPieces.class, IdentityPieces.class, StagingPieces.class);

    @Override
    public String name() {
        return "pieces";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws RunnerException {
        Map<String, Times> times = new LinkedHashMap<>();
        List<String> atBest = new ArrayList<>();
        for (RunResult piece : new Runner(options(scale).build()).run()) {
            String name = piece.getPrimaryResult().getLabel();
            Statistics nanos = piece.getPrimaryResult().getStatistics();
            Times time = new Times();
            // Not JMH's own score: it is the mean, which one moment of another program's work can multiply.
            time.add(nanos.getPercentile(MEDIAN) / NANOS * MILLION, Double.NaN);
            times.put(name, time);
            atBest.add(String.format(
                    Locale.ROOT,
                    "%s %.0f ns and %.0f bytes",
                    name,
                    nanos.getMin(),
                    piece.getSecondaryResults().get(ALLOCATED).getScore()));
        }
        report.times("pieces, a million orders", times, MILLION);
        report.note("pieces: time of an order at best, and what it allocates: " + String.join(", ", atBest) + ".");
    }

    private static ChainedOptionsBuilder options(Scale scale) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        PIECES.forEach(piece -> options.include("^" + piece.getName().replace(".", "\\.") + "\\."));
        return scale.isQuick() ? quick(options) : full(options, scale);
    }

    /** To see that they work, within this process. */
    private static ChainedOptionsBuilder quick(ChainedOptionsBuilder options) {
        return options.forks(0)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(100))
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(50));
    }

    private static ChainedOptionsBuilder full(ChainedOptionsBuilder options, Scale scale) {
        return options.forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(scale.rounds())
                .measurementTime(TimeValue.milliseconds(500));
    }
}
