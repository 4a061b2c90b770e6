package io.brewline.load;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Brings the lines copied into the warehouse: which days come in force, which claims that ends and begins, and which
 * orders come, go or change with them. Everything follows from the versions, nothing from the order in which they came.
 */
final class Merge {
    private final Session session;

    Merge(Session session) {
        this.session = session;
    }

    /** Merges the versions whose lines were copied. */
    void copied() {
        session.run(Step.NEW_BRANCHES);
        session.run(Step.NEW_PRODUCTS);
        session.run(Step.BATCH_DAYS);
        dayRange().ifPresent(this::days);
    }

    /** Gives the versions that repeat one in force its days. */
    void repeated() {
        session.run(Step.MOVE_DAYS);
        session.run(Step.MOVE_REJECTS);
    }

    /** Empty where newer versions hold every day. */
    private Optional<DayRange> dayRange() {
        return session
                .query(
                        Step.DAY_RANGE,
                        row -> new DayRange(LocalDate.parse(row.getString(1)), LocalDate.parse(row.getString(2))))
                .stream()
                .findFirst();
    }

    private void days(DayRange range) {
        claims(range);
        orders(range);
        session.run(Step.END_DAYS);
        session.run(Step.BEGIN_DAYS);
        session.run(Step.END_REJECTS);
        session.run(Step.BEGIN_REJECTS);
    }

    private void claims(DayRange range) {
        session.run(Step.BATCH_CLAIMS);
        session.run(Step.CLAIMS_ENDED, range.days());
        session.run(Step.CLAIMS_BEGUN, range.days());
        session.run(Step.END_CLAIMS, range.days());
        session.run(Step.BEGIN_CLAIMS);
    }

    private void orders(DayRange range) {
        session.run(Step.TOUCHED_ORDERS);
        session.run(Step.ORDER_CHANGES, range.daysAndTimes());
        session.run(Step.WITHDRAW_ORDERS, range.times());
        session.run(Step.INSERT_ORDERS);
        session.run(Step.CORRECT_CUSTOMERS, range.times());
    }
}
