package io.brewline.redshift.sql;

import java.util.Set;

/** Rewords the expressions that PostgreSQL cannot parse, or would compute otherwise. */
final class ExpressionRule {
    private static final Set<String> TAKES_DATE_PART = Set.of("DATEADD", "DATEDIFF", "DATE_PART", "DATE_TRUNC");

    private ExpressionRule() {}

    static void apply(Statement statement, Edits edits) {
        for (int i = 0; i < statement.size(); i++) {
            apply(statement, i, edits);
        }
    }

    /** One token, reworded if need be; the rules that need more than one do not apply. */
    static String word(Statement statement, int index) {
        return statement.is(index, "SYSDATE") ? "redshift_sysdate()" : statement.text(index, index + 1);
    }

    private static void apply(Statement statement, int at, Edits edits) {
        Token token = statement.token(at);
        if (token.kind() == Token.Kind.NUMBER && touchesNext(statement, at)) {
            edits.replace(at, at + 1, token.text() + " ");
        }
        if (token.kind() != Token.Kind.WORD || statement.isSign(at - 1, ".")) {
            return;
        }
        boolean call = statement.isSign(at + 1, "(");
        if (token.is("SYSDATE") && !statement.isSign(at + 1, ".")) {
            edits.replace(at, at + 1, "redshift_sysdate()");
        } else if (call && token.is("NVL")) {
            edits.replace(at, at + 1, "COALESCE");
        } else if (call && token.is("LISTAGG")) {
            listAgg(statement, at, edits);
        } else if (call && TAKES_DATE_PART.stream().anyMatch(token::is) && isBareName(statement, at + 2)) {
            edits.replace(at + 2, at + 3, "'" + statement.token(at + 2).text() + "'");
        }
    }

    /** PostgreSQL wants a blank where Redshift does not. */
    private static boolean touchesNext(Statement statement, int at) {
        return at + 1 < statement.size()
                && statement.token(at + 1).isName()
                && statement.token(at + 1).start() == statement.token(at).end();
    }

    private static boolean isBareName(Statement statement, int at) {
        return at < statement.size() && statement.token(at).kind() == Token.Kind.WORD && statement.isSign(at + 1, ",");
    }

    /** LISTAGG(x, ',') WITHIN GROUP (ORDER BY y) is string_agg(x, ',' ORDER BY y). */
    private static void listAgg(Statement statement, int at, Edits edits) {
        int behind = statement.behindClosing(at + 1);
        edits.replace(at, at + 1, "string_agg");
        int separator = separator(statement, at + 1, behind);
        String order = "";
        if (statement.is(behind, "WITHIN", "GROUP") && statement.isSign(behind + 2, "(")) {
            int groupEnd = statement.behindClosing(behind + 2);
            order = " " + statement.text(behind + 3, groupEnd - 1);
            edits.remove(behind, groupEnd);
        }
        if (separator < 0) {
            edits.replace(behind - 1, behind, "::text, ''" + order + ")");
        } else {
            edits.replace(separator, separator + 1, "::text,");
            edits.replace(behind - 1, behind, order + ")");
        }
    }

    private static int separator(Statement statement, int open, int behind) {
        int depth = statement.token(open).depth() + 1;
        for (int i = open + 1; i < behind; i++) {
            if (statement.isSign(i, ",") && statement.token(i).depth() == depth) {
                return i;
            }
        }
        return -1;
    }
}
