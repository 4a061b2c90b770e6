package io.brewline.redshift.sql;

import io.brewline.redshift.sql.Documented.Entry;
import io.brewline.redshift.sql.Documented.Standing;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets through the commands that Redshift has, and refuses every other.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_commands.html">SQL commands</a>
 */
final class RefusedStatement {
    private static final Set<String> ABOUT_OBJECTS = Set.of("CREATE", "ALTER", "DROP");

    /** What Redshift's parser knows of PostgreSQL's objects, and refuses with a sentence of its own. */
    private static final Set<String> CREATED_ELSEWHERE = Words.of("""
            INDEX SEQUENCE TRIGGER RULE DOMAIN TYPE EXTENSION TABLESPACE AGGREGATE OPERATOR CAST UNIQUE UNLOGGED
            FOREIGN POLICY STATISTICS COLLATION CONSTRAINT EVENT PUBLICATION SUBSCRIPTION RECURSIVE CONVERSION
            LANGUAGE SERVER TEXT TRANSFORM ACCESS
            """);

    private RefusedStatement() {}

    static void check(Statement statement) throws SqlRefusal {
        Token first = statement.token(0);
        if (first.isSign("(")) {
            return;
        }
        String command = first.text().toUpperCase(Locale.ROOT);
        if (command.equals("SAVEPOINT") || command.equals("RELEASE")) {
            throw notSupported(statement);
        }
        boolean aboutObject = ABOUT_OBJECTS.contains(command);
        int object = aboutObject ? object(statement) : 1;
        checkListed(statement, command, object, aboutObject);
        switch (command) {
            case "CREATE", "ALTER", "DROP" -> checkObject(statement, object);
            case "ROLLBACK", "ABORT" -> checkRollback(statement);
            case "PREPARE", "COMMIT", "END" -> refuseIf(statement, 1, "TRANSACTION", "PREPARED");
            case "LOCK" -> checkLock(statement);
            case "EXPLAIN" -> checkExplain(statement);
            case "COMMENT" -> refuseIf(statement, statement.is(2, "MATERIALIZED"), 2);
            case "REFRESH" -> refuseIf(statement, !statement.is(1, "MATERIALIZED", "VIEW"), 1);
            default -> {
                // Nothing more can be told from its first words.
            }
        }
    }

    /** Where the kind of object stands that is created, altered or dropped. */
    private static int object(Statement statement) {
        int at = statement.is(1, "OR", "REPLACE") ? 3 : 1;
        while (statement.is(at, "TEMP") || statement.is(at, "TEMPORARY") || statement.is(at, "LOCAL")) {
            at++;
        }
        return at;
    }

    private static void checkListed(Statement statement, String command, int object, boolean aboutObject)
            throws SqlRefusal {
        String second = statement.token(object).text().toUpperCase(Locale.ROOT);
        Optional<Entry> both = Documented.COMMANDS.find(command + "_" + second);
        Optional<Entry> listed = both.isPresent() || aboutObject ? both : Documented.COMMANDS.find(command);
        if (listed.isEmpty() && aboutObject && CREATED_ELSEWHERE.contains(second)) {
            throw SqlRefusal.unsupported(
                    "SQL command \"" + statement.sql().strip() + "\" not supported on Redshift tables.");
        }
        if (listed.isEmpty()) {
            throw SqlRefusal.syntaxError(
                    statement.token(aboutObject ? object : 0).text());
        }
        if (listed.get().standing() == Standing.MISSING) {
            throw SqlRefusal.notEmulated(both.isPresent() ? command + " " + second : command);
        }
    }

    private static void checkObject(Statement statement, int at) throws SqlRefusal {
        if (statement.is(at, "VIEW") && at > 1 && !statement.is(1, "OR")) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
        // Neither OR REPLACE nor IF NOT EXISTS: whoever wants another one drops the first.
        if (statement.is(at, "MATERIALIZED")) {
            refuseIf(statement, at > 1, at);
            refuseIf(statement, statement.is(0, "CREATE") && statement.is(at + 2, "IF"), at + 2);
        }
    }

    private static void checkRollback(Statement statement) throws SqlRefusal {
        for (Token token : statement.tokens()) {
            if (token.is("TO") || token.is("PREPARED")) {
                throw notSupported(statement);
            }
        }
    }

    /** {@code LOCK [TABLE] name [, ...]}: there is one mode, and no choice of it. */
    private static void checkLock(Statement statement) throws SqlRefusal {
        int at = statement.is(1, "TABLE") ? 2 : 1;
        while (at < statement.size()) {
            at = statement.behindName(at);
            if (at < statement.size() && !statement.isSign(at, ",")) {
                throw SqlRefusal.syntaxError(statement.token(at).text());
            }
            at++;
        }
    }

    private static void checkExplain(Statement statement) throws SqlRefusal {
        if (statement.is(1, "ANALYZE") || statement.isSign(1, "(")) {
            throw SqlRefusal.syntaxError(statement.token(1).text());
        }
    }

    private static void refuseIf(Statement statement, boolean refused, int at) throws SqlRefusal {
        if (refused) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
    }

    private static void refuseIf(Statement statement, int at, String... words) throws SqlRefusal {
        if (statement.is(at, words) || statement.is(at, words[words.length - 1])) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
    }

    private static SqlRefusal notSupported(Statement statement) {
        return SqlRefusal.unsupported("SQL command \"" + statement.sql().strip() + "\" not supported.");
    }
}
