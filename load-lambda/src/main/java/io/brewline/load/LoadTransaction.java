package io.brewline.load;

import io.brewline.message.TransformedFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * One load: everything that a batch of versions changes in the warehouse, in one transaction, or nothing. Versions that
 * the ledger holds already change nothing, so a load may be repeated, also after a COMMIT whose answer was lost.
 */
final class LoadTransaction {
    private final Warehouse warehouse;
    private final Copy copy;
    private final Clock clock;

    LoadTransaction(Warehouse warehouse, Copy copy, Clock clock) {
        this.warehouse = warehouse;
        this.copy = copy;
        this.clock = clock;
    }

    /**
     * Loads {@code versions}, each of another file or sequencer.
     *
     * @return those that are new in the ledger
     * @throws io.brewline.failure.Transient where the same may succeed in a moment
     * @throws OverTime where several of them took more than half of the time that there was under the lock
     * @throws NotLoadable where one of them is not staged as announced
     */
    List<Recorded> load(List<FileVersion> versions, Deadline deadline) {
        try (Session session = warehouse.begin(deadline)) {
            session.run(Step.LOCK);
            // Only now: to wait for the lock takes no longer for many than for one.
            if (versions.size() > 1) {
                session.takeHalf();
            }
            session.run(Step.BATCH_TABLES);
            session.runForEach(Step.BATCH_VERSION, ledgerRows(versions));
            session.run(Step.DROP_RECORDED);
            session.run(Step.FIND_REPEATS);
            loadFiles(session, filesToCopy(session, versions));
            List<Recorded> recorded = record(session, versions);
            session.commit();
            return recorded;
        }
    }

    private void loadFiles(Session session, List<TransformedFile> files) {
        Merge merge = new Merge(session);
        merge.repeated();
        if (files.isEmpty()) {
            return;
        }
        copy.lines(session, files);
        copy.rejects(session, files);
        session.run(Step.BATCH_ORDERS);
        new Announcements(session).check();
        merge.copied();
    }

    private static List<Object[]> ledgerRows(List<FileVersion> versions) {
        List<Object[]> rows = new ArrayList<>();
        for (FileVersion version : versions) {
            rows.add(LedgerRow.of(rows.size(), version));
        }
        return rows;
    }

    private static List<TransformedFile> filesToCopy(Session session, List<FileVersion> versions) {
        return session.query(Step.TO_COPY, row -> versions.get(row.getInt(1))).stream()
                .map(version -> (TransformedFile) version.message())
                .toList();
    }

    private List<Recorded> record(Session session, List<FileVersion> versions) {
        session.run(Step.COUNT_INSERTED);
        session.run(Step.COUNT_WITHDRAWN);
        session.run(Step.REPLACE_REFUSALS);
        // Only now: what is said to be loaded can be queried within a moment.
        session.run(Step.RECORD, new Object[] {LedgerRow.utc(clock.instant())});
        return session.query(
                Step.RECORDED,
                row -> new Recorded(versions.get(row.getInt(1)), row.getLong(2), row.getLong(3), row.getLong(4)));
    }
}
