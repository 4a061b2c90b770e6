package io.brewline.load;

import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import java.sql.SQLException;

/** Why the schema could not be applied: what was tried, the SQLSTATE, and what to do about it, as one sentence. */
final class SchemaFailures {
    private static final String NOT_LET_IN = "28";
    private static final String UNREACHABLE = "08";
    private static final String NO_RIGHT = "42501";
    private static final int MOST_WORDS = 200;

    private SchemaFailures() {}

    /**
     * The failure of a statement that may hold a password's hash: the warehouse's words stay out.
     *
     * @param what was tried, such as {@code connect to the warehouse}
     */
    static RuntimeException of(String what, SQLException e) {
        return failure(what, "", e);
    }

    /** The failure of a statement that is in a file of SQL: the warehouse's words name the table or the right. */
    static RuntimeException quoting(String what, SQLException e) {
        String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return failure(what, ", " + words.substring(0, Math.min(words.length(), MOST_WORDS)), e);
    }

    private static RuntimeException failure(String what, String words, SQLException e) {
        String state = WarehouseFailures.state(e);
        String told = "Could not " + what + " (SQLSTATE " + (state.isEmpty() ? "none" : state) + words + "): ";
        if (state.startsWith(NOT_LET_IN)) {
            return new Misconfigured(told + "ADMIN_SECRET_ARN must name the secret of the warehouse's admin user.", e);
        }
        if (state.equals(NO_RIGHT)) {
            return new Misconfigured(
                    told + "the admin user must be a superuser, or own the schemas sales, etl and reporting and all in"
                            + " them, and be allowed to create and alter users.",
                    e);
        }
        if (WarehouseFailures.passes(e)) {
            String advice = state.startsWith(UNREACHABLE) || state.isEmpty()
                    ? "the warehouse must be running, and the function's subnets and security groups must lead to it."
                    : "deploy again.";
            return new Transient(told + advice, e);
        }
        return new Misconfigured(told + "look for the statement in sys_query_history.", e);
    }
}
