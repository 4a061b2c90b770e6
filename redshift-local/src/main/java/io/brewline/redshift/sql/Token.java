package io.brewline.redshift.sql;

import java.util.Locale;

/**
 * One word, literal or sign of an SQL text; comments and blanks are none.
 *
 * @param text as it stands in the source
 * @param start where it begins in the source
 * @param depth how many parentheses and brackets are open around it
 */
record Token(Kind kind, String text, int start, int depth) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        PARAMETER,
        OPERATOR,
        SIGN
    }

    int end() {
        return start + text.length();
    }

    /** Whether this is the keyword, given in upper case. */
    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether this is the operator or punctuation mark. */
    boolean isSign(String sign) {
        return (kind == Kind.SIGN || kind == Kind.OPERATOR) && text.equals(sign);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** The name that this token stands for. */
    String name() {
        return kind == Kind.QUOTED_NAME
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text.toLowerCase(Locale.ROOT);
    }

    /** The content of a plain string literal. */
    String string() {
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    /** Whether this is a literal in plain quotes, without escapes to interpret. */
    boolean isPlainString() {
        return kind == Kind.STRING && text.charAt(0) == '\'';
    }
}
