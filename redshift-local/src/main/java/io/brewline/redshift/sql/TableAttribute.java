package io.brewline.redshift.sql;

/** The attributes of tables and columns that lay data out over a cluster, and mean nothing on one machine. */
final class TableAttribute {
    private TableAttribute() {}

    /** The index behind the attribute of a table that begins at {@code at}, or {@code at} when none does. */
    static int behind(Statement statement, int at) {
        if (statement.is(at, "COMPOUND") || statement.is(at, "INTERLEAVED")) {
            return statement.is(at + 1, "SORTKEY") ? behind(statement, at + 1) : at;
        }
        if (statement.is(at, "SORTKEY", "AUTO") || statement.is(at, "ENCODE", "AUTO")) {
            return at + 2;
        }
        if (statement.is(at, "SORTKEY") || statement.is(at, "DISTKEY")) {
            return statement.isSign(at + 1, "(") ? statement.behindClosing(at + 1) : at;
        }
        if (statement.is(at, "DISTSTYLE") || statement.is(at, "BACKUP")) {
            return Math.min(at + 2, statement.size());
        }
        return at;
    }

    /** The same for an attribute of a column. */
    static int behindOfColumn(Statement statement, int at) {
        if (statement.is(at, "DISTKEY") || statement.is(at, "SORTKEY")) {
            return at + 1;
        }
        if (statement.is(at, "ENCODE")) {
            return Math.min(at + 2, statement.size());
        }
        return at;
    }
}
