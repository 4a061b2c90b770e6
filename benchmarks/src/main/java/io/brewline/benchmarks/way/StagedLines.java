package io.brewline.benchmarks.way;

import io.brewline.benchmarks.harness.LineSet;
import io.brewline.benchmarks.transform.Buckets;
import io.brewline.benchmarks.transform.StagedInMemory;
import io.brewline.benchmarks.transform.TransformRig;
import io.brewline.load.WarehouseSchema;
import io.brewline.redshift.RedshiftLocal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** What Transform stages of some files, loaded into one table and no more. */
final class StagedLines {
    private final Buckets buckets;
    private final LineSet.Source lines;

    private StagedLines(Buckets buckets, LineSet.Source lines) {
        this.buckets = buckets;
        this.lines = lines;
    }

    static StagedLines of(List<Path> files) throws IOException {
        Map<String, Path> byName = files.stream()
                .collect(Collectors.toMap(file -> file.getFileName().toString(), Function.identity()));
        StagedInMemory staged = new StagedInMemory();
        Buckets buckets = new Buckets(key -> Files.newInputStream(byName.get(key)), staged);
        TransformRig rig = new TransformRig(buckets);
        for (Map.Entry<String, Path> file : byName.entrySet()) {
            rig.transform(file.getKey(), Files.size(file.getValue()));
        }
        return new StagedLines(buckets, staged.unpacked("lines/"));
    }

    /** Lines a second by PostgreSQL's CopyManager, decompression included, into the table that COPY of a load fills. */
    double copiedASecond(Path warehouseFolder) throws IOException, SQLException {
        try (RedshiftLocal warehouse = RedshiftLocal.builder()
                .dataDirectory(warehouseFolder)
                .s3(buckets)
                .start()) {
            try (Connection schema = DriverManager.getConnection(warehouse.jdbcUrl())) {
                WarehouseSchema.apply(schema);
            }
            try (Connection postgres = DriverManager.getConnection(warehouse.postgresJdbcUrl());
                    InputStream in = lines.open()) {
                long start = System.nanoTime();
                long copied = postgres.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY etl.staged_lines FROM STDIN (FORMAT csv)", in);
                return copied / ((System.nanoTime() - start) / 1e9);
            }
        }
    }
}
