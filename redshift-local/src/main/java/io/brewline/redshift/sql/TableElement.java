package io.brewline.redshift.sql;

import java.util.Set;

/** One element of a CREATE TABLE list: a column, a constraint, or LIKE. */
final class TableElement {
    private final Statement statement;
    private final String table;
    private final int from;
    private final int to;
    private final StringBuilder result = new StringBuilder();

    TableElement(Statement statement, String table, int from, int to) {
        this.statement = statement;
        this.table = table;
        this.from = from;
        this.to = to;
    }

    /** The element in PostgreSQL's words; empty when nothing of it is left. */
    String rewrite(Set<String> keyColumns) throws SqlRefusal {
        if (from >= to) {
            throw SqlRefusal.syntaxError(
                    statement.token(Math.min(to, statement.size() - 1)).text());
        }
        if (statement.is(from, "LIKE")) {
            // Lengths in bytes are CHECK constraints here, and must come along.
            return statement.text(from, to) + " INCLUDING CONSTRAINTS";
        }
        int at = statement.is(from, "CONSTRAINT") ? from + 2 : from;
        if (statement.is(at, "PRIMARY", "KEY") || statement.is(at, "UNIQUE") || statement.is(at, "FOREIGN", "KEY")) {
            return "";
        }
        if (at > from || statement.is(at, "CHECK") || statement.is(at, "EXCLUDE")) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
        return column(keyColumns);
    }

    private String column(Set<String> keyColumns) throws SqlRefusal {
        String name = statement.token(from).name();
        String column = statement.text(from, from + 1);
        result.append(column).append(' ');
        ColumnType type = ColumnType.read(statement, table, from, to);
        result.append(type.sql());
        boolean notNull = keyColumns.contains(name);
        int at = type.behind();
        while (at < to) {
            if (statement.is(at, "PRIMARY", "KEY") || statement.is(at, "NOT", "NULL")) {
                notNull = true;
                at += 2;
            } else {
                at = columnAttribute(at);
            }
        }
        return result.append(notNull ? " NOT NULL" : "")
                .append(type.lengthCheck(column, name))
                .toString();
    }

    private int columnAttribute(int at) throws SqlRefusal {
        int behind = TableAttribute.behindOfColumn(statement, at);
        if (behind > at) {
            return behind;
        }
        if (statement.is(at, "UNIQUE") || statement.is(at, "NULL")) {
            return at + 1;
        }
        if (statement.is(at, "REFERENCES")) {
            int list = statement.behindName(at + 1);
            return statement.isSign(list, "(") ? statement.behindClosing(list) : list;
        }
        if (statement.is(at, "IDENTITY") && statement.isSign(at + 1, "(")) {
            return identity(at, "ALWAYS");
        }
        if (statement.is(at, "GENERATED", "BY", "DEFAULT", "AS", "IDENTITY") && statement.isSign(at + 5, "(")) {
            return identity(at + 4, "BY DEFAULT");
        }
        if (statement.is(at, "DEFAULT")) {
            return defaultValue(at);
        }
        throw SqlRefusal.syntaxError(statement.token(at).text());
    }

    private int identity(int at, String kind) {
        int behind = statement.behindClosing(at + 1);
        result.append(" GENERATED ").append(kind).append(" AS IDENTITY (START ");
        result.append(statement.token(at + 2).text()).append(" INCREMENT ");
        result.append(statement.token(behind - 2).text()).append(')');
        return behind;
    }

    private int defaultValue(int at) {
        int i = at;
        do {
            result.append(' ').append(ExpressionRule.word(statement, i));
            i++;
        } while (i < to && !(statement.token(i).depth() == statement.token(at).depth() && endsDefault(i)));
        return i;
    }

    private boolean endsDefault(int at) {
        return TableAttribute.behindOfColumn(statement, at) > at
                || statement.is(at, "NOT", "NULL")
                || statement.is(at, "PRIMARY", "KEY")
                || statement.is(at, "UNIQUE")
                || statement.is(at, "REFERENCES");
    }
}
