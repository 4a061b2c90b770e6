package io.brewline.local.generate;

import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints one file's orders as rows, dirt and all, and keeps the truth about them. Not thread-safe. */
final class RowPrinter implements OrderSink {
    private static final int MOST_ROWS_BEFORE_A_DUPLICATE = 6;

    private final LayoutRows layout;
    private final TextOut out;
    private final RowDirt dirt;
    private final RowFaults faults;
    private final RowQuirks quirks;
    private final Row row;
    private final Consumer<WrittenSale> sales;
    private final Tally tally = new Tally();
    private final Map<RowQuirk, Long> oddRows = new EnumMap<>(RowQuirk.class);
    private Optional<String> comesAgain = Optional.empty();
    private int rowsUntilThen;

    RowPrinter(LayoutRows layout, TextOut out, RowDirt dirt) throws IOException {
        this(layout, out, dirt, sale -> {});
    }

    /** Tells {@code sales} of each good row. */
    RowPrinter(LayoutRows layout, TextOut out, RowDirt dirt, Consumer<WrittenSale> sales) throws IOException {
        this.layout = layout;
        this.out = out;
        this.dirt = dirt;
        this.faults = new RowFaults(layout, dirt.dice());
        this.quirks = new RowQuirks(layout, out, dirt.dice());
        this.row = new Row(layout.columns());
        this.sales = sales;
        if (layout.header().isPresent()) {
            out.line(layout.header().get());
        }
    }

    @Override
    public void accept(Order order) throws IOException {
        row.fill(layout, order);
        if (dirt.accentsName()) {
            quirks.accentName(row);
        }
        Optional<RowFault> fault = dirt.fault(tally);
        if (fault.isPresent()) {
            faults.apply(fault.get(), row, order);
            print();
            tally.rejected(fault.get());
        } else {
            printGood(order);
        }
        if (comesAgain.isPresent() && rowsUntilThen-- == 0) {
            printDuplicate();
        }
    }

    private void printGood(Order order) throws IOException {
        Optional<RowQuirk> quirk = dirt.quirk(layout, order);
        if (quirk.isPresent()) {
            quirks.apply(quirk.get(), row, order);
            oddRows.merge(quirk.get(), 1L, Long::sum);
        }
        print();
        tally.sold(order);
        sales.accept(WrittenSale.of(order, layout, quirk));
        if (dirt.comesAgain() && comesAgain.isEmpty()) {
            StringBuilder text = new StringBuilder();
            row.appendTo(text);
            comesAgain = Optional.of(text.toString());
            rowsUntilThen = dirt.dice().below(MOST_ROWS_BEFORE_A_DUPLICATE);
        }
    }

    private void print() throws IOException {
        row.appendTo(out.startLine());
        out.endLine();
    }

    private void printDuplicate() throws IOException {
        out.line(comesAgain.orElseThrow());
        comesAgain = Optional.empty();
        tally.duplicate();
    }

    /** To be called once, after the last order; gives the truth about all of them. */
    ExpectedLoad finish(boolean finalLineEnd) throws IOException {
        if (comesAgain.isPresent()) {
            printDuplicate();
        }
        out.finish(finalLineEnd);
        return tally.truth();
    }

    Map<RowQuirk, Long> oddRows() {
        return Collections.unmodifiableMap(oddRows);
    }
}
