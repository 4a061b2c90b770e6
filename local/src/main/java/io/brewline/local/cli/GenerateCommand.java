package io.brewline.local.cli;

import io.brewline.local.UserError;
import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.BranchLayout;
import io.brewline.local.generate.ExpectedLoad;
import io.brewline.local.generate.GeneratedSummary;
import io.brewline.local.generate.GeneratorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brewline generate}: writes branch files as a real chain makes them. */
@Command(
        name = "generate",
        description = "Writes realistic branch files: the same options always give the same bytes.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./brewline generate files                          a clean week of five branches",
            "  ./brewline generate files --branches 200 --days 2  200 branches, two days",
            "  ./brewline generate files --dirt 0.05              with every kind of bad row and bad file",
            "  ./brewline generate files --megabytes 1000         one file of a gigabyte",
            "",
            "Names are invented, and card numbers cannot be real: they start with 9999, which no card does."
        })
final class GenerateCommand implements Callable<Integer> {
    private static final long MOST_MEGABYTES = 200_000;

    /** What is generated; shared with {@code demo}. */
    static final class Options {
        @Option(names = "--seed", paramLabel = "N", description = "Another seed, another chain (default: 1).")
        private long seed = 1;

        @Option(names = "--branches", paramLabel = "N", description = "How many branches (default: 5).")
        private int branches = 5;

        @Option(names = "--days", paramLabel = "N", description = "How many days, a file each (default: 7).")
        private int days = 7;

        @Option(names = "--first-day", paramLabel = "DATE", description = "The first day (default: 2024-03-04).")
        private LocalDate firstDay = GeneratorOptions.defaults().firstDay();

        @Option(
                names = "--orders",
                paramLabel = "N",
                description = "Orders a branch and day, on average (default: 250).")
        private int orders = 250;

        @Option(
                names = "--layout",
                paramLabel = "NAME",
                description = "${COMPLETION-CANDIDATES} (default: mix, each branch its own).")
        private BranchLayout layout = BranchLayout.MIX;

        @Option(
                names = "--dirt",
                paramLabel = "SHARE",
                description = "The share of bad rows, 0 to 1, and with it of odd and bad files (default: 0).")
        private double dirt;

        GeneratorOptions read() {
            try {
                return new GeneratorOptions(seed, branches, days, firstDay, orders, layout, dirt);
            } catch (IllegalArgumentException e) {
                throw UserError.usage("These options cannot be: " + e.getMessage() + ".");
            }
        }
    }

    @Parameters(paramLabel = "DIR", description = "The folder to write to; it is made where it is missing.")
    private Path folder;

    @Mixin
    private Options options;

    @Option(
            names = "--megabytes",
            paramLabel = "N",
            description = "One file of about that size in place of one a branch and day.")
    private Long megabytes;

    @Override
    public Integer call() {
        if (megabytes != null && (megabytes < 1 || megabytes > MOST_MEGABYTES)) {
            throw UserError.usage("--megabytes must lie between 1 and " + MOST_MEGABYTES + ", not " + megabytes + ".");
        }
        try {
            if (megabytes != null) {
                large();
            } else {
                GeneratedSummary summary = generate(options.read(), folder);
                print(summary.files().size(), summary.totals());
            }
            return 0;
        } catch (IOException e) {
            throw UserError.failed("The files cannot be written to " + folder + ": check the folder's rights.", e);
        }
    }

    static GeneratedSummary generate(GeneratorOptions options, Path folder) throws IOException {
        try (Progress progress = Progress.of("Generating", "files", (long) options.branches() * options.days())) {
            return BranchFileGenerator.generate(options, folder, (done, total) -> progress.at(done));
        }
    }

    private void large() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("large_" + megabytes + "_megabytes.csv");
        try (Progress progress = Progress.of("Generating", "MB", megabytes)) {
            print(
                    1,
                    BranchFileGenerator.writeLarge(
                            options.read(),
                            file,
                            megabytes * 1_000_000,
                            (done, total) -> progress.at(done / 1_000_000)));
        }
    }

    private void print(int files, ExpectedLoad totals) {
        System.out.printf(
                Locale.ROOT,
                "Wrote %s to %s: a correct load gives %,d orders, %,d lines, %,d units, £%,.2f.%n",
                files == 1 ? "1 file" : String.format(Locale.ROOT, "%,d files", files),
                folder,
                totals.orders(),
                totals.orderLines(),
                totals.units(),
                totals.revenuePence() / 100.0);
    }
}
