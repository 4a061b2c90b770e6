package io.brewline.transform;

import io.brewline.failure.BadInput;
import io.brewline.failure.Reason;
import io.brewline.message.TransformedFile.Counts;
import io.brewline.sale.Order;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what became of a file's rows. Not thread-safe. */
final class FileTally {
    private final Map<Reason, Long> rejectedByReason = new EnumMap<>(Reason.class);
    private final Set<LocalDate> days = new HashSet<>();
    private LocalDate lastDay;
    private long rejected;
    private long duplicates;
    private long orders;
    private long lines;
    private LocalDateTime first;
    private LocalDateTime last;

    void sale(Order order) {
        orders++;
        lines += order.lines().size();
        first = first == null || order.at().isBefore(first) ? order.at() : first;
        last = last == null || order.at().isAfter(last) ? order.at() : last;
        LocalDate day = order.at().toLocalDate();
        if (!day.equals(lastDay)) {
            days.add(day);
            lastDay = day;
        }
    }

    void reject(Reason reason) {
        rejected++;
        rejectedByReason.merge(reason, 1L, Long::sum);
    }

    void duplicate() {
        duplicates++;
    }

    long rows() {
        return orders + rejected + duplicates;
    }

    /**
     * Whether the file as a whole is fit to load.
     *
     * @throws BadInput where it has no rows, or more than half of them were rejected
     */
    void check() {
        if (rows() == 0) {
            throw new BadInput(Reason.EMPTY, "The file has no rows below its header.");
        }
        if (rejected * 2 > rows()) {
            throw new BadInput(
                    Reason.TOO_MANY_REJECTS,
                    rejected + " of its " + rows() + " rows were rejected: " + reasons() + ".");
        }
    }

    Counts counts() {
        return new Counts(rows(), rejected, duplicates, orders, lines, days.size());
    }

    SortedMap<String, Long> reasons() {
        SortedMap<String, Long> reasons = new TreeMap<>();
        rejectedByReason.forEach((reason, count) -> reasons.put(reason.code(), count));
        return reasons;
    }

    LocalDateTime first() {
        return first;
    }

    LocalDateTime last() {
        return last;
    }
}
