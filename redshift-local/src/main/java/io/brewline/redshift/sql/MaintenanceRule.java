package io.brewline.redshift.sql;

/** VACUUM and ANALYZE: their options tune a cluster, and go. */
final class MaintenanceRule {
    private MaintenanceRule() {}

    static boolean applies(Statement statement) {
        return statement.is(0, "VACUUM") || statement.is(0, "ANALYZE") || statement.is(0, "ANALYSE");
    }

    static String rewrite(Statement statement) throws SqlRefusal {
        int at = 1;
        while (isOption(statement, at)) {
            at++;
        }
        if (at < statement.size() && !statement.token(at).isName()) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
        String table = at < statement.size() ? statement.text(at, statement.behindName(at)) : "";
        return (statement.is(0, "VACUUM") ? "VACUUM " : "ANALYZE ") + table;
    }

    private static boolean isOption(Statement statement, int at) {
        return statement.is(at, "FULL")
                || statement.is(at, "SORT")
                || statement.is(at, "DELETE")
                || statement.is(at, "ONLY")
                || statement.is(at, "REINDEX")
                || statement.is(at, "RECLUSTER")
                || statement.is(at, "VERBOSE");
    }
}
