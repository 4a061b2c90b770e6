package io.brewline.redshift.sql;

/** Reads a statement token by token. Not thread-safe. */
final class Cursor {
    private final Statement statement;
    private int at;

    Cursor(Statement statement, int at) {
        this.statement = statement;
        this.at = at;
    }

    boolean atEnd() {
        return at >= statement.size();
    }

    int index() {
        return at;
    }

    Token next() throws SqlRefusal {
        if (atEnd()) {
            throw SqlRefusal.syntaxError("");
        }
        return statement.token(at++);
    }

    /** Steps over the keyword or sign if it comes next. */
    boolean accept(String what) {
        boolean found = statement.is(at, what) || statement.isSign(at, what);
        at += found ? 1 : 0;
        return found;
    }

    void expect(String what) throws SqlRefusal {
        if (!accept(what)) {
            throw SqlRefusal.syntaxError(next().text());
        }
    }

    String name() throws SqlRefusal {
        Token token = next();
        if (!token.isName()) {
            throw SqlRefusal.syntaxError(token.text());
        }
        return token.name();
    }

    String string() throws SqlRefusal {
        Token token = next();
        if (!token.isPlainString()) {
            throw SqlRefusal.syntaxError(token.text());
        }
        return token.string();
    }

    String stringAfterAs() throws SqlRefusal {
        accept("AS");
        return string();
    }

    /** Whether a string comes next, perhaps behind AS. */
    boolean acceptsString() {
        int next = statement.is(at, "AS") ? at + 1 : at;
        return next < statement.size() && statement.token(next).isPlainString();
    }

    int numberAfterAs() throws SqlRefusal {
        accept("AS");
        Token token = next();
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw SqlRefusal.syntaxError(token.text());
        }
    }
}
