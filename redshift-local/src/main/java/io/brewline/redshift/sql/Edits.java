package io.brewline.redshift.sql;

import java.util.Map;
import java.util.TreeMap;

/** Replacements in one statement's text, collected by token and applied at once. Not thread-safe. */
final class Edits {
    private record Edit(int end, String replacement) {}

    private final Statement statement;
    private final Map<Integer, Edit> byStart = new TreeMap<>();

    Edits(Statement statement) {
        this.statement = statement;
    }

    /** Replaces the tokens from one index up to, without, another. */
    void replace(int from, int to, String replacement) {
        byStart.put(
                statement.token(from).start(), new Edit(statement.token(to - 1).end(), replacement));
    }

    /** Adds a text behind a token that stays as it is. */
    void insertBehind(int at, String text) {
        replace(at, at + 1, statement.token(at).text() + text);
    }

    void remove(int from, int to) {
        replace(from, to, "");
    }

    /** The text with every replacement made; what lies inside a replaced stretch is dropped. */
    String apply() {
        return apply(0, statement.sql().length());
    }

    /** The same for a part of the text, given in characters, that holds all replacements. */
    String apply(int from, int to) {
        StringBuilder result = new StringBuilder();
        int at = from;
        for (Map.Entry<Integer, Edit> entry : byStart.entrySet()) {
            if (entry.getKey() >= at) {
                result.append(statement.sql(), at, entry.getKey())
                        .append(entry.getValue().replacement());
                at = entry.getValue().end();
            }
        }
        return result.append(statement.sql(), at, Math.max(at, to)).toString();
    }
}
