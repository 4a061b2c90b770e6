package io.brewline.it.pressure;

import io.brewline.it.endtoend.Machine;
import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.BranchLayout;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.GeneratedSummary;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import io.brewline.local.report.RunResult;
import io.brewline.local.report.RunResult.WarehouseTotals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Lands a dirty chain's files all at once, and holds what comes out against what was generated. */
final class ManyFiles {
    private static final List<String> STAGES = List.of("extract", "transform", "load");
    private static final int BRANCHES = 50;
    private static final int ORDERS_A_DAY = 20;
    private static final double DIRT = 0.05;

    private final GeneratedSummary truth;

    private ManyFiles(GeneratedSummary truth) {
        this.truth = truth;
    }

    /**
     * Lands as many files as told, prints how long that took, and ends the process: 0 where the warehouse holds what was
     * generated, else 1.
     *
     * @param arguments a folder to work in, how many files
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        ManyFiles many = generate(Integer.parseInt(arguments[1]), work.resolve("files"));
        List<String> differences;
        try (Machine machine = Machine.start(work.resolve("state"))) {
            RunResult result = machine.run(many.paths());
            System.out.println(Pressure.of(machine.warehouse()));
            differences = many.differences(result.warehouse(), machine);
        }
        System.out.println(
                differences.isEmpty()
                        ? "complete: nothing lost, doubled or given up on"
                        : "NOT complete: " + differences);
        System.exit(differences.isEmpty() ? 0 : 1);
    }

    /** Writes at least {@code files} files into {@code folder}. */
    static ManyFiles generate(int files, Path folder) throws IOException {
        int days = (files + BRANCHES - 1) / BRANCHES;
        GeneratorOptions options =
                new GeneratorOptions(5, BRANCHES, days, LocalDate.of(2024, 3, 4), ORDERS_A_DAY, BranchLayout.MIX, DIRT);
        return new ManyFiles(BranchFileGenerator.generate(options, folder, ProgressListener.NONE));
    }

    List<Path> paths() {
        return truth.files().stream().map(GeneratedFile::path).toList();
    }

    /** What is lost, doubled, given up on or otherwise not as generated; none is right. */
    List<String> differences(WarehouseTotals warehouse, Machine machine) throws Exception {
        List<String> differences = new ArrayList<>();
        compare(differences, "files", truth.files().size(), count(machine, "SELECT COUNT(*) FROM etl.file_versions"));
        compare(
                differences,
                "refused files",
                truth.refusedFiles(),
                count(machine, "SELECT COUNT(*) FROM etl.file_versions WHERE status = 'refused'"));
        compare(differences, "orders", truth.totals().orders(), warehouse.orders());
        compare(differences, "lines", truth.totals().orderLines(), warehouse.lines());
        compare(differences, "units", truth.totals().units(), warehouse.units());
        compare(
                differences,
                "pence",
                truth.totals().revenuePence(),
                count(machine, "SELECT CAST(SUM(total_price) * 100 AS BIGINT) FROM sales.orders"));
        compare(
                differences,
                "rejected rows",
                truth.totals().rejected(),
                count(machine, "SELECT COUNT(*) FROM etl.rejected_rows"));
        for (String stage : STAGES) {
            compare(
                    differences,
                    "given up by " + stage,
                    0,
                    machine.receive(stage + "-queue-dlq").size());
        }
        return differences;
    }

    private static long count(Machine machine, String sql) throws Exception {
        return Long.parseLong(machine.warehouse().rows(sql).get(0));
    }

    private static void compare(List<String> differences, String what, long expected, long found) {
        if (expected != found) {
            differences.add(what + ": " + found + " instead of " + expected);
        }
    }
}
