package io.brewline.redshift.sql;

import java.io.Serial;

/** A statement that Redshift would refuse, or that is not emulated here; the message is for its author. */
public final class SqlRefusal extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final String sqlState;

    private SqlRefusal(String sqlState, String message) {
        super(message, null, false, false);
        this.sqlState = sqlState;
    }

    static SqlRefusal syntaxError(String near) {
        String where = near.isEmpty() ? "end of input" : "or near \"" + near + "\"";
        return new SqlRefusal("42601", "syntax error at " + where);
    }

    static SqlRefusal unsupported(String message) {
        return new SqlRefusal("0A000", message);
    }

    static SqlRefusal notEmulated(String what) {
        return new SqlRefusal("0A000", what + " is not emulated by redshift-local");
    }

    /** An error with a state and words of its own. */
    public static SqlRefusal of(String sqlState, String message) {
        return new SqlRefusal(sqlState, message);
    }

    /** The five letters by which clients tell errors apart. */
    public String sqlState() {
        return sqlState;
    }
}
