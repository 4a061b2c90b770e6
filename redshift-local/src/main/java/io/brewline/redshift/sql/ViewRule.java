package io.brewline.redshift.sql;

/** CREATE VIEW and CREATE MATERIALIZED VIEW: how a view is bound and laid out goes. */
final class ViewRule {
    private ViewRule() {}

    static boolean applies(Statement statement) {
        int at = statement.is(1, "OR", "REPLACE") ? 3 : 1;
        return statement.is(0, "CREATE") && (statement.is(at, "VIEW") || statement.is(at, "MATERIALIZED", "VIEW"));
    }

    static void apply(Statement statement, Edits edits) {
        int at = 1;
        while (at < statement.size() && !statement.is(at, "AS")) {
            int behind = behindAttribute(statement, at);
            if (behind > at) {
                edits.remove(at, behind);
            }
            at = Math.max(at + 1, behind);
        }
        int end = statement.size() - 4;
        if (statement.is(end, "WITH", "NO", "SCHEMA", "BINDING")) {
            edits.remove(end, statement.size());
        }
    }

    private static int behindAttribute(Statement statement, int at) {
        if (statement.is(at, "AUTO", "REFRESH")) {
            return Math.min(at + 3, statement.size());
        }
        return TableAttribute.behind(statement, at);
    }
}
