package io.brewline.redshift.sql;

import java.util.Map;
import java.util.Set;

/** Rewords the expressions that PostgreSQL cannot parse, or would compute otherwise. */
final class ExpressionRule {
    private static final Set<String> TAKES_DATE_PART = Set.of("dateadd", "datediff", "date_part", "date_trunc");

    /** What PostgreSQL has by the same name and computes in another way: redshift.sql has it with a prefix. */
    private static final Set<String> COMPUTED_OTHERWISE =
            Set.of("regexp_substr", "regexp_instr", "regexp_count", "bpcharcmp", "bttext_pattern_cmp");

    /**
     * Parts of dates that PostgreSQL calls something else.
     *
     * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html">Date
     *     parts</a>
     */
    private static final Map<String, String> DATE_PARTS = Map.ofEntries(
            Map.entry("dayofweek", "dow"),
            Map.entry("dw", "dow"),
            Map.entry("weekday", "dow"),
            Map.entry("dayofyear", "doy"),
            Map.entry("dy", "doy"),
            Map.entry("yearday", "doy"));

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
        } else if (statement.is(at, "RESPECT", "NULLS", "OVER")) {
            edits.remove(at, at + 2);
        } else if (token.is("CURRENT_USER_ID") && !call) {
            edits.replace(at, at + 1, "redshift_current_user_id()");
        } else if (call && COMPUTED_OTHERWISE.contains(token.name())) {
            edits.replace(at, at + 1, "redshift_" + token.name());
        } else if (call
                && token.is("REGEXP_REPLACE")
                && Item.of(statement, at + 1).size() > 3) {
            edits.replace(at, at + 1, "redshift_regexp_replace");
        } else if (call && token.is("EXTRACT") && statement.is(at + 3, "FROM")) {
            datePart(statement, at + 2, edits, "");
        } else if (call && TAKES_DATE_PART.contains(token.name())) {
            datePart(statement, at + 2, edits, "'");
        }
    }

    /** Puts the part of a date into quotes, and calls it as PostgreSQL does. */
    private static void datePart(Statement statement, int at, Edits edits, String quote) {
        Token part = statement.token(at);
        boolean bare = part.kind() == Token.Kind.WORD && (quote.isEmpty() || statement.isSign(at + 1, ","));
        if (bare) {
            edits.replace(at, at + 1, quote + DATE_PARTS.getOrDefault(part.name(), part.text()) + quote);
        } else if (part.isPlainString() && DATE_PARTS.containsKey(part.string())) {
            edits.replace(at, at + 1, "'" + DATE_PARTS.get(part.string()) + "'");
        }
    }

    /** PostgreSQL wants a blank where Redshift does not. */
    private static boolean touchesNext(Statement statement, int at) {
        return at + 1 < statement.size()
                && statement.token(at + 1).isName()
                && statement.token(at + 1).start() == statement.token(at).end();
    }
}
