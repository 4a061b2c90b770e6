package io.brewline.local.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what one branch sends for one day: its regular file and, where there is dirt, a copy or a bad file. */
final class BranchDayFiles {
    private static final int ORDERS_OF_A_MOSTLY_BAD_FILE = 40;

    private final GeneratorOptions options;
    private final OrderFactory orders;
    private final LocalDate day;
    private final Path dir;
    private final SaleListener sales;
    private final BranchLayout layout;

    BranchDayFiles(GeneratorOptions options, OrderFactory orders, LocalDate day, Path dir, SaleListener sales) {
        this.options = options;
        this.orders = orders;
        this.day = day;
        this.dir = dir;
        this.sales = sales;
        this.layout = options.layout().of(orders.branch());
    }

    List<GeneratedFile> write() throws IOException {
        FileDirt dirt = new FileDirt(dice("file dirt"), options.dirt());
        List<GeneratedFile> files = new ArrayList<>();
        GeneratedFile regular = regular(dirt.form());
        files.add(regular);
        if (dirt.sentTwice()) {
            files.add(copy(regular));
        }
        Optional<FileRefusal> badFile = dirt.badFile();
        if (badFile.isPresent()) {
            files.add(bad(badFile.get()));
        }
        return files;
    }

    private GeneratedFile regular(FileForm form) throws IOException {
        Path file = form.in(dir, orders.branch(), day);
        try (OutputStream out = Files.newOutputStream(file)) {
            RowDirt dirt = RowDirt.usual(dice("row dirt"), options.dirt(), form);
            return print(file, out, form, dirt, options.ordersPerDay());
        }
    }

    /** The regular file's rows, always in the plain form, into a stream that stays open. */
    ExpectedLoad writeRegular(OutputStream out) throws IOException {
        RowDirt dirt = RowDirt.usual(dice("row dirt"), options.dirt(), FileForm.PLAIN);
        return print(Path.of(""), out, FileForm.PLAIN, dirt, options.ordersPerDay())
                .truth();
    }

    private GeneratedFile print(Path file, OutputStream out, FileForm form, RowDirt dirt, int meanOrders)
            throws IOException {
        OutputStream packed = form.packed(out);
        RowPrinter printer = new RowPrinter(
                LayoutRows.of(layout, dice("file")), form.lines(packed), dirt, sale -> sales.sold(file, sale));
        orders.day(day, meanOrders, printer);
        ExpectedLoad truth = printer.finish(form.endsLastLine());
        if (packed != out) {
            packed.close();
        }
        return file(file, form, truth, printer.oddRows(), Optional.empty());
    }

    private GeneratedFile copy(GeneratedFile regular) throws IOException {
        Path file = dir.resolve("copy of " + regular.path().getFileName());
        Files.copy(regular.path(), file, StandardCopyOption.REPLACE_EXISTING);
        return file(file, regular.form(), regular.truth(), regular.oddRows(), Optional.of(regular.path()));
    }

    private GeneratedFile bad(FileRefusal refusal) throws IOException {
        Path file = dir.resolve(orders.branch().slug() + "_" + TimeText.dashed(day) + "_18-30-00.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            Dice dice = dice("bad file");
            switch (refusal) {
                case EMPTY -> {}
                case NOT_TEXT -> BadFiles.picture(out, dice);
                case UNKNOWN_LAYOUT -> BadFiles.stockList(out, dice);
                case MOSTLY_BAD_ROWS -> {
                    return mostlyBad(file, out, dice);
                }
            }
        }
        return file(file, FileForm.PLAIN, ExpectedLoad.refused(refusal), Map.of(), Optional.empty());
    }

    private GeneratedFile mostlyBad(Path file, OutputStream out, Dice dice) throws IOException {
        GeneratedFile written = print(file, out, FileForm.PLAIN, RowDirt.mostlyBad(dice), ORDERS_OF_A_MOSTLY_BAD_FILE);
        ExpectedLoad refused = written.truth().butRefused(FileRefusal.MOSTLY_BAD_ROWS);
        return file(file, FileForm.PLAIN, refused, Map.of(), Optional.empty());
    }

    private GeneratedFile file(
            Path file, FileForm form, ExpectedLoad truth, Map<RowQuirk, Long> oddRows, Optional<Path> copyOf) {
        return new GeneratedFile(file, orders.branch().name(), day, layout, form, truth, oddRows, copyOf);
    }

    private Dice dice(String purpose) {
        return Dice.of(options.seed(), purpose + " of " + orders.branch().name(), day.toEpochDay());
    }
}
