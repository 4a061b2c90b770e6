package io.brewline.redshift.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Refuses what statements say that Redshift would not understand: its functions, types and words are known from lists,
 * see {@link Documented}; what PostgreSQL builds of the same words by its own rules is refused here, one by one.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html">Unsupported
 *     features</a>
 */
final class RefusedExpression {
    /** The operators that Redshift documents; what else looks like one does not exist. */
    private static final Set<String> OPERATORS =
            Words.of("+ - * / % ^ |/ ||/ @ & | # ~ << >> || < <= > >= = <> != ~* !~ !~* ~~ ~~* !~~ !~~*");

    private static final Set<String> BEHIND_IS = Set.of("NULL", "NOT", "TRUE", "FALSE", "UNKNOWN");

    private static final Set<String> ORDERED_AGGREGATES = Set.of("LISTAGG", "PERCENTILE_CONT", "PERCENTILE_DISC");

    private final Statement statement;
    private final RefusedCall calls;
    private final boolean readsTables;

    private RefusedExpression(Statement statement) {
        this.statement = statement;
        this.calls = new RefusedCall(statement, CatalogQuery.is(statement));
        this.readsTables = Query.readsTables(statement);
    }

    static void check(Statement statement) throws SqlRefusal {
        RefusedExpression refused = new RefusedExpression(statement);
        int query = Query.start(statement);
        if (CatalogQuery.is(statement)) {
            refused.checkCalls(query);
            return;
        }
        refused.checkAll(query);
        RefusedWord.check(statement, query, ViewRule.end(statement));
    }

    private void checkCalls(int query) throws SqlRefusal {
        for (int i = query; i < statement.size(); i++) {
            calls.check(i);
        }
    }

    private void checkAll(int query) throws SqlRefusal {
        int value = 0;
        for (int i = 0; i < statement.size(); i++) {
            Token token = statement.token(i);
            value = statement.is(i, "DEFAULT") ? i + 1 : value;
            // In the definition of a table, only what gives a default value is an expression.
            if (i >= query || (i == value && i > 0)) {
                calls.check(i);
            }
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
        if (!OPERATORS.contains(token.text())) {
            throw SqlRefusal.of("42883", "operator does not exist: " + token.text());
        }
    }

    private void checkSign(int at) throws SqlRefusal {
        boolean column = statement.isSign(at + 1, "]") && (statement.is(0, "CREATE") || statement.is(0, "ALTER"));
        if (statement.isSign(at, "[") && !column && (readsTables || statement.isSign(at + 1, "]"))) {
            throw SqlRefusal.unsupported("arrays are not supported on Redshift tables.");
        }
        if (statement.isSign(at, "::") && at + 1 < statement.size()) {
            RedshiftTypes.checkCast(statement.token(at + 1), readsTables);
        }
    }

    private void checkWord(int at, String word) throws SqlRefusal {
        if (statement.isSign(at - 1, ".") && !statement.is(at - 2, "PG_CATALOG")) {
            return;
        }
        switch (word) {
            case "ON" -> checkOn(at);
            case "RETURNING" -> refuseIf(isClause(at), at);
            case "IS" -> checkIs(at);
            case "OVER" -> RefusedWindow.check(statement, at);
            case "MERGE" -> refuseIf(at > 1 && statement.is(at + 1, "INTO"), at);
            case "USING" -> refuseIf(statement.token(at + 1).kind() == Token.Kind.OPERATOR, at);
            case "OPERATOR" -> refuseIf(statement.isSign(at + 1, "("), at + 1);
            case "AT" -> refuseIf(statement.is(at + 1, "LOCAL"), at + 1);
            case "ROW" -> refuseIf(statement.isSign(at + 1, "("), at);
            case "GROUP" -> refuseIf(statement.is(at + 1, "BY", "DISTINCT"), at + 2);
            case "ORDINALITY" -> refuseIf(statement.is(at - 1, "WITH"), at);
            case "FILTER" -> refuseIf(statement.isSign(at - 1, ")") && statement.isSign(at + 1, "("), at + 1);
            case "VALUES" -> refuseIf(isTable(at), at);
            case "MATERIALIZED" -> refuseIf(statement.is(at - 1, "AS") || statement.is(at - 2, "AS", "NOT"), at);
            case "INSERT", "UPDATE", "DELETE" -> refuseIf(statement.isSign(at - 1, "("), at);
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

    private void checkIs(int at) throws SqlRefusal {
        int next = statement.is(at + 1, "NOT") ? at + 2 : at + 1;
        Token token = statement.token(next);
        boolean known = BEHIND_IS.contains(token.text().toUpperCase(Locale.ROOT));
        refuseIf(token.kind() == Token.Kind.WORD && !known && !statement.isSign(at + 1, "."), next);
    }

    private void checkCast(int at) throws SqlRefusal {
        int open = at - 1;
        while (open > 0 && statement.token(open).depth() >= statement.token(at).depth()) {
            open--;
        }
        if (statement.isSign(open, "(") && statement.is(open - 1, "CAST") && at + 1 < statement.size()) {
            RedshiftTypes.checkCast(statement.token(at + 1), readsTables);
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
        if (!statement.is(at + 1, "GROUP")) {
            return;
        }
        refuseIf(!ORDERED_AGGREGATES.contains(functionBefore(at)), at);
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

    private String functionBefore(int at) {
        int i = at - 1;
        while (i > 0 && (statement.token(i).depth() > statement.token(at).depth() || !statement.isSign(i, "("))) {
            i--;
        }
        return i > 0 ? statement.token(i - 1).text().toUpperCase(Locale.ROOT) : "";
    }

    private String orderWithin(int at) {
        return statement.isSign(at + 2, "(")
                ? statement.text(at + 3, statement.behindClosing(at + 2) - 1).toUpperCase(Locale.ROOT)
                : "";
    }
}
