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
    private static final String ARCHIVED = "Transform, with a class archive";
    private static final String THEIRS = "CPython";
    /** Short runs go best so, and Lambda's Java runs so. */
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    /** By when both of Java's compilers are through, and CPython has long been as fast as it gets. */
    private static final String PASSES = "12";

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
        String archive = workplace.resolve("transform.jsa").toString();
        List<String> folders = List.of(in.toString(), ourLines.toString());
        List<String> start = java(folders, "1", FIRST_COMPILER);
        List<String> archivedStart = java(folders, "1", FIRST_COMPILER, "-XX:SharedArchiveFile=" + archive);
        List<String> python = List.of(
                "python3", Repository.file("benchmarks/peers/transform.py"), in.toString(), theirLines.toString());

        Child.run(java(folders, "1", FIRST_COMPILER, "-XX:ArchiveClassesAtExit=" + archive), Map.of());
        Child.run(with(python, "1"), environment());
        requireSame(ourLines, theirLines);
        for (int round = 0; round < scale.rounds(); round++) {
            addStart(OURS, Child.run(start, Map.of()));
            addStart(ARCHIVED, Child.run(archivedStart, Map.of()));
            addStart(THEIRS, Child.run(with(python, "1"), environment()));
            addWarm(OURS, Child.run(java(folders, PASSES), Map.of()));
            addWarm(THEIRS, Child.run(with(python, "3"), environment()));
        }
        report.times("cpython, files, start included", cold, files);
        report.times("cpython, files, once warm", warm, files);
        Times theirs = cold.get(THEIRS);
        report.ratio("cpython/cold", theirs.wall() / cold.get(OURS).wall());
        report.ratio("cpython/cold-cpu", theirs.cpu() / cold.get(OURS).cpu());
        report.ratio("cpython/cold-archive", theirs.wall() / cold.get(ARCHIVED).wall());
        report.ratio("cpython/warm", warm.get(THEIRS).wall() / warm.get(OURS).wall());
        report.note(
                "cpython: CPython packs by gzip, level 1, since not every standard library has Zstandard; warm is the"
                        + " last of " + PASSES + " passes in one process, of CPython's the last of 3.");
    }

    private static List<String> java(List<String> folders, String passes, String... options) {
        List<String> command = new ArrayList<>(Repository.javaOnShippedTransform(SmallFiles.class, options));
        command.addAll(folders);
        return with(command, passes);
    }

    private static List<String> with(List<String> command, String passes) {
        List<String> all = new ArrayList<>(command);
        all.add(passes);
        return all;
    }

    private void addStart(String name, Child child) {
        cold.computeIfAbsent(name, any -> new Times()).add(child.coldSeconds(), child.coldCpuSeconds());
    }

    private void addWarm(String name, Child child) {
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
