package io.brewline.load;

import java.util.List;

/**
 * The statements of a load, in their order. Each is a file beside this class. Values are bound, never written into them; only the two COPY statements, which take no binds, have
 * places in braces, see {@link Copy}.
 */
enum Step implements SqlFile {
    LOCK("01-lock"),
    BATCH_TABLES("02-batch-tables"),
    BATCH_VERSION("03-batch-version"),
    DROP_RECORDED("04-drop-recorded"),
    FIND_REPEATS("05-find-repeats"),
    TO_COPY("06-to-copy"),
    COPY_LINES("07-copy-lines"),
    COPY_REJECTS("08-copy-rejects"),
    LAST_COPY_COUNT("09-last-copy-count"),
    BATCH_ORDERS("10-batch-orders"),
    UNLIKE_ANNOUNCED("11-unlike-announced"),
    REJECTS_UNLIKE_ANNOUNCED("12-rejects-unlike-announced"),
    NEW_BRANCHES("13-new-branches"),
    NEW_PRODUCTS("14-new-products"),
    BATCH_DAYS("15-batch-days"),
    DAY_RANGE("16-day-range"),
    BATCH_CLAIMS("17-batch-claims"),
    CLAIMS_ENDED("18-claims-ended"),
    CLAIMS_BEGUN("19-claims-begun"),
    END_CLAIMS("20-end-claims"),
    BEGIN_CLAIMS("21-begin-claims"),
    TOUCHED_ORDERS("22-touched-orders"),
    ORDER_CHANGES("23-order-changes"),
    WITHDRAW_ORDERS("24-withdraw-orders"),
    INSERT_ORDERS("25-insert-orders"),
    CORRECT_CUSTOMERS("26-correct-customers"),
    END_DAYS("27-end-days"),
    BEGIN_DAYS("28-begin-days"),
    END_REJECTS("29-end-rejects"),
    BEGIN_REJECTS("30-begin-rejects"),
    MOVE_DAYS("31-move-days"),
    MOVE_REJECTS("32-move-rejects"),
    COUNT_INSERTED("33-count-inserted"),
    COUNT_WITHDRAWN("34-count-withdrawn"),
    REPLACE_REFUSALS("35-replace-refusals"),
    RECORD("36-record"),
    RECORDED("37-recorded");

    private final String file;
    private final List<String> statements;

    Step(String file) {
        this.file = file;
        this.statements = SqlScript.read(file + ".sql");
    }

    /** All but {@link #BATCH_TABLES} are one. */
    @Override
    public List<String> statements() {
        return statements;
    }

    @Override
    public String file() {
        return file;
    }
}
