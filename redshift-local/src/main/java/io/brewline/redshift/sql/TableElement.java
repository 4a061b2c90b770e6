package io.brewline.redshift.sql;

import java.util.Set;

/** One element of a CREATE TABLE list: a column, a constraint, or LIKE. */
final class TableElement {
    private final Statement statement;
    private final int from;
    private final int to;
    private final StringBuilder result = new StringBuilder();

    TableElement(Statement statement, int from, int to) {
        this.statement = statement;
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
        if (statement.is(at, "CHECK") || statement.is(at, "EXCLUDE")) {
            throw SqlRefusal.unsupported(statement.token(at).text() + " constraints are not supported");
        }
        return column(keyColumns);
    }

    private String column(Set<String> keyColumns) throws SqlRefusal {
        String name = statement.token(from).name();
        result.append(statement.text(from, from + 1)).append(' ');
        ColumnType type = ColumnType.read(statement, from + 1, to);
        result.append(type.sql());
        boolean notNull = keyColumns.contains(name);
        int at = type.behind();
        while (at < to) {
            if (statement.is(at, "PRIMARY", "KEY")) {
                notNull = true;
                at += 2;
            } else if (statement.is(at, "NOT", "NULL")) {
                notNull = true;
                at += 2;
            } else {
                at = columnAttribute(at);
            }
        }
        return result.append(notNull ? " NOT NULL" : "")
                .append(type.lengthCheck(statement.text(from, from + 1), name))
                .toString();
    }

    private int columnAttribute(int at) throws SqlRefusal {
        int behind = TableAttribute.behindOfColumn(statement, at);
        if (behind > at) {
            return behind;
        }
        if (statement.is(at, "UNIQUE")) {
            return at + 1;
        }
        if (statement.is(at, "REFERENCES")) {
            int list = statement.behindName(at + 1);
            return statement.isSign(list, "(") ? statement.behindClosing(list) : list;
        }
        if (statement.is(at, "IDENTITY") && statement.isSign(at + 1, "(")) {
            return identity(at);
        }
        if (statement.is(at, "CHECK")) {
            throw SqlRefusal.unsupported("CHECK constraints are not supported");
        }
        result.append(' ').append(FunctionRule.word(statement, at));
        return at + 1;
    }

    private int identity(int at) {
        int behind = statement.behindClosing(at + 1);
        result.append(" GENERATED ALWAYS AS IDENTITY (START ")
                .append(statement.token(at + 2).text())
                .append(" INCREMENT ")
                .append(statement.token(behind - 2).text())
                .append(')');
        return behind;
    }
}
