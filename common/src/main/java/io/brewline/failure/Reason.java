package io.brewline.failure;

import java.util.Locale;
import java.util.Optional;

/** Why a row was rejected or a file refused: one code, one scope, one sentence for the operator. */
public enum Reason {
    MALFORMED_ROW(Scope.ROW, "The row is not valid CSV: look for a quotation mark that opens and does not close."),
    MISSING_FIELD(Scope.ROW, "A field that every sale needs is empty or absent: fill it in and upload the file again."),
    DATE_UNREADABLE(Scope.ROW, "The date is not a day-first date with a time, such as 25/08/2021 09:00."),
    DATE_IN_FUTURE(Scope.ROW, "The date lies more than a day after the file landed: check the till's clock."),
    BRANCH_UNKNOWN(Scope.ROW, "The branch is empty or N/A: the till has lost its branch's name."),
    PAYMENT_UNKNOWN(Scope.ROW, "The payment method is neither CARD nor CASH."),
    BASKET_UNREADABLE(
            Scope.ROW, "The basket is not a list of items with prices: look for a missing comma or a missing price."),
    AMOUNT_UNREADABLE(Scope.ROW, "A price or the total is not a decimal amount such as 12.95."),
    TOTAL_MISMATCH(Scope.ROW, "The total is not the sum of the basket's items."),

    EMPTY(Scope.FILE, "The file holds no rows: export the day again."),
    NOT_TEXT(Scope.FILE, "The file is not text: upload the till's CSV, not a spreadsheet or a picture."),
    UNKNOWN_LAYOUT(Scope.FILE, "The file's columns are none that Brewline knows: see docs/rejects.md for the layouts."),
    TOO_LARGE(Scope.FILE, "The file is larger than the limit once unpacked: split it by day."),
    DECOMPRESSION_BOMB(Scope.FILE, "The file unpacks to far more than any till writes: check where it came from."),
    CORRUPT_COMPRESSION(Scope.FILE, "The compressed file is damaged or cut short: upload it again."),
    TOO_MANY_REJECTS(
            Scope.FILE, "More than half of the file's rows were rejected: mend the export, then upload again."),
    VANISHED(
            Scope.FILE,
            "The object was gone before it could be read: if the ledger does not hold this version, upload it again.");

    /** What a reason speaks of. */
    public enum Scope {
        ROW,
        FILE
    }

    private final Scope scope;
    private final String sentence;
    private final String code = name().toLowerCase(Locale.ROOT);

    Reason(Scope scope, String sentence) {
        this.scope = scope;
        this.sentence = sentence;
    }

    public Scope scope() {
        return scope;
    }

    /** What happened and what to do, for the operator. */
    public String sentence() {
        return sentence;
    }

    /** The name in messages, tables and reports: {@code total_mismatch}. */
    public String code() {
        return code;
    }

    /** The reason of that code, or empty. */
    public static Optional<Reason> ofCode(String code) {
        for (Reason reason : values()) {
            if (reason.code.equals(code)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
