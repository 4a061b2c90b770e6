package io.brewline.reconcile;

import io.brewline.failure.Transient;
import io.brewline.load.Deadline;
import io.brewline.load.Session;
import io.brewline.load.SqlFile;
import io.brewline.load.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks the warehouse all that is asked about what it holds. Each question is one statement, so that it sees one
 * snapshot and a load meanwhile contradicts nothing; it has a transaction of its own, for one that fails ends its
 * transaction, and half of the time that is left, so that one that hangs leaves some to the others. One look's; not
 * thread-safe.
 */
final class WarehouseLook {
    /** A sale may lie a day after the file's landing; a day more, for clocks. */
    private static final int DAYS_AHEAD = 3;

    /** The days of each look: those of the window, and as many of the past, further back from hour to hour. */
    private static final int SLICE_DAYS = (int) Reconciler.WINDOW.toDays();

    private static final int SLICES = 24;

    private final Warehouse warehouse;
    private final Deadline deadline;
    private final Failures failures;
    // By subject: the window and the newest slice of the past share days, and some questions are not about days.
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    WarehouseLook(Warehouse warehouse, Deadline deadline, Failures failures) {
        this.warehouse = warehouse;
        this.deadline = deadline;
        this.failures = failures;
    }

    /** What was found, each thing once, without what failed. */
    List<Finding> run(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        compare(today.minusDays(SLICE_DAYS), today.plusDays(DAYS_AHEAD));
        comparePast(now, today);
        ask(LedgerQuestion.LATE_BRANCHES, session -> session.query(LedgerQuestion.LATE_BRANCHES, LateBranch::of));
        return List.copyOf(findings.values());
    }

    /** One of the slices of the past; two at a time, so that a file over the border of two is seen whole. */
    private void comparePast(Instant now, LocalDate today) {
        // The day is added, so that a schedule of every third hour comes to all of them, too.
        long hours = now.getEpochSecond() / Duration.ofHours(1).toSeconds() + today.toEpochDay();
        long slice = Math.floorMod(hours, SLICES) + 1L;
        LocalDate before = today.minusDays((slice - 1) * SLICE_DAYS);
        compare(before.minusDays(2L * SLICE_DAYS), before);
    }

    private void compare(LocalDate from, LocalDate before) {
        for (WarehouseCheck check : WarehouseCheck.values()) {
            ask(check, session -> check.find(session, from, before));
        }
    }

    private void ask(SqlFile question, Function<Session, List<Finding>> answer) {
        failures.of(question.file(), () -> {
            if (deadline.isOver()) {
                throw new Transient("No time was left: the next look asks it.", null);
            }
            try (Session session = warehouse.begin(deadline.half())) {
                answer.apply(session).forEach(finding -> findings.putIfAbsent(finding.subject(), finding));
            }
        });
    }
}
