package io.brewline.load;

import java.util.List;
import java.util.Locale;

/**
 * The statements of a load, in their order. Each is a file beside this class, named by its number and name: {@code
 * 01-lock.sql}. Values are bound, never written into them; only the two COPY statements, which take no binds, have
 * places in braces, see {@link Copy}.
 */
enum Step {
    LOCK,
    BATCH_TABLES,
    BATCH_VERSION,
    DROP_RECORDED,
    FIND_REPEATS,
    TO_COPY,
    COPY_LINES,
    COPY_REJECTS,
    LAST_COPY_COUNT,
    BATCH_ORDERS,
    UNLIKE_ANNOUNCED,
    REJECTS_UNLIKE_ANNOUNCED,
    NEW_BRANCHES,
    NEW_PRODUCTS,
    BATCH_DAYS,
    DAY_RANGE,
    BATCH_CLAIMS,
    CLAIMS_ENDED,
    CLAIMS_BEGUN,
    END_CLAIMS,
    BEGIN_CLAIMS,
    TOUCHED_ORDERS,
    ORDER_CHANGES,
    WITHDRAW_ORDERS,
    INSERT_ORDERS,
    CORRECT_CUSTOMERS,
    END_DAYS,
    BEGIN_DAYS,
    END_REJECTS,
    BEGIN_REJECTS,
    MOVE_DAYS,
    MOVE_REJECTS,
    COUNT_INSERTED,
    COUNT_WITHDRAWN,
    REPLACE_REFUSALS,
    RECORD,
    OUTCOME;

    private final List<String> statements = SqlScript.read(fileName());

    /** The statements of the file; all but {@link #BATCH_TABLES} are one. */
    List<String> statements() {
        return statements;
    }

    /** The one statement of the file. */
    String statement() {
        return statements.get(0);
    }

    private String fileName() {
        String number = ordinal() < 9 ? "0" + (ordinal() + 1) : Integer.toString(ordinal() + 1);
        return number + "-" + title() + ".sql";
    }

    /** The name in messages: {@code batch-tables}. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
