package io.brewline.local.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes branch files: a chain's days, one file per branch and day, or one large file. The same options give the same
 * bytes on every machine. Stateless; no file is ever held in memory.
 */
public final class BranchFileGenerator {
    private BranchFileGenerator() {}

    /**
     * Writes a chain's files, named like {@code leeds_04-03-2024_09-00-00.csv}; files of the same name are replaced. With
     * dirt, some have another {@link FileForm}, some days come twice, and bad files come besides the regular ones: the
     * chain's sales are never fewer for a bad file, only for bad rows.
     *
     * @param dir made if it is not there
     * @param progress counts branch days
     * @throws IOException when the directory cannot be written
     */
    public static GeneratedSummary generate(GeneratorOptions options, Path dir, ProgressListener progress)
            throws IOException {
        return generate(options, dir, progress, SaleListener.NONE);
    }

    /** The same, and tells {@code sales} of each sale that it writes. */
    public static GeneratedSummary generate(
            GeneratorOptions options, Path dir, ProgressListener progress, SaleListener sales) throws IOException {
        Files.createDirectories(dir);
        List<GeneratedFile> files = new ArrayList<>();
        List<OrderFactory> branches = OrderFactory.forChain(options);
        long total = (long) options.days() * options.branches();
        long done = 0;
        for (int i = 0; i < options.days(); i++) {
            LocalDate day = options.firstDay().plusDays(i);
            for (OrderFactory orders : branches) {
                files.addAll(new BranchDayFiles(options, orders, day, dir, sales).write());
                progress.progress(++done, total);
            }
        }
        return GeneratedSummary.of(files);
    }

    /**
     * Writes the rows of one branch's one day, in the plain form, into a stream that stays open.
     *
     * @param branchNumber from 0, less than the options' branches
     * @return what a correct load must give
     * @throws IOException when the stream cannot be written
     */
    public static ExpectedLoad writeBranchDay(
            GeneratorOptions options, int branchNumber, LocalDate day, OutputStream out) throws IOException {
        Objects.checkIndex(branchNumber, options.branches());
        OrderFactory orders = new OrderFactory(Branch.number(branchNumber), options.seed());
        return new BranchDayFiles(options, orders, day, Path.of(""), SaleListener.NONE).writeRegular(out);
    }

    /**
     * Writes one file of the whole chain's sales, as head office exports them: by day, then by branch, then by time. Days
     * follow each other until the file is large enough; where two years of them would not do, the branches are busier.
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
