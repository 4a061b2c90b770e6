package io.brewline.redshift.sql;

import java.util.Set;

/**
 * Materialized views: here each is a plain view, and so always fresh. What Redshift refuses in one is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-create-sql-command.html">CREATE
 *     MATERIALIZED VIEW</a>
 */
final class MaterializedViewRule {
    /** What gives another value each time. */
    private static final Set<String> MUTABLE =
            Words.of("GETDATE SYSDATE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP NOW TIMEOFDAY RANDOM");

    private MaterializedViewRule() {}

    static boolean applies(Statement statement) {
        return statement.is(1, "MATERIALIZED", "VIEW")
                && (statement.is(0, "CREATE") || statement.is(0, "DROP") || statement.is(0, "REFRESH"));
    }

    /** Rewords the statement's head; the query that may follow it is left to the other rules. */
    static void apply(Statement statement, Edits edits) throws SqlRefusal {
        if (statement.is(0, "REFRESH")) {
            refresh(statement, edits);
            return;
        }
        edits.remove(1, 2);
        if (statement.is(0, "CREATE")) {
            checkDefinition(statement, layOut(statement, edits));
        }
    }

    /** Nothing to do, but only the owner may, and the view must be there. */
    private static void refresh(Statement statement, Edits edits) throws SqlRefusal {
        int behind = statement.behindName(3);
        boolean order = statement.is(behind, "RESTRICT") || statement.is(behind, "CASCADE");
        if (!statement.token(3).isName() || behind + (order ? 1 : 0) < statement.size()) {
            throw SqlRefusal.syntaxError(
                    statement.token(Math.min(behind, statement.size() - 1)).text());
        }
        edits.replace(0, statement.size(), "ALTER VIEW " + statement.text(3, behind) + " RESET (security_barrier)");
    }

    /** Removes what lays the view's data out; the index of its query's AS. */
    private static int layOut(Statement statement, Edits edits) throws SqlRefusal {
        int at = statement.behindName(3);
        boolean fresh = false;
        while (at < statement.size() && !statement.is(at, "AS")) {
            boolean refresh = statement.is(at, "AUTO", "REFRESH");
            int behind = refresh ? Math.min(at + 3, statement.size()) : TableAttribute.behind(statement, at);
            if (behind == at) {
                throw SqlRefusal.syntaxError(statement.token(at).text());
            }
            fresh |= refresh && statement.is(at + 2, "YES");
            edits.remove(at, behind);
            at = behind;
        }
        if (fresh) {
            refuseMutable(statement, at);
        }
        return at;
    }

    private static void refuseMutable(Statement statement, int from) throws SqlRefusal {
        for (int i = from; i < statement.size(); i++) {
            Token token = statement.token(i);
            if (token.kind() == Token.Kind.WORD && MUTABLE.stream().anyMatch(token::is)) {
                throw SqlRefusal.unsupported(
                        "AUTO REFRESH YES is not supported for a materialized view with the mutable" + " function "
                                + token.text());
            }
        }
    }

    private static void checkDefinition(Statement statement, int as) throws SqlRefusal {
        for (int i = as; i < statement.size(); i++) {
            boolean outermost =
                    statement.token(i).depth() == statement.token(as).depth();
            if (outermost
                    && (statement.is(i, "ORDER", "BY") || statement.is(i, "LIMIT") || statement.is(i, "OFFSET"))) {
                throw SqlRefusal.unsupported("ORDER BY, LIMIT and OFFSET are not supported in a materialized view");
            }
            if (outermost && statement.is(i, "WITH") && i > as + 1) {
                throw SqlRefusal.syntaxError(statement.token(i).text());
            }
        }
    }
}
