package io.brewline.redshift.sql;

/**
 * MERGE, in the two forms that Redshift has: one clause for rows that match and one for those that do not, or REMOVE
 * DUPLICATES.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html">MERGE</a>
 */
final class MergeRule {
    private final Statement statement;
    private int at = 2;

    private MergeRule(Statement statement) {
        this.statement = statement;
    }

    /** Checks the first form, which is PostgreSQL's too, and rewords the second. */
    static boolean apply(Statement statement, Edits edits) throws SqlRefusal {
        return statement.is(0, "MERGE") && new MergeRule(statement).apply(edits);
    }

    private boolean apply(Edits edits) throws SqlRefusal {
        if (!statement.is(1, "INTO")) {
            throw near(1);
        }
        String target = table();
        expect("USING");
        String source = table();
        if (source.equalsIgnoreCase(target)) {
            throw SqlRefusal.unsupported("MERGE source and target cannot be the same table");
        }
        int sourceFrom = at - 1;
        at = statement.is(at, "AS") ? at + 1 : at;
        if (statement.token(at).isName() && !statement.is(at, "ON")) {
            sourceFrom = at++;
        }
        String alias = statement.text(sourceFrom, sourceFrom + 1);
        int on = at;
        expect("ON");
        int actions = firstAction(on);
        if (actions == statement.size()) {
            throw SqlRefusal.syntaxError("");
        }
        if (statement.is(actions, "REMOVE", "DUPLICATES") && actions + 2 == statement.size()) {
            edits.replace(0, statement.size(), replacing(target, source, alias, statement.text(on + 1, actions)));
            return true;
        }
        checkClauses(actions);
        return false;
    }

    private String table() throws SqlRefusal {
        if (!statement.token(at).isName()) {
            throw near(at);
        }
        int from = at;
        at = statement.behindName(at);
        return statement.text(from, at);
    }

    private void expect(String word) throws SqlRefusal {
        if (!statement.is(at, word)) {
            throw near(at);
        }
        at++;
    }

    private int firstAction(int on) {
        for (int i = on + 1; i < statement.size(); i++) {
            boolean outermost = statement.token(i).depth() == 0;
            boolean when = statement.is(i, "WHEN", "MATCHED") || statement.is(i, "WHEN", "NOT", "MATCHED");
            if (outermost && (when || statement.is(i, "REMOVE"))) {
                return i;
            }
        }
        return statement.size();
    }

    /** Rows of the target that match go, and every row of the source comes, once. */
    private static String replacing(String target, String source, String alias, String condition) {
        return "WITH redshift_replaced AS (DELETE FROM " + target + " USING " + source + " AS " + alias + " WHERE "
                + condition + ") INSERT INTO " + target + " SELECT DISTINCT * FROM " + source;
    }

    /** WHEN MATCHED THEN and WHEN NOT MATCHED THEN, in this order, each once, without further conditions. */
    private void checkClauses(int first) throws SqlRefusal {
        boolean deletes = statement.is(first, "WHEN", "MATCHED", "THEN", "DELETE");
        if (!deletes && !statement.is(first, "WHEN", "MATCHED", "THEN", "UPDATE")) {
            throw near(statement.is(first, "WHEN", "MATCHED", "THEN") ? first + 3 : Math.min(first + 2, last()));
        }
        int second = deletes ? first + 4 : next(first + 4);
        if (!statement.is(second, "WHEN", "NOT", "MATCHED", "THEN", "INSERT")) {
            throw near(statement.is(second, "WHEN", "NOT", "MATCHED", "THEN") ? second + 4 : second);
        }
        if (next(second + 5) < statement.size()) {
            throw near(next(second + 5));
        }
    }

    private int next(int from) {
        int i = from;
        while (i < statement.size() && !(statement.token(i).depth() == 0 && isClause(i))) {
            i++;
        }
        return i;
    }

    private boolean isClause(int i) {
        return statement.is(i, "WHEN", "MATCHED") || statement.is(i, "WHEN", "NOT") || statement.is(i, "REMOVE");
    }

    private int last() {
        return statement.size() - 1;
    }

    private SqlRefusal near(int index) {
        return SqlRefusal.syntaxError(statement.token(index).text());
    }
}
