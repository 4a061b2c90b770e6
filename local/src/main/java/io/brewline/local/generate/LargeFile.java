package io.brewline.local.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** One file of any size over all branches: days follow each other until it is large enough. */
final class LargeFile {
    private static final long MOST_BYTES = 200L << 30;

    /** Two years: from the default first day on, none of them lies in a loader's future. */
    private static final int MOST_DAYS = 731;

    /** A little below what rows measure, so that the file gets there within its days. */
    private static final int BYTES_OF_A_ROW = 120;

    private LargeFile() {}

    static ExpectedLoad write(
            GeneratorOptions options, OutputStream stream, long approximateBytes, ProgressListener progress)
            throws IOException {
        if (approximateBytes < 1 || approximateBytes > MOST_BYTES) {
            throw new IllegalArgumentException("approximateBytes must lie between 1 and " + MOST_BYTES);
        }
        BranchLayout layout = options.layout() == BranchLayout.MIX ? BranchLayout.SUPERCAFE : options.layout();
        TextOut out = new TextOut(stream, StandardCharsets.UTF_8, "\n");
        RowDirt dirt = RowDirt.usual(Dice.of(options.seed(), "large file dirt"), options.dirt(), FileForm.PLAIN);
        RowPrinter printer = new RowPrinter(LayoutRows.of(layout, Dice.of(options.seed(), "large file")), out, dirt);
        days(options, out, printer, approximateBytes, progress);
        return printer.finish(true);
    }

    private static void days(
            GeneratorOptions options, TextOut out, RowPrinter printer, long bytes, ProgressListener progress)
            throws IOException {
        int ordersPerDay = ordersPerDay(options, bytes);
        List<OrderFactory> branches = OrderFactory.forChain(options);
        for (LocalDate day = options.firstDay(); ; day = day.plusDays(1)) {
            for (OrderFactory orders : branches) {
                orders.day(day, ordersPerDay, printer);
                progress.progress(out.bytes(), bytes);
                if (out.bytes() >= bytes) {
                    return;
                }
            }
        }
    }

    private static int ordersPerDay(GeneratorOptions options, long bytes) {
        int days = Math.max(options.days(), MOST_DAYS);
        long needed = bytes / BYTES_OF_A_ROW / days / options.branches() + 1;
        return (int) Math.max(options.ordersPerDay(), needed);
    }
}
