package io.brewline.local.generate;

import java.io.IOException;

/** Prints one file's orders as rows and keeps the truth about them. Not thread-safe. */
final class RowPrinter implements OrderSink {
    private final LayoutRows layout;
    private final TextOut out;
    private final Tally tally = new Tally();
    private final Row row;

    RowPrinter(LayoutRows layout, TextOut out) throws IOException {
        this.layout = layout;
        this.out = out;
        this.row = new Row(layout.columns());
        if (layout.header().isPresent()) {
            out.line(layout.header().get());
        }
    }

    @Override
    public void accept(Order order) throws IOException {
        row.fill(layout, order);
        row.appendTo(out.startLine());
        out.endLine();
        tally.sold(order);
    }

    ExpectedLoad truth() {
        return tally.truth();
    }
}
