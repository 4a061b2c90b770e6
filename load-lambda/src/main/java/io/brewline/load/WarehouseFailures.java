package io.brewline.load;

import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The warehouse's failures in our categories, told by SQLSTATE (<a
 * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's codes</a>, which Redshift shares).
 * Its own words stay out of ours: they may quote a row.
 */
final class WarehouseFailures {
    /** Connection; credentials, which rotate; lost races and deadlocks; resources; intervention, time-outs among them. */
    private static final Set<String> PASSING = Set.of("08", "28", "40", "53", "57");

    /** No such database, schema or table; no right to it; SQL that it does not understand. */
    private static final Set<String> SETUP = Set.of("3D", "3F", "42");

    /** By the statement's time-out, a rule of the warehouse's workload management, or somebody. */
    private static final String CANCELLED = "57014";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /**
     * Redshift's lost races have no SQLSTATE of their own (<a
     * href="https://docs.aws.amazon.com/redshift/latest/dg/c_serial_isolation-serializable-isolation-troubleshooting.html">error
     * 1023</a>; under snapshot isolation it speaks of a conflict).
     */
    private static final Pattern LOST_RACE = Pattern.compile(
            "^(ERROR:)?\\s*1023\\b|serializable isolation violation|conflict with concurrent transaction",
            Pattern.CASE_INSENSITIVE);

    private WarehouseFailures() {}

    /**
     * What failed, as the exception to throw.
     *
     * @param what the step, such as {@code lock}
     */
    static RuntimeException of(String what, SQLException e) {
        String state = state(e);
        String told = "The warehouse failed at " + what + " (SQLSTATE " + (state.isEmpty() ? "none" : state) + ")";
        if (passes(e)) {
            return new Transient(told + ": it is tried again.", e);
        }
        if (SETUP.contains(kind(state))) {
            return new Misconfigured(told + ": apply sql/schema.sql, and grant the loader's user its rights.", e);
        }
        return new NotLoadable(
                told + ": look for it in sys_query_history, and for a COPY in sys_load_error_detail.", e);
    }

    /** The SQLSTATE, empty where there is none. */
    static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState().toUpperCase(Locale.ROOT);
    }

    /** Whether the same may succeed in a moment. */
    static boolean passes(SQLException e) {
        String state = state(e);
        // The driver itself fails without a state only where it could not talk to the warehouse.
        return state.isEmpty()
                || PASSING.contains(kind(state))
                || state.equals(LOCK_NOT_AVAILABLE)
                || e instanceof SQLTransientException
                || isCutOff(e)
                || LOST_RACE.matcher(String.valueOf(e.getMessage())).find();
    }

    /** Where rows come by a thread of its own, the driver gives a broken connection no state of one (seen: 99999). */
    private static boolean isCutOff(SQLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** Whether the statement was ended before it was done: a smaller one may get through. */
    static boolean isCancelled(SQLException e) {
        return state(e).equals(CANCELLED);
    }

    private static String kind(String state) {
        return state.length() < 2 ? "" : state.substring(0, 2);
    }
}
