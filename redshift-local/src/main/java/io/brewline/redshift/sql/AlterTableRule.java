package io.brewline.redshift.sql;

import java.util.Set;

/**
 * ALTER TABLE: keys stay information, the layout means nothing, new columns are as in CREATE TABLE.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html">ALTER TABLE</a>
 */
final class AlterTableRule {
    private AlterTableRule() {}

    static boolean applies(Statement statement) {
        return statement.is(0, "ALTER", "TABLE") && statement.size() > 3;
    }

    static String rewrite(Statement statement) throws SqlRefusal {
        int action = statement.behindName(statement.is(2, "IF", "EXISTS") ? 4 : 2);
        if (action >= statement.size()) {
            throw SqlRefusal.syntaxError("");
        }
        String start = statement.text(0, action);
        if (statement.is(action, "RENAME") || statement.is(action, "OWNER")) {
            return statement.sql();
        }
        if (statement.is(action, "DROP")) {
            return statement.is(action + 1, "CONSTRAINT") ? unchanged(start) : statement.sql();
        }
        if (statement.is(action, "ADD")) {
            return add(statement, action + 1, start);
        }
        if (statement.is(action, "ALTER") && isLayout(statement, action + 1)) {
            return unchanged(start);
        }
        if (statement.is(action, "ALTER") || statement.is(action, "APPEND")) {
            throw SqlRefusal.notEmulated("ALTER TABLE " + statement.text(action, statement.size()));
        }
        throw SqlRefusal.syntaxError(statement.token(action).text());
    }

    private static String add(Statement statement, int at, String start) throws SqlRefusal {
        int element = statement.is(at, "COLUMN") ? at + 1 : at;
        String table = statement
                .token(statement.behindName(statement.is(2, "IF", "EXISTS") ? 4 : 2) - 1)
                .name();
        String added = new TableElement(statement, table, element, statement.size()).rewrite(Set.of());
        return added.isEmpty() ? unchanged(start) : start + " ADD COLUMN " + added;
    }

    private static boolean isLayout(Statement statement, int at) {
        boolean compression = statement.is(statement.size() - 2, "ENCODE");
        return statement.is(at, "DISTKEY")
                || statement.is(at, "DISTSTYLE")
                || statement.is(at, "SORTKEY")
                || statement.is(at, "COMPOUND", "SORTKEY")
                || statement.is(at, "ENCODE")
                || compression;
    }

    /** A statement that succeeds when the table is there, and changes nothing. */
    private static String unchanged(String start) {
        return start + " RESET (fillfactor)";
    }
}
