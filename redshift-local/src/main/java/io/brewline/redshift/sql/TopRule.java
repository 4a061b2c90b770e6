package io.brewline.redshift.sql;

/** SELECT TOP n is SELECT ... LIMIT n, and MINUS is EXCEPT. */
final class TopRule {
    private TopRule() {}

    static boolean apply(Statement statement, Edits edits) {
        for (int i = Query.start(statement); i < statement.size(); i++) {
            boolean first = statement.is(i - 1, "SELECT") || statement.is(i - 2, "SELECT", "DISTINCT");
            if (first && statement.is(i, "TOP") && isCount(statement.token(i + 1))) {
                int end = Query.endOfSelect(statement, i);
                edits.remove(i, i + 2);
                edits.insertBehind(end - 1, " LIMIT " + statement.token(i + 1).text());
                return true;
            }
            if (statement.is(i, "MINUS") && (statement.is(i + 1, "SELECT") || statement.isSign(i + 1, "("))) {
                edits.replace(i, i + 1, "EXCEPT");
                return true;
            }
        }
        return false;
    }

    private static boolean isCount(Token token) {
        return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.PARAMETER;
    }
}
