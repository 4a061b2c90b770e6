package io.brewline.redshift.sql;

/** CREATE VIEW: how a view is bound goes. */
final class ViewRule {
    private ViewRule() {}

    static boolean applies(Statement statement) {
        return statement.is(0, "CREATE", "VIEW") || statement.is(0, "CREATE", "OR", "REPLACE", "VIEW");
    }

    static void apply(Statement statement, Edits edits) {
        int end = statement.size() - 4;
        if (statement.is(end, "WITH", "NO", "SCHEMA", "BINDING")) {
            edits.remove(end, statement.size());
        }
    }
}
