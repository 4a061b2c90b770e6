package io.brewline.load;

import io.brewline.aws.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file of SQL, as the statements that it holds: comments go, semicolons separate. */
final class SqlScript {
    private final String text;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int at;

    private SqlScript(String text) {
        this.text = text;
    }

    /** The statements of the file of that name. */
    static List<String> read(String fileName) {
        return read(SqlScript.class, fileName);
    }

    /** The statements of the file of that name beside {@code type}. */
    static List<String> read(Class<?> type, String fileName) {
        try (InputStream in = type.getResourceAsStream(fileName)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + fileName + " beside " + type.getName());
            }
            return split(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statements of {@code text}, without comments and semicolons. */
    static List<String> split(String text) {
        SqlScript script = new SqlScript(text);
        while (script.at < text.length()) {
            script.step();
        }
        script.endStatement();
        return List.copyOf(script.statements);
    }

    /** Tells whether a file is still the same by its statements, so that a comment in it costs nothing. */
    static String sha256(List<String> statements) {
        return Sha256.hex(String.join(";", statements));
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            take(end(text.indexOf(c, at + 1) + 1));
        } else if (text.startsWith("--", at)) {
            at = end(text.indexOf('\n', at));
        } else if (c == ';') {
            endStatement();
            at++;
        } else {
            take(at + 1);
        }
    }

    /** What is not closed goes on to the end. */
    private int end(int found) {
        return found > at ? found : text.length();
    }

    private void take(int until) {
        statement.append(text, at, until);
        at = until;
    }

    private void endStatement() {
        String whole = statement.toString().strip();
        if (!whole.isEmpty()) {
            statements.add(whole);
        }
        statement.setLength(0);
    }
}
