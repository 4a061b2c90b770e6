package io.brewline.telemetry;

import java.util.Locale;

/** What is measured, as alarms and dashboards name it. */
public enum Metric {
    /** Files that the stage is done with, those it refused among them. */
    FILES("Files", Unit.COUNT),
    FILES_REFUSED("FilesRefused", Unit.COUNT),
    /** Messages that failed on their last receive. */
    FILES_GIVEN_UP("FilesGivenUp", Unit.COUNT),
    /** Extract: of the object as it landed. Transform: of what was staged, compressed. */
    BYTES("Bytes", Unit.BYTES),
    ROWS_READ("RowsRead", Unit.COUNT),
    ROWS_REJECTED("RowsRejected", Unit.COUNT),
    ROWS_DUPLICATE("RowsDuplicate", Unit.COUNT),
    ORDERS("Orders", Unit.COUNT),
    LINES("Lines", Unit.COUNT),
    ORDERS_INSERTED("OrdersInserted", Unit.COUNT),
    LINES_INSERTED("LinesInserted", Unit.COUNT),
    /** Of a file; in Load of a batch. */
    STAGE_DURATION("StageDuration", Unit.MILLISECONDS),
    /** From a file's landing to the COMMIT that recorded it. */
    LANDING_TO_WAREHOUSE("LandingToWarehouse", Unit.SECONDS),
    /** How old the newest of the sales just loaded is. */
    NEWEST_SALE_AGE("NewestSaleAge", Unit.SECONDS),
    /** Looks of Reconcile that came to their end. */
    RECONCILIATIONS("Reconciliations", Unit.COUNT),
    /** Versions that landed and are not in the ledger. */
    LANDED_NOT_LOADED("LandedNotLoaded", Unit.COUNT),
    /** Those of them that were copied onto themselves. */
    SENT_AGAIN("SentAgain", Unit.COUNT),
    /** What the warehouse's tables say against each other. */
    MISMATCHES("Mismatches", Unit.COUNT),
    LATE_BRANCHES("LateBranches", Unit.COUNT);

    private final String title;
    private final Unit unit;

    Metric(String title, Unit unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Its name in CloudWatch. */
    public String title() {
        return title;
    }

    /** The unit of its values, by CloudWatch's name. */
    public String unit() {
        return unit.title;
    }

    private enum Unit {
        COUNT,
        BYTES,
        MILLISECONDS,
        SECONDS;

        private final String title = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
