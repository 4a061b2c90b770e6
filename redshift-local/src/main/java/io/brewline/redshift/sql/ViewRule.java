package io.brewline.redshift.sql;

/** CREATE VIEW: how a view is bound goes. */
final class ViewRule {
    private ViewRule() {}

    static boolean applies(Statement statement) {
        return statement.is(0, "CREATE", "VIEW") || statement.is(0, "CREATE", "OR", "REPLACE", "VIEW");
    }

    static void apply(Statement statement, Edits edits) {
        if (end(statement) < statement.size()) {
            edits.remove(end(statement), statement.size());
        }
    }

    /** Where the query of a view ends. */
    static int end(Statement statement) {
        int binding = statement.size() - 4;
        return statement.is(binding, "WITH", "NO", "SCHEMA", "BINDING") ? binding : statement.size();
    }
}
