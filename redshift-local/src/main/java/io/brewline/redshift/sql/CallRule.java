package io.brewline.redshift.sql;

import java.util.List;
import java.util.Locale;

/**
 * Calls that are no calls in PostgreSQL: DECODE compares and so becomes CASE, CONVERT is CAST, and CONCAT of a NULL is
 * NULL.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_DECODE_expression.html">DECODE</a>
 */
final class CallRule {
    private CallRule() {}

    static boolean apply(Statement statement, Edits edits) throws SqlRefusal {
        for (int i = 0; i < statement.size(); i++) {
            boolean known = statement.is(i, "DECODE") || statement.is(i, "CONVERT") || statement.is(i, "CONCAT");
            if (known && !statement.isSign(i - 1, ".") && RefusedCall.isCall(statement, i)) {
                edits.replace(i, statement.behindClosing(i + 1), rewrite(statement, i));
                return true;
            }
        }
        return false;
    }

    private static String rewrite(Statement statement, int at) throws SqlRefusal {
        List<String> arguments = Item.of(statement, at + 1).stream()
                .map(argument -> argument.text(statement))
                .toList();
        String name = statement.token(at).text().toLowerCase(Locale.ROOT);
        boolean right = statement.is(at, "DECODE") ? arguments.size() > 2 : arguments.size() == 2;
        if (!right || arguments.contains("")) {
            throw SqlRefusal.of("42883", "function " + name + "() with these arguments does not exist");
        }
        if (statement.is(at, "CONVERT")) {
            RedshiftTypes.checkCast(
                    statement.token(Item.of(statement, at + 1).get(0).from()), Query.readsTables(statement));
            return "CAST(" + arguments.get(1) + " AS " + arguments.get(0) + ")";
        }
        if (statement.is(at, "CONCAT")) {
            return "((" + arguments.get(0) + ")::text || (" + arguments.get(1) + ")::text)";
        }
        return decode(arguments);
    }

    private static String decode(List<String> arguments) {
        StringBuilder result = new StringBuilder("CASE");
        int i = 1;
        while (i + 1 < arguments.size()) {
            // Unlike CASE x WHEN y, this takes two NULLs for equal.
            result.append(" WHEN (").append(arguments.get(0)).append(") IS NOT DISTINCT FROM (");
            result.append(arguments.get(i)).append(") THEN ").append(arguments.get(i + 1));
            i += 2;
        }
        if (i < arguments.size()) {
            result.append(" ELSE ").append(arguments.get(i));
        }
        return result.append(" END").toString();
    }
}
