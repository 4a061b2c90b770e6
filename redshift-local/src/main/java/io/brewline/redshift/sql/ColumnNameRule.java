package io.brewline.redshift.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Columns that nobody named: Redshift calls one by the function that computes it. Where another function computes it
 * here, the column gets that name in words.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_SYSDATE.html">SYSDATE, a column named timestamp</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_DATEADD_function.html">DATEADD, date_add</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_DATEDIFF_function.html">DATEDIFF, date_diff</a>
 */
final class ColumnNameRule {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("listagg", "listagg"),
            Map.entry("ratio_to_report", "ratio_to_report"),
            Map.entry("percentile_cont", "percentile_cont"),
            Map.entry("percentile_disc", "percentile_disc"),
            Map.entry("concat", "concat"),
            Map.entry("regexp_substr", "regexp_substr"),
            Map.entry("regexp_instr", "regexp_instr"),
            Map.entry("regexp_count", "regexp_count"),
            Map.entry("regexp_replace", "regexp_replace"),
            Map.entry("dateadd", "date_add"),
            Map.entry("datediff", "date_diff"));

    private static final String NAME_OF_SYSDATE = "timestamp";

    private static final Set<String> ENDS_LIST =
            Set.of("FROM", "INTO", "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "OFFSET");

    private ColumnNameRule() {}

    static boolean apply(Statement statement, Edits edits) {
        boolean named = false;
        for (int i = Query.start(statement); i + 1 < statement.size(); i++) {
            if (statement.is(i, "SELECT")) {
                for (Item item : columns(statement, i)) {
                    Optional<String> name = nameOf(statement, item);
                    name.ifPresent(text -> edits.insertBehind(item.to() - 1, " AS \"" + text + "\""));
                    named |= name.isPresent();
                }
            }
        }
        return named;
    }

    private static List<Item> columns(Statement statement, int select) {
        int start = select + 1;
        if (statement.is(start, "DISTINCT") || statement.is(start, "ALL")) {
            start++;
        }
        if (statement.is(start, "TOP")) {
            start += 2;
        }
        int end = endOfList(statement, select);
        return start < end ? Item.between(statement, start, end) : List.of();
    }

    private static int endOfList(Statement statement, int select) {
        int depth = statement.token(select).depth();
        int end = Query.endOfSelect(statement, select);
        for (int i = select + 1; i < end; i++) {
            Token token = statement.token(i);
            boolean ends = token.depth() == depth
                    && token.kind() == Token.Kind.WORD
                    && ENDS_LIST.contains(token.text().toUpperCase(Locale.ROOT));
            if (ends && !statement.is(i - 1, "WITHIN", "GROUP")) {
                return i;
            }
        }
        return end;
    }

    private static Optional<String> nameOf(Statement statement, Item item) {
        boolean one = item.to() == item.from() + 1;
        if (one && statement.is(item.from(), "SYSDATE")) {
            return Optional.of(NAME_OF_SYSDATE);
        }
        // An unfinished call ends with something else, and so would this rule not.
        boolean closed = statement.isSign(item.to() - 1, ")")
                && statement.token(item.to() - 1).depth()
                        == statement.token(item.from()).depth();
        boolean call =
                closed && RefusedCall.isCall(statement, item.from()) && behindCall(statement, item.from()) == item.to();
        return call ? Optional.ofNullable(NAMES.get(statement.token(item.from()).name())) : Optional.empty();
    }

    /** Behind a call, with the order and the window that it may have. */
    private static int behindCall(Statement statement, int at) {
        int behind = statement.behindClosing(at + 1);
        if (statement.is(behind, "WITHIN", "GROUP") && statement.isSign(behind + 2, "(")) {
            behind = statement.behindClosing(behind + 2);
        }
        if (statement.is(behind, "OVER") && statement.isSign(behind + 1, "(")) {
            behind = statement.behindClosing(behind + 1);
        }
        return behind;
    }
}
