package io.brewline.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rewrites CREATE TABLE: what only a cluster understands goes, keys become the information that they are in Redshift,
 * and the lengths of text columns count bytes.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html">CREATE TABLE</a>
 */
final class CreateTableRule {
    private final Statement statement;
    private final Edits edits;
    private String table;
    private final Set<String> keyColumns = new TreeSet<>();

    private CreateTableRule(Statement statement, Edits edits) {
        this.statement = statement;
        this.edits = edits;
    }

    static boolean applies(Statement statement) {
        return nameIndex(statement) > 0;
    }

    static void apply(Statement statement, Edits edits) throws SqlRefusal {
        new CreateTableRule(statement, edits).apply();
    }

    /** Where the table's name stands, or 0 when this creates no table. */
    private static int nameIndex(Statement statement) {
        int at = 1;
        if (!statement.is(0, "CREATE")) {
            return 0;
        }
        if (statement.is(at, "LOCAL")) {
            at++;
        }
        if (statement.is(at, "TEMP") || statement.is(at, "TEMPORARY")) {
            at++;
        }
        if (!statement.is(at, "TABLE")) {
            return 0;
        }
        return statement.is(at + 1, "IF", "NOT", "EXISTS") ? at + 4 : at + 1;
    }

    private void apply() throws SqlRefusal {
        if (statement.is(1, "LOCAL")) {
            edits.remove(1, 2);
        }
        int list = statement.behindName(nameIndex(statement));
        table = statement.token(list - 1).name();
        int behind = statement.isSign(list, "(") ? statement.behindClosing(list) : list;
        if (statement.isSign(list, "(") && !isColumnNames(list)) {
            rewriteList(list, behind);
        }
        rewriteAttributes(behind);
    }

    private void rewriteList(int open, int behind) throws SqlRefusal {
        List<Integer> starts = elementStarts(open, behind);
        for (int i = 0; i + 1 < starts.size(); i++) {
            collectTableKey(starts.get(i), starts.get(i + 1) - 1);
        }
        List<String> kept = new ArrayList<>();
        for (int i = 0; i + 1 < starts.size(); i++) {
            String element =
                    new TableElement(statement, table, starts.get(i), starts.get(i + 1) - 1).rewrite(keyColumns);
            if (!element.isEmpty()) {
                kept.add(element);
            }
        }
        edits.replace(open, behind, "(" + String.join(", ", kept) + ")");
    }

    /** The first token of each element, and at last the one behind the closing parenthesis. */
    private List<Integer> elementStarts(int open, int behind) {
        int depth = statement.token(open).depth() + 1;
        List<Integer> starts = new ArrayList<>(List.of(open + 1));
        for (int i = open + 1; i < behind - 1; i++) {
            if (statement.isSign(i, ",") && statement.token(i).depth() == depth) {
                starts.add(i + 1);
            }
        }
        starts.add(behind);
        return starts;
    }

    private void collectTableKey(int from, int to) {
        int at = statement.is(from, "CONSTRAINT") ? from + 2 : from;
        if (statement.is(at, "PRIMARY", "KEY")) {
            for (int i = at + 3; i < to - 1; i++) {
                if (statement.token(i).isName()) {
                    keyColumns.add(statement.token(i).name());
                }
            }
        }
    }

    /** Whether the list only names the columns of a query's result, as in CREATE TABLE t (a, b) AS SELECT. */
    private boolean isColumnNames(int open) {
        return statement.isSign(open + 2, ",") || statement.isSign(open + 2, ")");
    }

    /** What follows the list of columns: DISTSTYLE, DISTKEY, SORTKEY, BACKUP, ENCODE. */
    private void rewriteAttributes(int from) throws SqlRefusal {
        int at = from;
        while (at < statement.size() && !statement.is(at, "AS")) {
            int next = TableAttribute.behind(statement, at);
            if (next == at) {
                throw SqlRefusal.syntaxError(statement.token(at).text());
            }
            edits.replace(at, next, sortKey(at, next));
            at = next;
        }
    }

    /**
     * A comment, by which the database knows that it shall keep a zone map, see {@code redshift_zone_maps} in {@code
     * redshift.sql}; or nothing.
     */
    private String sortKey(int at, int behind) {
        int key = statement.is(at, "COMPOUND") || statement.is(at, "INTERLEAVED") ? at + 1 : at;
        return statement.is(key, "SORTKEY") && statement.isSign(key + 1, "(")
                ? "/* SORTKEY OF " + table + " " + statement.text(key + 1, behind) + " */"
                : "";
    }
}
