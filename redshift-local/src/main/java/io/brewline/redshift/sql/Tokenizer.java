package io.brewline.redshift.sql;

import io.brewline.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an SQL text into tokens by PostgreSQL's lexical rules, which are Redshift's.
 *
 * @see <a href="https://www.postgresql.org/docs/17/sql-syntax-lexical.html">Lexical structure</a>
 */
final class Tokenizer {
    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    /**
     * The tokens of the text, comments and blanks left out.
     *
     * @throws UnterminatedText when a literal, quoted name or comment has no end
     */
    static List<Token> tokenize(String sql) throws UnterminatedText {
        Tokenizer tokenizer = new Tokenizer(sql);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() throws UnterminatedText {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                skipLineComment();
            } else if (sql.startsWith("/*", at)) {
                skipBlockComment();
            } else {
                readToken(c);
            }
        }
    }

    private void readToken(char c) throws UnterminatedText {
        if (c == '\'') {
            add(Kind.STRING, endOfString(at + 1, false));
        } else if (c == '"') {
            add(Kind.QUOTED_NAME, endOfQuoted(at + 1, '"'));
        } else if (c == '$') {
            readDollar();
        } else if (isNameStart(c)) {
            readWord(c);
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            add(Kind.NUMBER, endOfNumber());
        } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            add(Kind.OPERATOR, endOfOperator());
        } else {
            readSign(c);
        }
    }

    private void readSign(char c) {
        if (c == ')' || c == ']') {
            depth = Math.max(0, depth - 1);
        }
        boolean wide = sql.startsWith("::", at) || sql.startsWith(":=", at);
        add(Kind.SIGN, at + (wide ? 2 : 1));
        if (c == '(' || c == '[') {
            depth++;
        }
    }

    private void readWord(char first) throws UnterminatedText {
        boolean escapes = "eE".indexOf(first) >= 0;
        if (peek(1) == '\'' && "eEbBxXnN".indexOf(first) >= 0) {
            add(Kind.STRING, endOfString(at + 2, escapes));
        } else if ("uU".indexOf(first) >= 0 && sql.startsWith("&'", at + 1)) {
            add(Kind.STRING, endOfString(at + 3, false));
        } else if ("uU".indexOf(first) >= 0 && sql.startsWith("&\"", at + 1)) {
            add(Kind.QUOTED_NAME, endOfQuoted(at + 3, '"'));
        } else {
            add(Kind.WORD, endOfName(at));
        }
    }

    /** A parameter such as $1, or a literal such as $tag$...$tag$. */
    private void readDollar() throws UnterminatedText {
        if (isDigit(peek(1))) {
            add(Kind.PARAMETER, behindDigits(at + 1));
            return;
        }
        int tagEnd = at + 1;
        while (tagEnd < sql.length() && isNamePart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        if (tagEnd == sql.length() || sql.charAt(tagEnd) != '$') {
            add(Kind.SIGN, at + 1);
            return;
        }
        String tag = sql.substring(at, tagEnd + 1);
        int close = sql.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            throw new UnterminatedText();
        }
        add(Kind.STRING, close + tag.length());
    }

    private int endOfString(int from, boolean escapes) throws UnterminatedText {
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\' && escapes) {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == '\'') {
                i += 2;
            } else {
                return i + 1;
            }
        }
        throw new UnterminatedText();
    }

    private int endOfQuoted(int from, char quote) throws UnterminatedText {
        int close = sql.indexOf(quote, from);
        while (close >= 0 && close + 1 < sql.length() && sql.charAt(close + 1) == quote) {
            close = sql.indexOf(quote, close + 2);
        }
        if (close < 0) {
            throw new UnterminatedText();
        }
        return close + 1;
    }

    private int endOfName(int from) {
        int i = from;
        while (i < sql.length() && isNamePart(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Redshift's number ends where its digits do: the JDBC driver itself writes {@code THEN 1WHEN}. */
    private int endOfNumber() {
        int i = behindDigits(at);
        if (i < sql.length() && sql.charAt(i) == '.') {
            i = behindDigits(i + 1);
        }
        if (i < sql.length() && "eE".indexOf(sql.charAt(i)) >= 0) {
            boolean signed = i + 1 < sql.length() && "+-".indexOf(sql.charAt(i + 1)) >= 0;
            int exponent = i + (signed ? 2 : 1);
            return behindDigits(exponent) > exponent ? behindDigits(exponent) : i;
        }
        return i;
    }

    private int behindDigits(int from) {
        int i = from;
        while (i < sql.length() && isDigit(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    /** An operator ends where a comment begins, and gives up a trailing sign as in {@code a=-1}. */
    private int endOfOperator() {
        int i = at + 1;
        while (i < sql.length()
                && OPERATOR_CHARACTERS.indexOf(sql.charAt(i)) >= 0
                && !sql.startsWith("--", i)
                && !sql.startsWith("/*", i)) {
            i++;
        }
        while (i > at + 1 && "+-".indexOf(sql.charAt(i - 1)) >= 0 && !mayEndWithSign(i)) {
            i--;
        }
        return i;
    }

    private boolean mayEndWithSign(int end) {
        return sql.substring(at, end).chars().anyMatch(c -> "~!@#%^&|`?".indexOf(c) >= 0);
    }

    private void skipLineComment() {
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipBlockComment() throws UnterminatedText {
        int open = 0;
        do {
            if (at >= sql.length()) {
                throw new UnterminatedText();
            } else if (sql.startsWith("/*", at)) {
                open++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                open--;
                at += 2;
            } else {
                at++;
            }
        } while (open > 0);
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, sql.substring(at, end), at, depth));
        at = end;
    }

    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= '\u0080';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
