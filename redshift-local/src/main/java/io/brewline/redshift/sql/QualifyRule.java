package io.brewline.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * QUALIFY, which filters by the values of window functions: the query becomes one of FROM, and WHERE filters it.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_QUALIFY_clause.html">QUALIFY clause</a>
 */
final class QualifyRule {
    private static final String QUERY = "redshift_q";
    private static final String CONDITION = "redshift_condition";

    private final Statement statement;
    private final int select;
    private final int from;
    private final int qualify;
    private final int order;
    private final int limit;
    private final int end;

    private QualifyRule(Statement statement, int select, int qualify) {
        this.statement = statement;
        this.select = select;
        this.qualify = qualify;
        this.end = Query.endOfSelect(statement, qualify);
        this.from = next(select, qualify, "FROM");
        int limits = Math.min(next(qualify, end, "LIMIT"), next(qualify, end, "OFFSET"));
        this.order = Math.min(next(qualify, limits, "ORDER"), limits);
        this.limit = limits;
    }

    static boolean apply(Statement statement, Edits edits) throws SqlRefusal {
        for (int i = Query.start(statement) + 1; i < statement.size(); i++) {
            int select = statement.is(i, "QUALIFY") && !statement.is(i - 1, "AS") ? selectOf(statement, i) : -1;
            if (select >= 0) {
                QualifyRule rule = new QualifyRule(statement, select, i);
                rule.check();
                edits.replace(select, rule.end, rule.rewrite());
                return true;
            }
        }
        return false;
    }

    private static int selectOf(Statement statement, int qualify) {
        int depth = statement.token(qualify).depth();
        for (int i = qualify - 1; i >= 0 && statement.token(i).depth() >= depth; i--) {
            if (statement.token(i).depth() == depth && statement.is(i, "SELECT")) {
                return i;
            }
        }
        return -1;
    }

    private int next(int start, int stop, String word) {
        for (int i = start + 1; i < stop; i++) {
            if (statement.is(i, word)
                    && statement.token(i).depth() == statement.token(select).depth()) {
                return i;
            }
        }
        return stop;
    }

    private void check() throws SqlRefusal {
        // Without another name for the table, QUALIFY itself is taken for one.
        boolean named = from < qualify - 1 && statement.token(qualify - 1).isName();
        int name = qualify - 1;
        while (statement.isSign(name - 1, ".")) {
            name -= 2;
        }
        boolean bare =
                statement.is(name - 1, "FROM") || statement.is(name - 1, "JOIN") || statement.isSign(name - 1, ",");
        if (from == qualify || qualify + 1 >= order || (named && bare && next(from, qualify, "WHERE") == qualify)) {
            throw SqlRefusal.syntaxError(statement.token(qualify + 1).text());
        }
    }

    private String rewrite() throws SqlRefusal {
        boolean distinct = statement.is(select + 1, "DISTINCT");
        int list = distinct || statement.is(select + 1, "ALL") ? select + 2 : select + 1;
        SelectList columns = SelectList.read(statement, list, from);
        List<String> inner = new ArrayList<>(columns.inner());
        inner.add("(" + columns.expand(qualify + 1, order) + ") AS " + CONDITION);
        String sorted = order < limit ? " ORDER BY " + sort(columns, inner) : "";
        return "SELECT " + (distinct ? "DISTINCT " : "") + columns.outer(QUERY) + " FROM (SELECT "
                + String.join(", ", inner) + " " + statement.text(from, qualify) + ") AS " + QUERY + " WHERE " + QUERY
                + "." + CONDITION + sorted + (limit < end ? " " + statement.text(limit, end) : "") + " ";
    }

    /** The order of the outer query; what it needs and the select list lacks is added to the inner one. */
    private String sort(SelectList columns, List<String> inner) {
        List<String> keys = new ArrayList<>();
        for (Item item : Item.between(statement, order + 2, limit)) {
            int behind = direction(item);
            boolean position =
                    item.from() + 1 == behind && statement.token(item.from()).kind() == Token.Kind.NUMBER;
            boolean output = item.from() + 1 == behind && columns.names(statement.token(item.from()));
            String direction = " " + statement.text(behind, item.to());
            if (position || output) {
                keys.add(item.text(statement));
            } else {
                String key = "redshift_o" + keys.size();
                inner.add("(" + columns.expand(item.from(), behind) + ") AS " + key);
                keys.add(QUERY + "." + key + direction);
            }
        }
        return String.join(", ", keys);
    }

    private int direction(Item item) {
        for (int i = item.from(); i < item.to(); i++) {
            boolean word = statement.is(i, "ASC") || statement.is(i, "DESC") || statement.is(i, "NULLS");
            if (word && statement.token(i).depth() == statement.token(select).depth()) {
                return i;
            }
        }
        return item.to();
    }
}
