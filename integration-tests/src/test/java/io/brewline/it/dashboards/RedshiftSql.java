package io.brewline.it.dashboards;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of SQL that stand on the list of what Redshift has, {@code redshift-sql.txt}. */
final class RedshiftSql {
    private static final Pattern NO_WORD = Pattern.compile("--[^\n]*|'(?:[^']|'')*'|\"[^\"]*\"|\\$\\w+");
    private static final Pattern KEYWORD_OR_CALL = Pattern.compile("\\b[A-Z][A-Z_0-9]*\\b|\\b\\w+(?=\\s*\\()");

    private static final Set<String> LISTED = read();

    private RedshiftSql() {}

    /**
     * The words that are not on the list: what is written in capitals, as keywords are, and what is called.
     *
     * @param sql a query with its variables and macros, or a file of statements
     */
    static List<String> unlisted(String sql) {
        return KEYWORD_OR_CALL
                .matcher(NO_WORD.matcher(sql).replaceAll(" "))
                .results()
                .map(word -> word.group().toUpperCase(Locale.ROOT))
                .filter(word -> !LISTED.contains(word))
                .distinct()
                .toList();
    }

    private static Set<String> read() {
        try (BufferedReader list = new BufferedReader(new InputStreamReader(
                RedshiftSql.class.getResourceAsStream("/dashboards/redshift-sql.txt"), StandardCharsets.UTF_8))) {
            return entries(list.lines()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> entries(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> {
            if (!line.matches("[A-Z_0-9]+ +[A-Za-z_0-9-]+")) {
                throw new IllegalArgumentException("an entry is a word and the page that describes it: " + line);
            }
            return line.substring(0, line.indexOf(' '));
        });
    }
}
