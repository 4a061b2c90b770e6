package io.brewline.local.generate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a correct load of a file must give. Of a refused file nothing loads: its orders, lines, units, revenue and
 * duplicates are 0, and its rows and rejected rows say what was written.
 *
 * @param rows rows written, without headers and blank lines
 * @param orders rows that are sales, without duplicates
 * @param orderLines an order's equal items are one line
 * @param units items sold
 * @param revenuePence in pence
 * @param duplicateRows rows that equal an earlier one of the file to the byte; they are dropped
 * @param rejectedRows rows that are no sales, by what was planted; unmodifiable, in the order of {@link RowFault}
 * @param refusal why the file as a whole must be refused, if it must
 */
public record ExpectedLoad(
        long rows,
        long orders,
        long orderLines,
        long units,
        long revenuePence,
        long duplicateRows,
        Map<RowFault, Long> rejectedRows,
        Optional<FileRefusal> refusal) {
    static final ExpectedLoad NOTHING = new ExpectedLoad(0, 0, 0, 0, 0, 0, Map.of(), Optional.empty());

    public ExpectedLoad {
        Map<RowFault, Long> inOrder = new EnumMap<>(RowFault.class);
        inOrder.putAll(rejectedRows);
        rejectedRows = Collections.unmodifiableMap(inOrder);
    }

    static ExpectedLoad refused(FileRefusal refusal) {
        return new ExpectedLoad(0, 0, 0, 0, 0, 0, Map.of(), Optional.of(refusal));
    }

    /** Rejected rows of every kind. */
    public long rejected() {
        return rejectedRows.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean isAccepted() {
        return refusal.isEmpty();
    }

    /** The same file, refused. */
    ExpectedLoad butRefused(FileRefusal why) {
        return new ExpectedLoad(rows, 0, 0, 0, 0, 0, rejectedRows, Optional.of(why));
    }

    /** A further file with the same content: its rows are read, and all of its orders are known already. */
    ExpectedLoad seenBefore() {
        return new ExpectedLoad(rows, 0, 0, 0, 0, duplicateRows, rejectedRows, refusal);
    }

    /** Both files, accepted and with no order in common. */
    ExpectedLoad plus(ExpectedLoad other) {
        Map<RowFault, Long> rejected = new EnumMap<>(RowFault.class);
        rejected.putAll(rejectedRows);
        other.rejectedRows.forEach((fault, count) -> rejected.merge(fault, count, Long::sum));
        return new ExpectedLoad(
                rows + other.rows,
                orders + other.orders,
                orderLines + other.orderLines,
                units + other.units,
                revenuePence + other.revenuePence,
                duplicateRows + other.duplicateRows,
                rejected,
                Optional.empty());
    }
}
