package io.brewline.benchmarks.copy;

import io.brewline.benchmarks.data.BranchFiles;
import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Contestant;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Rounds;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Times;
import io.brewline.benchmarks.harness.Workplace;
import io.brewline.benchmarks.transform.Buckets;
import io.brewline.benchmarks.transform.StagedInMemory;
import io.brewline.benchmarks.transform.TransformRig;
import io.brewline.load.WarehouseSchema;
import io.brewline.message.TransformedFile;
import io.brewline.redshift.RedshiftLocal;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;

/** The loader's COPY through redshift-local against CopyManager, into the same table of the same PostgreSQL. */
public final class CopyComparison implements Comparison {
    private static final String OURS = "COPY through redshift-local";
    private static final String THEIRS = "CopyManager";

    /** A quarter of the large file: what counts is the rate. */
    private static final int SHARE_OF_ORDERS = 4;

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws Exception {
        Path in = workplace.resolve("large.csv");
        BranchFiles.large(in, scale.orders() / SHARE_OF_ORDERS);
        StagedInMemory staged = new StagedInMemory();
        TransformedFile file = new TransformRig(new Buckets(key -> Files.newInputStream(in), staged))
                .transform(in.getFileName().toString(), Files.size(in));
        byte[] lines;
        try (InputStream unpacked = staged.unpacked("lines/").open()) {
            lines = unpacked.readAllBytes();
        }
        // Not in memory: the warehouse is measured where it is used.
        try (Workplace disk = Workplace.onDisk();
                RedshiftLocal redshift = RedshiftLocal.builder()
                        .dataDirectory(disk.resolve("data"))
                        .s3(new Buckets(new StagedObjects(staged, file.lineParts()), Buckets.Staging::drop))
                        .start();
                Connection driver = DriverManager.getConnection(redshift.jdbcUrl());
                Connection postgres = DriverManager.getConnection(redshift.postgresJdbcUrl())) {
            WarehouseSchema.apply(driver);
            driver.setAutoCommit(false);
            postgres.setAutoCommit(false);
            LinesLoad ours = LinesLoad.throughRedshift(driver);
            LinesLoad theirs = LinesLoad.byCopyManager(postgres, lines);
            ours.requireSame(theirs);
            Map<String, Times> times = Rounds.run(
                    scale, List.of(new Contestant(OURS, ours::measured), new Contestant(THEIRS, theirs::measured)));
            report.times("copy, lines", times, file.counts().lines());
            report.ratio(
                    "copy/copymanager",
                    times.get(THEIRS).wall() / times.get(OURS).wall());
            report.note("copy: the CPU time is this process's alone, without PostgreSQL's; COPY unpacks the lines,"
                    + " CopyManager gets them unpacked.");
        }
    }
}
