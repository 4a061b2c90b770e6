package io.brewline.redshift.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of a SELECT, to be computed by one query and shown by another around it: each column gets a name for the way
 * between them, and a star becomes the whole rows of the tables it stands for.
 */
final class SelectList {
    private final Statement statement;
    private final List<String> inner = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> aliases = new HashMap<>();

    private SelectList(Statement statement) {
        this.statement = statement;
    }

    /**
     * Reads the list that ends at this FROM.
     *
     * @throws SqlRefusal when a star stands for tables that were joined by the names of columns
     */
    static SelectList read(Statement statement, int start, int from) throws SqlRefusal {
        SelectList list = new SelectList(statement);
        for (Item item : Item.between(statement, start, from)) {
            list.add(item, from);
        }
        return list;
    }

    private void add(Item item, int from) throws SqlRefusal {
        if (item.from() >= item.to()) {
            throw SqlRefusal.syntaxError(statement.token(item.to()).text());
        }
        boolean star = statement.isSign(item.to() - 1, "*");
        if (star && item.from() + 1 == item.to()) {
            for (String table : tables(from)) {
                addRow(table);
            }
        } else if (star && statement.isSign(item.to() - 2, ".")) {
            addRow(statement.text(item.to() - 3, item.to() - 2));
        } else {
            addColumn(item);
        }
    }

    private void addRow(String table) {
        String name = "redshift_r" + inner.size();
        inner.add(table + " AS " + name);
        shown.add("(%s." + name + ").*");
    }

    private void addColumn(Item item) {
        int expression = item.to();
        Token last = statement.token(item.to() - 1);
        if (statement.is(item.to() - 2, "AS")) {
            expression -= 2;
        } else if (item.to() - item.from() > 1 && isAlias(item.to() - 1)) {
            expression -= 1;
        }
        String text = statement.text(item.from(), expression);
        String name = expression < item.to() ? last.name() : nameOf(item);
        if (expression < item.to()) {
            aliases.put(name, text);
        }
        names.add(name);
        String way = "redshift_c" + inner.size();
        inner.add("(" + text + ") AS " + way);
        shown.add("%s." + way + " AS \"" + name.replace("\"", "\"\"").replace("%", "%%") + "\"");
    }

    private boolean isAlias(int at) {
        Token before = statement.token(at - 1);
        boolean value = before.kind() == Token.Kind.STRING
                || before.kind() == Token.Kind.NUMBER
                || before.kind() == Token.Kind.PARAMETER
                || before.isSign(")")
                || before.is("END")
                || (before.isName() && !Documented.WORDS.has(before.text()));
        return statement.token(at).isName()
                && !Documented.WORDS.has(statement.token(at).text())
                && value;
    }

    /** What PostgreSQL calls a column that nobody named. */
    private String nameOf(Item item) {
        int behind = statement.behindName(item.from());
        Token first = statement.token(item.from());
        if (first.is("CASE")) {
            return "case";
        }
        boolean plain = behind >= item.to() || statement.isSign(behind, "::") || statement.isSign(behind, "(");
        return first.isName() && plain ? statement.token(behind - 1).name() : "?column?";
    }

    /** The names of the tables in FROM, as the query calls them. */
    private List<String> tables(int from) throws SqlRefusal {
        int depth = statement.token(from).depth();
        List<String> tables = new ArrayList<>();
        int end = Query.endOfSelect(statement, from);
        for (int i = from; i < end && !endsFrom(i, from); i++) {
            boolean here = statement.token(i).depth() == depth;
            if (here && (statement.is(i, "NATURAL") || statement.is(i, "USING"))) {
                throw SqlRefusal.notEmulated("QUALIFY with * of tables joined by USING or NATURAL");
            }
            if (here && (i == from || statement.is(i, "JOIN") || statement.isSign(i, ","))) {
                tables.add(table(i + 1));
            }
        }
        return tables;
    }

    private boolean endsFrom(int at, int from) {
        return statement.token(at).depth() == statement.token(from).depth()
                && (statement.is(at, "WHERE")
                        || statement.is(at, "GROUP")
                        || statement.is(at, "HAVING")
                        || statement.is(at, "QUALIFY"));
    }

    private String table(int at) {
        int behind = statement.isSign(at, "(") ? statement.behindClosing(at) : statement.behindName(at);
        int alias = statement.is(behind, "AS") ? behind + 1 : behind;
        Token token = statement.token(alias);
        boolean named = token.isName() && !Documented.WORDS.has(token.text());
        return named ? statement.text(alias, alias + 1) : statement.text(behind - 1, behind);
    }

    List<String> inner() {
        return inner;
    }

    /** The columns as the outer query lists them. */
    String outer(String query) {
        return String.join(", ", shown).replace("%%", "\0").replace("%s", query).replace("\0", "%");
    }

    /** Whether this is the name of a column that the query shows. */
    boolean names(Token token) {
        return token.isName() && names.contains(token.name());
    }

    /** A piece of the statement, with the list's own names for columns replaced by what they stand for. */
    String expand(int from, int to) {
        Edits edits = new Edits(statement);
        for (int i = from; i < to; i++) {
            Token token = statement.token(i);
            boolean bare = token.isName()
                    && !statement.isSign(i - 1, ".")
                    && !statement.isSign(i + 1, ".")
                    && !statement.isSign(i + 1, "(");
            if (bare && aliases.containsKey(token.name())) {
                edits.replace(i, i + 1, "(" + aliases.get(token.name()) + ")");
            }
        }
        return edits.apply(
                statement.token(from).start(), statement.token(to - 1).end());
    }
}
