package io.brewline.redshift.sql;

import java.util.Locale;

/**
 * Refuses the clauses, functions, operators and types that PostgreSQL has and Redshift has not.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html">Unsupported
 *     features</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html">Unsupported
 *     functions</a>
 */
final class RefusedExpression {
    private final Statement statement;

    private RefusedExpression(Statement statement) {
        this.statement = statement;
    }

    static void check(Statement statement) throws SqlRefusal {
        new RefusedExpression(statement).check();
    }

    private void check() throws SqlRefusal {
        for (int i = 0; i < statement.size(); i++) {
            Token token = statement.token(i);
            switch (token.kind()) {
                case WORD -> checkWord(i, token.text().toUpperCase(Locale.ROOT));
                case OPERATOR -> checkOperator(token);
                case SIGN -> checkSign(i);
                default -> {
                    // Literals and quoted names say nothing about the dialect.
                }
            }
        }
    }

    private void checkOperator(Token token) throws SqlRefusal {
        if (PostgresOnly.OPERATORS.contains(token.text())) {
            throw SqlRefusal.of("42883", "operator does not exist: " + token.text());
        }
    }

    private void checkSign(int at) throws SqlRefusal {
        boolean column = statement.isSign(at + 1, "]") && (statement.is(0, "CREATE") || statement.is(0, "ALTER"));
        if (statement.isSign(at, "[") && !column) {
            throw SqlRefusal.unsupported("arrays are not supported on Redshift tables.");
        }
        if (statement.isSign(at, "::") && at + 1 < statement.size()) {
            RedshiftTypes.checkCast(statement.token(at + 1));
        }
    }

    private void checkWord(int at, String word) throws SqlRefusal {
        if (statement.isSign(at - 1, ".") && !statement.is(at - 2, "PG_CATALOG")) {
            return;
        }
        if (statement.isSign(at + 1, "(")) {
            checkCall(at, word);
        }
        switch (word) {
            case "ON" -> checkOn(at);
            case "DISTINCT" -> checkDistinct(at);
            case "RETURNING" -> refuseIf(isClause(at), at);
            case "LATERAL" -> refuseIf(statement.isSign(at + 1, "("), at);
            case "TABLESAMPLE" -> refuseIf(statement.isSign(at + 2, "("), at);
            case "ORDINALITY" -> refuseIf(statement.is(at - 1, "WITH"), at);
            case "FILTER" -> refuseIf(statement.isSign(at - 1, ")") && statement.isSign(at + 1, "("), at + 1);
            case "VALUES" -> refuseIf(isTable(at), at);
            case "MATERIALIZED" -> refuseIf(statement.is(at - 1, "AS") || statement.is(at - 2, "AS", "NOT"), at);
            case "INSERT", "UPDATE", "DELETE" -> refuseIf(statement.isSign(at - 1, "("), at);
            case "FETCH" -> refuseIf(at > 0 && (statement.is(at + 1, "FIRST") || statement.is(at + 1, "NEXT")), at);
            case "WINDOW" -> refuseIf(statement.is(at + 2, "AS") && statement.isSign(at + 3, "("), at);
            case "SET" -> refuseIf(statement.is(0, "UPDATE") && statement.isSign(at + 1, "("), at + 1);
            case "AS" -> checkCast(at);
            case "FOR" -> checkFor(at);
            case "WITHIN" -> checkWithinGroup(at);
            case "ARRAY" -> refuseIf(statement.isSign(at + 1, "["), at + 1);
            default -> {
                // Most words are names.
            }
        }
    }

    private void checkCall(int at, String word) throws SqlRefusal {
        String name = word.toLowerCase(Locale.ROOT);
        // A table may have a function's name where columns are listed.
        boolean listed = statement.is(at - 1, "INTO") || statement.is(at - 1, "TABLE") || statement.is(at - 1, "VIEW");
        if (PostgresOnly.FUNCTIONS.contains(name) && !listed) {
            throw SqlRefusal.of("42883", "function " + name + "() does not exist");
        }
        if (PostgresOnly.LEADER_NODE_FUNCTIONS.contains(name)) {
            throw SqlRefusal.unsupported(
                    "Specified types or functions (one per INFO message) not supported on Redshift tables.");
        }
        if (name.equals("concat") && arguments(at + 1) > 2) {
            throw SqlRefusal.of("42883", "function concat() with more than two arguments does not exist");
        }
    }

    private int arguments(int open) {
        int depth = statement.token(open).depth() + 1;
        int count = 1;
        for (int i = open + 1; i < statement.behindClosing(open); i++) {
            count += statement.isSign(i, ",") && statement.token(i).depth() == depth ? 1 : 0;
        }
        return count;
    }

    /** Whether the word cannot be a column's or table's name here. */
    private boolean isClause(int at) {
        return at > 0
                && !statement.is(at - 1, "AS")
                && !statement.isSign(at - 1, ",")
                && !statement.isSign(at + 1, ".")
                && !statement.isSign(at + 1, ",");
    }

    private boolean isTable(int at) {
        return at == 0
                || statement.isSign(at - 1, "(")
                || statement.is(at - 1, "UNION")
                || statement.is(at - 1, "ALL")
                || statement.is(at - 1, "EXCEPT");
    }

    private void checkOn(int at) throws SqlRefusal {
        if (statement.is(at - 1, "DISTINCT")) {
            throw SqlRefusal.unsupported("SELECT DISTINCT ON is not supported");
        }
        refuseIf(statement.is(at + 1, "CONFLICT"), at);
    }

    private void checkDistinct(int at) throws SqlRefusal {
        boolean compares = statement.is(at - 1, "IS") || statement.is(at - 2, "IS", "NOT");
        refuseIf(compares && statement.is(at + 1, "FROM"), at);
    }

    private void checkCast(int at) throws SqlRefusal {
        int open = at - 1;
        while (open > 0 && statement.token(open).depth() >= statement.token(at).depth()) {
            open--;
        }
        if (statement.isSign(open, "(") && statement.is(open - 1, "CAST") && at + 1 < statement.size()) {
            RedshiftTypes.checkCast(statement.token(at + 1));
        }
    }

    private void checkFor(int at) throws SqlRefusal {
        if (statement.is(at + 1, "UPDATE") || statement.is(at + 1, "SHARE") || statement.is(at + 1, "NO", "KEY")) {
            throw SqlRefusal.unsupported("SELECT FOR UPDATE is not supported on Redshift tables.");
        }
    }

    private void refuseIf(boolean wrong, int at) throws SqlRefusal {
        if (wrong) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
    }

    /**
     * All sorting aggregates of one SELECT have the same order.
     *
     * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_PERCENTILE_CONT.html">PERCENTILE_CONT</a>
     */
    private void checkWithinGroup(int at) throws SqlRefusal {
        String order = orderWithin(at);
        int depth = statement.token(at).depth();
        for (int i = at - 1; i >= 0 && statement.token(i).depth() >= depth; i--) {
            boolean sameSelect = statement.token(i).depth() == depth;
            if (sameSelect && (statement.is(i, "SELECT") || statement.is(i, "FROM"))) {
                return;
            }
            if (sameSelect
                    && statement.is(i, "WITHIN", "GROUP")
                    && !orderWithin(i).equals(order)) {
                throw SqlRefusal.unsupported("within group ORDER BY clauses for aggregate functions must be the same");
            }
        }
    }

    private String orderWithin(int at) {
        return statement.isSign(at + 2, "(")
                ? statement.text(at + 3, statement.behindClosing(at + 2) - 1).toUpperCase(Locale.ROOT)
                : "";
    }
}
