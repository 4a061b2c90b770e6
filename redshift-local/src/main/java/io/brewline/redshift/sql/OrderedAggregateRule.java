package io.brewline.redshift.sql;

import java.util.List;

/**
 * The aggregates that PostgreSQL writes another way: LISTAGG, the percentiles over a window, RATIO_TO_REPORT, and
 * APPROXIMATE, which is exact here.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html">LISTAGG</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_WF_PERCENTILE_CONT.html">PERCENTILE_CONT window
 *     function</a>
 */
final class OrderedAggregateRule {
    private static final String WHOLE = " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    private final Statement statement;
    private final int at;
    private final List<Item> arguments;
    private int behind;
    private String order = "";
    private String window;

    private OrderedAggregateRule(Statement statement, int at) {
        this.statement = statement;
        this.at = at;
        this.arguments = Item.of(statement, at + 1);
        this.behind = statement.behindClosing(at + 1);
        if (statement.is(behind, "WITHIN", "GROUP") && statement.isSign(behind + 2, "(")) {
            int end = statement.behindClosing(behind + 2);
            order = statement.text(behind + 3, end - 1);
            behind = end;
        }
        if (statement.is(behind, "OVER") && statement.isSign(behind + 1, "(")) {
            int end = statement.behindClosing(behind + 1);
            window = statement.text(behind + 2, end - 1);
            behind = end;
        }
    }

    static boolean apply(Statement statement, Edits edits) throws SqlRefusal {
        for (int i = 0; i < statement.size(); i++) {
            if (statement.is(i, "APPROXIMATE") && RefusedCall.isCall(statement, i + 1)) {
                edits.remove(i, i + 1);
                return true;
            }
            if (isOurs(statement, i)) {
                OrderedAggregateRule rule = new OrderedAggregateRule(statement, i);
                edits.replace(i, rule.behind, rule.rewrite());
                return true;
            }
        }
        return false;
    }

    private static boolean isOurs(Statement statement, int at) {
        boolean named = statement.is(at, "LISTAGG") || statement.is(at, "RATIO_TO_REPORT");
        boolean percentile = statement.is(at, "PERCENTILE_CONT") || statement.is(at, "PERCENTILE_DISC");
        if (!(named || percentile)
                || !RefusedCall.isCall(statement, at)
                || Item.of(statement, at + 1).isEmpty()) {
            return false;
        }
        return named || new OrderedAggregateRule(statement, at).window != null;
    }

    private String rewrite() throws SqlRefusal {
        if (statement.is(at, "LISTAGG")) {
            return listed();
        }
        if (statement.is(at, "RATIO_TO_REPORT")) {
            return ratio();
        }
        return percentile();
    }

    private String listed() throws SqlRefusal {
        Item first = arguments.get(0);
        boolean distinct = statement.is(first.from(), "DISTINCT");
        int from = distinct || statement.is(first.from(), "ALL") ? first.from() + 1 : first.from();
        String value = statement.text(from, first.to());
        String separator = arguments.size() > 1 ? arguments.get(1).text(statement) : "''";
        if (window != null && distinct) {
            throw SqlRefusal.notEmulated("LISTAGG(DISTINCT ...) OVER");
        }
        if (window != null) {
            String frame = order.isEmpty() ? "" : " " + order + WHOLE;
            return "string_agg((" + value + ")::text, " + separator + ") OVER (" + window + frame + ")";
        }
        String sorted = order.isEmpty() ? "" : " " + order;
        // PostgreSQL sorts distinct values by the argument itself only, not by its text.
        return distinct
                ? "redshift_listagg(DISTINCT " + value + ", " + separator + sorted + ")"
                : "string_agg((" + value + ")::text, " + separator + sorted + ")";
    }

    private String ratio() throws SqlRefusal {
        if (window == null) {
            throw SqlRefusal.of("42809", "window function requires an OVER clause");
        }
        String value = arguments.get(0).text(statement);
        return "((" + value + ")::float8 / NULLIF(SUM(" + value + ") OVER (" + window + "), 0)::float8)";
    }

    private String percentile() throws SqlRefusal {
        List<Token> tokens = statement.tokens();
        int open = statement.behindClosing(at + 1) + 2;
        int end = statement.behindClosing(open) - 1;
        if (order.isEmpty() || open + 3 >= end) {
            throw SqlRefusal.syntaxError(statement.token(open).text());
        }
        boolean descending = tokens.get(end - 1).is("DESC");
        int last = descending || tokens.get(end - 1).is("ASC") ? end - 1 : end;
        String fraction = arguments.get(0).text(statement);
        String name = statement.is(at, "PERCENTILE_CONT") ? "redshift_percentile_cont(" : "redshift_percentile_disc(";
        return name + statement.text(open + 3, last) + ", " + (descending ? "1 - " : "") + "(" + fraction + ")) OVER ("
                + window + ")";
    }
}
