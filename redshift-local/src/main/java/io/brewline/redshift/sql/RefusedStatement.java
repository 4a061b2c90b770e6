package io.brewline.redshift.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Lets through the commands that Redshift has, and refuses every other.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_commands.html">SQL commands</a>
 */
final class RefusedStatement {
    private static final Set<String> COMMANDS = Words.of("""
            ABORT ALTER ANALYZE ANALYSE BEGIN CALL CLOSE COMMENT COMMIT COPY CREATE DEALLOCATE DECLARE DELETE
            DROP END EXECUTE EXPLAIN FETCH GRANT INSERT LOCK PREPARE REFRESH RESET REVOKE ROLLBACK SELECT SET
            SHOW START TRUNCATE UPDATE VACUUM WITH
            """);

    private static final Set<String> NOT_EMULATED =
            Set.of("MERGE", "UNLOAD", "USE", "CANCEL", "DESC", "ATTACH", "DETACH");

    private static final Set<String> CREATED = Words.of("""
            TABLE VIEW SCHEMA USER ROLE GROUP DATABASE FUNCTION PROCEDURE MATERIALIZED
            """);

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
        if (NOT_EMULATED.contains(command)) {
            throw SqlRefusal.notEmulated(command);
        }
        if (command.equals("SAVEPOINT") || command.equals("RELEASE")) {
            throw notSupported(statement);
        }
        if (!COMMANDS.contains(command)) {
            throw SqlRefusal.syntaxError(first.text());
        }
        switch (command) {
            case "CREATE", "ALTER", "DROP" -> checkObject(statement);
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

    private static void checkObject(Statement statement) throws SqlRefusal {
        int at = statement.is(1, "OR", "REPLACE") ? 3 : 1;
        while (statement.is(at, "TEMP") || statement.is(at, "TEMPORARY") || statement.is(at, "LOCAL")) {
            at++;
        }
        if (at >= statement.size() || statement.is(at, "DEFAULT", "PRIVILEGES")) {
            return;
        }
        String object = statement.token(at).text().toUpperCase(Locale.ROOT);
        if (CREATED_ELSEWHERE.contains(object)) {
            throw SqlRefusal.unsupported(
                    "SQL command \"" + statement.sql().strip() + "\" not supported on Redshift tables.");
        }
        if (object.equals("EXTERNAL")
                || object.equals("LIBRARY")
                || object.equals("MODEL")
                || object.equals("DATASHARE")) {
            throw SqlRefusal.notEmulated(statement.token(0).text().toUpperCase(Locale.ROOT) + " " + object);
        }
        if (!CREATED.contains(object)) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
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
