package io.brewline.benchmarks.heap;

import io.brewline.benchmarks.data.BranchFiles;
import io.brewline.benchmarks.harness.Child;
import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Repository;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Times;
import io.brewline.benchmarks.harness.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The heap of Transform: 64 MB and 64 bytes a row must do for the large file; Extract must do with the same little,
 * whatever the size. The ratio is the smallest share of that
 * allowance, of those tried, with which a process gets to the file's end.
 */
public final class HeapComparison implements Comparison {
    private static final long ALLOWED_BYTES = 64L << 20;
    private static final long ALLOWED_BYTES_A_ROW = 64;
    private static final List<Integer> PERCENT = List.of(100, 75, 50);
    private static final int KIBI = 1024;
    private static final String EXTRACT_HEAP = "32m";

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws Exception {
        Path in = workplace.resolve("large.csv");
        BranchFiles.large(in, scale.orders());
        long rows;
        try (var lines = Files.lines(in)) {
            rows = lines.count();
        }
        long allowance = ALLOWED_BYTES + ALLOWED_BYTES_A_ROW * rows;
        Map<String, Times> times = new LinkedHashMap<>();
        int least = 0;
        for (int percent : PERCENT) {
            long kibi = allowance * percent / 100 / KIBI;
            try {
                times.put("Transform, -Xmx" + kibi + "k", time(transform(in, kibi)));
                least = percent;
            } catch (IOException e) {
                if (percent == PERCENT.get(0)) {
                    throw e;
                }
                report.note("heap: Transform of " + rows + " rows does not get through with -Xmx" + kibi + "k.");
                break;
            }
        }
        times.put("Extract, -Xmx" + EXTRACT_HEAP, time(extract(in)));
        report.times("heap", times, rows);
        report.ratio("heap/transform", least / 100.0);
    }

    private static Child transform(Path in, long kibi) throws IOException {
        return run(Repository.javaOnShippedTransform(OneTransform.class, "-Xmx" + kibi + "k"), in);
    }

    private static Child extract(Path in) throws IOException {
        return run(Repository.javaOnShippedExtract(OneExtract.class, "-Xmx" + EXTRACT_HEAP), in);
    }

    private static Child run(List<String> java, Path in) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.add(in.toString());
        return Child.run(command, Map.of());
    }

    private static Times time(Child child) {
        Times time = new Times();
        time.add(child.warmSeconds(), Double.NaN);
        return time;
    }
}
