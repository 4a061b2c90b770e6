package io.brewline.redshift.copy;

import java.io.Serial;

/** A row that cannot be loaded. It says nothing of what the row holds. */
final class BadRow extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** The whole row, not one of its fields. */
    private static final int NO_FIELD = -1;

    private final LoadErrorCode code;
    private final int field;

    BadRow(LoadErrorCode code) {
        this(code, NO_FIELD);
    }

    private BadRow(LoadErrorCode code, int field) {
        super(code.reason(), null, false, false);
        this.code = code;
        this.field = field;
    }

    /** The same of one field, counted from 0. */
    BadRow at(int badField) {
        return new BadRow(code, badField);
    }

    LoadErrorCode code() {
        return code;
    }

    /** Which column is wrong, counted from 0, or less when it is the row. */
    int field() {
        return field;
    }
}
