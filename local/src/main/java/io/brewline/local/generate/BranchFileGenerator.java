package io.brewline.local.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes branch files: a chain's days, one file per branch and day, or one large file. The same options give the same
 * bytes on every machine. Stateless; memory is constant whatever the size.
 */
public final class BranchFileGenerator {
    private BranchFileGenerator() {}

    /**
     * Writes a chain's files, named like {@code leeds_04-03-2024_09-00-00.csv}; files of the same name are replaced.
     *
     * @param dir made if it is not there
     * @param progress counts branch days
     * @throws IOException when the directory cannot be written
     */
    public static GeneratedSummary generate(GeneratorOptions options, Path dir, ProgressListener progress)
            throws IOException {
        Files.createDirectories(dir);
        List<GeneratedFile> files = new ArrayList<>();
        List<OrderFactory> branches = orderFactories(options);
        long total = (long) options.days() * options.branches();
        long done = 0;
        for (int i = 0; i < options.days(); i++) {
            LocalDate day = options.firstDay().plusDays(i);
            for (OrderFactory orders : branches) {
                files.add(branchDay(options, orders, day, dir));
                progress.progress(++done, total);
            }
        }
        return GeneratedSummary.of(files);
    }

    private static List<OrderFactory> orderFactories(GeneratorOptions options) {
        List<OrderFactory> factories = new ArrayList<>();
        for (int number = 0; number < options.branches(); number++) {
            factories.add(new OrderFactory(Branch.number(number), options.seed()));
        }
        return factories;
    }

    private static GeneratedFile branchDay(GeneratorOptions options, OrderFactory orders, LocalDate day, Path dir)
            throws IOException {
        Branch branch = orders.branch();
        BranchLayout layout = options.layout().of(branch);
        Path file = dir.resolve(branch.slug() + "_" + TimeText.dashed(day) + "_09-00-00.csv");
        Dice dice = Dice.of(options.seed(), "file of " + branch.name(), day.toEpochDay());
        try (OutputStream stream = Files.newOutputStream(file)) {
            TextOut out = new TextOut(stream, StandardCharsets.UTF_8, "\n");
            RowPrinter printer = new RowPrinter(LayoutRows.of(layout, dice), out);
            orders.day(day, options.ordersPerDay(), printer);
            out.finish(true);
            return new GeneratedFile(
                    file, branch.name(), day, layout, FileForm.PLAIN, printer.truth(), Map.of(), Optional.empty());
        }
    }

    /**
     * Writes one file of the whole chain's sales, as head office exports them: by day, then by branch, then by time. It spans
     * the options' days, then as many more as its size takes, at most two years in all; past that the branches are busier.
     *
     * @param options {@link BranchLayout#MIX} means {@link BranchLayout#SUPERCAFE}; at dirt 0 every row is good
     * @param file replaced if it is there
     * @param approximateBytes at most 200 GiB; the file ends with the branch's day in which it gets there
     * @param progress counts bytes
     * @return what a correct load must give
     * @throws IOException when the file cannot be written
     */
    public static ExpectedLoad writeLarge(
            GeneratorOptions options, Path file, long approximateBytes, ProgressListener progress) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return LargeFile.write(options, out, approximateBytes, progress);
        }
    }

    /** The same into a stream, which stays open. */
    public static ExpectedLoad writeLarge(
            GeneratorOptions options, OutputStream out, long approximateBytes, ProgressListener progress)
            throws IOException {
        return LargeFile.write(options, out, approximateBytes, progress);
    }
}
