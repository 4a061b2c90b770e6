package io.brewline.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * One statement: its tokens, and the text between its semicolons. Token positions refer to {@code sql}.
 *
 * <p>The look-ahead methods answer false beyond the end, so that rules need no bounds checks.
 */
record Statement(String sql, List<Token> tokens) {
    /** Cuts a text at its semicolons; a piece without tokens is left out. */
    static List<Statement> split(String text) throws UnterminatedText {
        String sql = foldNames(text);
        List<Statement> statements = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        int from = 0;
        for (Token token : Tokenizer.tokenize(sql)) {
            if (token.isSign(";") && token.depth() == 0) {
                addTo(statements, sql.substring(from, token.start()), from, current);
                current = new ArrayList<>();
                from = token.end();
            } else {
                current.add(token);
            }
        }
        addTo(statements, sql.substring(from), from, current);
        return statements;
    }

    /**
     * Redshift folds names to lower case, those in quotes as well.
     *
     * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html">Names and identifiers</a>
     */
    private static String foldNames(String text) throws UnterminatedText {
        StringBuilder folded = new StringBuilder(text);
        for (Token token : Tokenizer.tokenize(text)) {
            if (token.kind() == Token.Kind.QUOTED_NAME) {
                for (int i = token.start(); i < token.end(); i++) {
                    char c = text.charAt(i);
                    folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
                }
            }
        }
        return folded.toString();
    }

    private static void addTo(List<Statement> statements, String sql, int offset, List<Token> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        statements.add(new Statement(
                sql,
                tokens.stream()
                        .map(token -> new Token(token.kind(), token.text(), token.start() - offset, token.depth()))
                        .toList()));
    }

    int size() {
        return tokens.size();
    }

    /** The token, or an empty one behind the end. */
    Token token(int index) {
        return index < tokens.size() ? tokens.get(index) : new Token(Token.Kind.SIGN, "", sql.length(), 0);
    }

    /** Whether these keywords stand here, one after another. */
    boolean is(int index, String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (index < 0
                    || index + i >= tokens.size()
                    || !tokens.get(index + i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    boolean isSign(int index, String sign) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isSign(sign);
    }

    /** The index just behind the parenthesis that closes the one at {@code open}. */
    int behindClosing(int open) {
        int depth = tokens.get(open).depth();
        int i = open + 1;
        while (i < tokens.size() && !(tokens.get(i).depth() == depth && (isSign(i, ")") || isSign(i, "]")))) {
            i++;
        }
        return Math.min(i + 1, tokens.size());
    }

    /** The source from one token up to, without, another. */
    String text(int from, int to) {
        int end = Math.min(to, tokens.size());
        return from >= end
                ? ""
                : sql.substring(tokens.get(from).start(), tokens.get(end - 1).end());
    }

    /** The index behind a possibly qualified name such as {@code etl.orders}. */
    int behindName(int index) {
        int i = index + 1;
        while (isSign(i, ".") && i + 1 < tokens.size()) {
            i += 2;
        }
        return Math.min(i, tokens.size());
    }
}
