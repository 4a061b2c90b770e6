package io.brewline.redshift.sql;

import io.brewline.redshift.sql.Documented.Standing;
import io.brewline.redshift.sql.Token.Kind;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses the clauses of a query that Redshift's documentation does not list: a word that is not one of its clauses'
 * words can only be a name, and names stand in a few places only.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_synopsis.html">SELECT</a>
 * @see <a href="https://www.postgresql.org/docs/17/sql-keywords-appendix.html">PostgreSQL's key words</a>
 */
final class RefusedWord {
    /** What PostgreSQL 17 reserves: no column or table is called so. */
    static final Set<String> RESERVED = Words.of("""
            ANALYSE ANALYZE ARRAY ASYMMETRIC AUTHORIZATION BINARY CHECK COLLATE COLLATION COLUMN CONCURRENTLY
            CONSTRAINT CREATE DEFERRABLE DO FETCH FOREIGN FREEZE GRANT INITIALLY LATERAL ONLY OVERLAPS PLACING
            PRIMARY REFERENCES RETURNING SYMMETRIC TABLESAMPLE UNIQUE VARIADIC VERBOSE WINDOW
            """);

    /** What stands for a value, and so may have another name behind it. */
    private static final Set<String> VALUES = Set.of("END", "NULL", "TRUE", "FALSE", "UNKNOWN", "PRECISION", "ZONE");

    private final Statement statement;
    private final int end;
    private int names;

    private RefusedWord(Statement statement, int end) {
        this.statement = statement;
        this.end = end;
    }

    /** Checks the words from one index up to, without, another. */
    static void check(Statement statement, int from, int to) throws SqlRefusal {
        RefusedWord words = new RefusedWord(statement, to);
        for (int i = from; i < to; i++) {
            words.check(i);
        }
    }

    private void check(int at) throws SqlRefusal {
        Token token = statement.token(at);
        if (!token.isName()) {
            if (!token.isSign(".")) {
                names = 0;
            }
            checkLiteral(at);
            return;
        }
        if (statement.isSign(at - 1, ".")) {
            return;
        }
        if (isWord(at)) {
            checkMissing(at);
            names = 0;
            return;
        }
        names++;
        if (names > mostNames(at)) {
            throw SqlRefusal.syntaxError(token.text());
        }
    }

    private boolean isWord(int at) throws SqlRefusal {
        Token token = statement.token(at);
        boolean query = token.is("SELECT") || token.is("WITH");
        if (token.kind() != Kind.WORD || (statement.is(at - 1, "AS") && !query) || statement.isSign(at + 1, ".")) {
            return false;
        }
        String word = token.text().toUpperCase(Locale.ROOT);
        if (RESERVED.contains(word) && !RefusedCall.isCall(statement, at)) {
            throw SqlRefusal.syntaxError(token.text());
        }
        return Documented.WORDS.has(word) && !RefusedCall.isCall(statement, at);
    }

    /** How many names may follow one another, this one among them: an operand, and another name for it. */
    private int mostNames(int at) {
        int first = at;
        for (int i = 1; i < names; i++) {
            first--;
            while (statement.isSign(first - 1, ".")) {
                first -= 2;
            }
        }
        if (first == 0) {
            return 2;
        }
        Token before = statement.token(first - 1);
        boolean value = switch (before.kind()) {
            case STRING, NUMBER, PARAMETER -> true;
            case SIGN -> before.text().equals(")") || before.text().equals("]");
            case WORD -> VALUES.contains(before.text().toUpperCase(Locale.ROOT)) || before.is("AS");
            case QUOTED_NAME, OPERATOR -> false;
        };
        return value ? 1 : 2;
    }

    /** Before a literal stands a word, an operator, or its type. */
    private void checkLiteral(int at) throws SqlRefusal {
        Kind kind = statement.token(at).kind();
        if (at == 0 || (kind != Kind.STRING && kind != Kind.NUMBER && kind != Kind.PARAMETER)) {
            return;
        }
        Token before = statement.token(at - 1);
        boolean typed = kind == Kind.STRING && Documented.TYPES.has(before.name());
        if (before.isName() && !typed && !isWord(at - 1) && !before.is("AS")) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
    }

    private void checkMissing(int at) throws SqlRefusal {
        String word = statement.token(at).text().toUpperCase(Locale.ROOT);
        boolean clause = statement.isSign(at + 1, "(") || statement.is(at + 1, "BY");
        if (clause && at + 1 < end && Documented.WORDS.has(word, Standing.MISSING)) {
            throw SqlRefusal.notEmulated(word);
        }
    }
}
