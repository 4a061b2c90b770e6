package io.brewline.redshift.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Refuses what PostgreSQL's windows have and Redshift's have not.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html">Window functions</a>
 */
final class RefusedWindow {
    /** These must say which rows they are about once there is an order. */
    private static final Set<String> AGGREGATES = Words.of("""
            AVG COUNT MAX MIN SUM STDDEV STDDEV_SAMP STDDEV_POP VARIANCE VAR_SAMP VAR_POP
            """);

    private final Statement statement;
    private final int open;

    private RefusedWindow(Statement statement, int open) {
        this.statement = statement;
        this.open = open;
    }

    /** Checks the window whose OVER stands at this index. */
    static void check(Statement statement, int over) throws SqlRefusal {
        boolean nulls = statement.is(over - 1, "NULLS");
        if (nulls && statement.is(over - 2, "IGNORE")) {
            throw SqlRefusal.notEmulated("IGNORE NULLS");
        }
        if (!statement.isSign(over - 1, ")") && !nulls) {
            return;
        }
        if (!statement.isSign(over + 1, "(")) {
            throw SqlRefusal.syntaxError(statement.token(over + 1).text());
        }
        new RefusedWindow(statement, over + 1).check(function(statement, nulls ? over - 3 : over - 1));
    }

    private void check(String function) throws SqlRefusal {
        int behind = statement.behindClosing(open);
        boolean ordered = false;
        boolean framed = false;
        for (int i = open + 1; i < behind; i++) {
            if (statement.token(i).depth() == statement.token(open).depth() + 1) {
                ordered |= statement.is(i, "ORDER", "BY");
                framed |= statement.is(i, "ROWS");
                checkFrame(i);
            }
        }
        if (!statement.is(open + 1, "PARTITION")
                && !statement.is(open + 1, "ORDER")
                && !statement.is(open + 1, "ROWS")
                && behind > open + 2) {
            throw SqlRefusal.syntaxError(statement.token(open + 1).text());
        }
        if (ordered && !framed && AGGREGATES.contains(function)) {
            throw SqlRefusal.of("42601", "Aggregate window functions with an ORDER BY clause require a frame clause");
        }
    }

    private void checkFrame(int at) throws SqlRefusal {
        boolean frame = statement.is(at + 1, "BETWEEN")
                || statement.is(at + 1, "UNBOUNDED")
                || statement.is(at + 1, "CURRENT")
                || statement.is(at + 2, "PRECEDING");
        if (statement.is(at, "RANGE") && frame) {
            throw SqlRefusal.unsupported("RANGE clause of window functions not yet implemented");
        }
        boolean behindFrame =
                statement.is(at - 1, "ROW") || statement.is(at - 1, "FOLLOWING") || statement.is(at - 1, "PRECEDING");
        if ((statement.is(at, "GROUPS") && frame) || (statement.is(at, "EXCLUDE") && behindFrame)) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
    }

    /** The name of the function whose arguments end at this index, in upper case. */
    private static String function(Statement statement, int close) {
        if (close < 1) {
            return "";
        }
        int depth = statement.token(close).depth();
        int i = close - 1;
        while (i > 0 && !(statement.isSign(i, "(") && statement.token(i).depth() == depth)) {
            i--;
        }
        return i > 0 ? statement.token(i - 1).text().toUpperCase(Locale.ROOT) : "";
    }
}
