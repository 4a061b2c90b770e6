package io.brewline.redshift.sql;

import io.brewline.redshift.sql.Documented.Entry;
import io.brewline.redshift.sql.Documented.Standing;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses the call of a function that Redshift's documentation does not list.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions.html">SQL functions reference</a>
 */
final class RefusedCall {
    /** Behind these stands a name, and what is in parentheses behind it are columns. */
    private static final Set<String> BEFORE_A_NAME =
            Set.of("INTO", "TABLE", "WITH", "RECURSIVE", "AS", "ONLY", "UPDATE", "IDENTITY");

    /** What is called without parentheses. */
    private static final Set<String> BARE = Set.of("CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP");

    private final Statement statement;
    private final boolean catalog;
    private final boolean readsTables;

    RefusedCall(Statement statement, boolean catalog) {
        this.statement = statement;
        this.catalog = catalog;
        this.readsTables = !catalog && Query.readsTables(statement);
    }

    /** Checks the name at this index, if it is called. */
    void check(int at) throws SqlRefusal {
        Token token = statement.token(at);
        if (isCall(statement, at)) {
            checkListed(at);
        } else if (token.kind() == Token.Kind.WORD
                && readsTables
                && BARE.contains(token.text().toUpperCase(Locale.ROOT))
                && !isPartOfName(at)) {
            throw onLeaderNodeOnly();
        }
    }

    private boolean isPartOfName(int at) {
        return statement.isSign(at - 1, ".") || statement.is(at - 1, "AS") || statement.isSign(at + 1, ".");
    }

    private void checkListed(int at) throws SqlRefusal {
        String name = statement.token(at).name();
        // ARRAY(SELECT ...) is no function for PostgreSQL.
        if (catalog && (name.startsWith("pg_") || name.equals("array"))) {
            return;
        }
        Entry entry = Documented.FUNCTIONS
                .find(name)
                .filter(found -> isQualifiedAsBuiltIn(at))
                .filter(found -> catalog || found.standing() != Standing.CATALOG)
                .orElseThrow(() -> doesNotExist(at));
        if (entry.standing() == Standing.MISSING) {
            throw SqlRefusal.notEmulated("function " + name.toUpperCase(Locale.ROOT));
        }
        if (entry.standing() == Standing.LEADER && readsTables) {
            throw onLeaderNodeOnly();
        }
        if (name.equals("concat") && Item.of(statement, at + 1).size() > 2) {
            throw SqlRefusal.of("42883", "function concat() with more than two arguments does not exist");
        }
    }

    /** Nothing but what is built in can be called, whatever schema is named. */
    private boolean isQualifiedAsBuiltIn(int at) {
        return !statement.isSign(at - 1, ".") || statement.is(at - 2, "PG_CATALOG") || catalog;
    }

    private SqlRefusal doesNotExist(int at) {
        int start = start(statement, at);
        return SqlRefusal.of(
                "42883", "function " + statement.text(start, at + 1).toLowerCase(Locale.ROOT) + "() does not exist");
    }

    static SqlRefusal onLeaderNodeOnly() {
        return SqlRefusal.unsupported(
                "Specified types or functions (one per INFO message) not supported on Redshift tables.");
    }

    /** Whether the name at this index is that of a function which is called here. */
    static boolean isCall(Statement statement, int at) {
        Token token = statement.token(at);
        if (!token.isName() || !statement.isSign(at + 1, "(")) {
            return false;
        }
        boolean qualified = statement.isSign(at - 1, ".");
        if (!qualified && token.kind() == Token.Kind.WORD && isWordOrType(token.text())) {
            return false;
        }
        int start = start(statement, at);
        Token before = start == 0 ? null : statement.token(start - 1);
        if (before == null) {
            return true;
        }
        boolean behindTop = statement.is(start - 2, "TOP");
        return (behindTop || !isOperandEnd(before)) && !isNamed(before) && !isCommonTable(statement, at);
    }

    private static boolean isWordOrType(String word) {
        return !Documented.FUNCTIONS.has(word)
                && (Documented.WORDS.has(word)
                        || Documented.TYPES.has(word)
                        || RefusedWord.RESERVED.contains(word.toUpperCase(Locale.ROOT)));
    }

    /** Behind an operand comes its other name, with the names of columns in parentheses. */
    private static boolean isOperandEnd(Token before) {
        return switch (before.kind()) {
            case STRING, NUMBER, PARAMETER, QUOTED_NAME -> true;
            case SIGN ->
                before.text().equals(")")
                        || before.text().equals("]")
                        || before.text().equals("::");
            case WORD -> !Documented.WORDS.has(before.text());
            case OPERATOR -> false;
        };
    }

    private static boolean isNamed(Token before) {
        return before.kind() == Token.Kind.WORD
                && BEFORE_A_NAME.contains(before.text().toUpperCase(Locale.ROOT));
    }

    private static boolean isCommonTable(Statement statement, int at) {
        int behind = statement.behindClosing(at + 1);
        return statement.is(behind, "AS")
                && (statement.isSign(behind + 1, "(") || statement.is(behind + 1, "MATERIALIZED"));
    }

    /** Where a possibly qualified name begins that ends at this index. */
    private static int start(Statement statement, int end) {
        int i = end;
        while (statement.isSign(i - 1, ".") && i >= 2) {
            i -= 2;
        }
        return i;
    }
}
