package io.brewline.load;

import java.util.List;

/** Holds each version of the batch to what its message announced. */
final class Announcements {
    private final Session session;

    Announcements(Session session) {
        this.session = session;
    }

    /**
     * Compares what was copied with what was announced.
     *
     * @throws NotLoadable with the figures, where they differ
     */
    void check() {
        failOn(session.query(
                Step.UNLIKE_ANNOUNCED,
                row -> "order lines are not those announced: lines " + row.getLong("lines_copied") + " of "
                        + row.getLong("lines_announced") + ", orders " + row.getLong("orders_copied") + " of "
                        + row.getLong("orders_announced") + ", days " + row.getLong("days_copied") + " of "
                        + row.getLong("days_announced") + ", products repeated within an order "
                        + row.getLong("lines_repeated")));
        failOn(session.query(
                Step.REJECTS_UNLIKE_ANNOUNCED,
                row -> "rejected rows are not those announced: " + row.getLong("rows_copied") + " different rows in "
                        + row.getLong("rejects_copied") + " rejects, of " + row.getLong("rows_rejected")));
    }

    private static void failOn(List<String> differences) {
        if (!differences.isEmpty()) {
            throw new NotLoadable("A version's staged " + differences.get(0)
                    + ". Copy its landed object onto itself to stage it anew.");
        }
    }
}
