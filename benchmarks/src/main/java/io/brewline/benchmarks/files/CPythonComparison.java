package io.brewline.benchmarks.files;

import com.github.luben.zstd.ZstdInputStream;
import io.brewline.benchmarks.data.BranchFiles;
import io.brewline.benchmarks.harness.Child;
import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Different;
import io.brewline.benchmarks.harness.LineSet;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Repository;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Times;
import io.brewline.benchmarks.harness.Workplace;
import io.brewline.benchmarks.transform.TransformRig;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Real-sized files one after another against CPython: the process's start included, and once it is warm. */
public final class CPythonComparison implements Comparison {
    private static final String OURS = "Transform";
    private static final String THEIRS = "CPython";
    private static final String PASSES = "3";

    private final Map<String, Times> cold = new LinkedHashMap<>();
    private final Map<String, Times> warm = new LinkedHashMap<>();

    @Override
    public String name() {
        return "cpython";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws Exception {
        if (!Repository.hasPython()) {
            report.note("cpython was skipped: there is no python3 on the PATH.");
            return;
        }
        Path in = workplace.resolve("in");
        int files = BranchFiles.small(in, scale.smallFiles()).size();
        Path ourLines = Files.createDirectory(workplace.resolve("ours"));
        Path theirLines = Files.createDirectory(workplace.resolve("theirs"));
        List<String> java =
                new ArrayList<>(Repository.javaOnShippedTransform(SmallFiles.class, "-XX:TieredStopAtLevel=1"));
        List<String> python = new ArrayList<>(List.of("python3", Repository.file("benchmarks/peers/transform.py")));
        java.addAll(List.of(in.toString(), ourLines.toString(), PASSES));
        python.addAll(List.of(in.toString(), theirLines.toString(), PASSES));

        Child.run(java, Map.of());
        Child.run(python, environment());
        requireSame(ourLines, theirLines);
        for (int round = 0; round < scale.rounds(); round++) {
            add(OURS, Child.run(java, Map.of()));
            add(THEIRS, Child.run(python, environment()));
        }
        report.times("cpython, files, start included", cold, files);
        report.times("cpython, files, once warm", warm, files);
        report.ratio("cpython/cold", cold.get(THEIRS).wall() / cold.get(OURS).wall());
        report.ratio("cpython/cold-cpu", cold.get(THEIRS).cpu() / cold.get(OURS).cpu());
        report.ratio("cpython/warm", warm.get(THEIRS).wall() / warm.get(OURS).wall());
        report.note(
                "cpython: CPython packs by gzip, level 1, since not every standard library has Zstandard; warm is the"
                        + " last of " + PASSES + " passes in one process.");
    }

    private void add(String name, Child child) {
        cold.computeIfAbsent(name, any -> new Times()).add(child.coldSeconds(), child.coldCpuSeconds());
        warm.computeIfAbsent(name, any -> new Times()).add(child.warmSeconds(), child.warmCpuSeconds());
    }

    private static Map<String, String> environment() {
        return Map.of(
                "BREWLINE_BUCKET", TransformRig.BUCKET,
                "BREWLINE_SEQUENCER", TransformRig.SEQUENCER,
                "BREWLINE_KEY", TransformRig.CUSTOMER_KEY,
                "BREWLINE_LATEST",
                        LocalDateTime.ofInstant(TransformRig.LANDED, ZoneOffset.UTC)
                                .plusDays(1)
                                .toString());
    }

    private static void requireSame(Path ours, Path theirs) throws IOException {
        LineSet.difference(
                        () -> all(ours, ZstdInputStream::new), () -> all(theirs, bytes -> new GZIPInputStream(bytes)))
                .ifPresent(difference -> {
                    throw new Different("Transform and CPython: " + difference);
                });
    }

    private interface Unpacking {
        InputStream open(InputStream packed) throws IOException;
    }

    private static InputStream all(Path folder, Unpacking unpacking) throws IOException {
        List<InputStream> unpacked = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.toList();
        }
        for (Path file : files) {
            unpacked.add(unpacking.open(Files.newInputStream(file)));
        }
        return new SequenceInputStream(Collections.enumeration(unpacked));
    }
}
