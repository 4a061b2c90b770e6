package io.brewline.benchmarks.transform;

import com.github.luben.zstd.ZstdInputStream;
import io.brewline.benchmarks.data.BranchFiles;
import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Contestant;
import io.brewline.benchmarks.harness.Different;
import io.brewline.benchmarks.harness.LineSet;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Rounds;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Times;
import io.brewline.benchmarks.harness.Workplace;
import io.brewline.message.TransformedFile;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Transform against DuckDB, and against the sum of its parts. */
public final class TransformComparison implements Comparison {
    private static final String OURS = "transform";
    private static final String DUCKDB_1 = "DuckDB, 1 thread";
    private static final String DUCKDB_2 = "DuckDB, 2 threads";

    @Override
    public String name() {
        return "transform";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws Exception {
        Path in = workplace.resolve("large.csv");
        Path out = workplace.resolve("duckdb.csv.zst");
        BranchFiles.large(in, scale.orders());
        byte[] bytes = Files.readAllBytes(in);
        StagedInMemory ours = new StagedInMemory();
        TransformRig rig = new TransformRig(new Buckets(key -> new ByteArrayInputStream(bytes), ours));
        TransformedFile staged = rig.transform(in.getFileName().toString(), bytes.length);
        DuckDb one = new DuckDb(in, out, 1, "zstd");
        DuckDb two = new DuckDb(in, out, 2, "zstd");
        for (DuckDb peer : List.of(one, two)) {
            requireSame(ours, staged, peer.run(), out);
        }
        Parts parts = Parts.of(bytes, ours.unpacked("lines/"));

        List<Contestant> contestants = new ArrayList<>(List.of(
                new Contestant(OURS, () -> {
                    ours.clear();
                    rig.transform(in.getFileName().toString(), bytes.length);
                }),
                new Contestant(DUCKDB_1, one::run),
                new Contestant(DUCKDB_2, two::run)));
        contestants.addAll(parts.contestants());
        Map<String, Times> times = Rounds.run(scale, contestants);
        report.times(name(), times, staged.counts().rows());
        report.note("DuckDB is " + DuckDb.version() + "; it compresses by Zstandard at its own level, where Transform"
                + " has level 1; it counts bad rows by reason, where Transform also stages them. Lines, ids and tokens"
                + " are the same.");
        Times transform = times.get(OURS);
        report.ratio("transform/duckdb", times.get(DUCKDB_1).wall() / transform.wall());
        report.ratio("transform/duckdb-cpu", times.get(DUCKDB_1).cpu() / transform.cpu());
        report.ratio("transform/duckdb-2-threads", times.get(DUCKDB_2).wall() / transform.wall());
        report.ratio("transform/parts", parts.sum(times) / transform.wall());
    }

    private static void requireSame(
            StagedInMemory ours, TransformedFile staged, SortedMap<String, Long> rejects, Path out) throws Exception {
        if (!staged.rejectedByReason().equals(rejects)) {
            throw new Different("Transform rejected " + staged.rejectedByReason() + ", and DuckDB " + rejects + ".");
        }
        LineSet.difference(ours.unpacked("lines/"), () -> new ZstdInputStream(Files.newInputStream(out)))
                .ifPresent(difference -> {
                    throw new Different("Transform and DuckDB: " + difference);
                });
    }
}
