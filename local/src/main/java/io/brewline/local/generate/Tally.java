package io.brewline.local.generate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts one file's truth while it is written. */
final class Tally {
    private final Map<RowFault, Long> rejectedRows = new EnumMap<>(RowFault.class);
    private long rejected;
    private long orders;
    private long orderLines;
    private long units;
    private long revenuePence;
    private long duplicateRows;

    void sold(Order order) {
        orders++;
        orderLines += order.lines();
        units += order.items().size();
        revenuePence += order.totalPence();
    }

    void rejected(RowFault fault) {
        rejected++;
        rejectedRows.merge(fault, 1L, Long::sum);
    }

    void duplicate() {
        duplicateRows++;
    }

    long rows() {
        return orders + rejected + duplicateRows;
    }

    long rejected() {
        return rejected;
    }

    ExpectedLoad truth() {
        return new ExpectedLoad(
                rows(), orders, orderLines, units, revenuePence, duplicateRows, rejectedRows, Optional.empty());
    }
}
