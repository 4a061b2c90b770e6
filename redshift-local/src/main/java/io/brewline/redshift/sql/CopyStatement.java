package io.brewline.redshift.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A COPY from S3, understood.
 *
 * @param table the target as written, possibly qualified
 * @param tableName the target's own name
 * @param columns names as PostgreSQL folds them; empty when the statement lists none
 * @param bucket where the objects are
 * @param key the manifest's key, or the prefix of the objects' keys
 * @param source what {@code key} means
 * @param ignoreHeader lines to leave out at the beginning of each object
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html">COPY</a>
 */
public record CopyStatement(
        String table,
        String tableName,
        List<String> columns,
        String bucket,
        String key,
        Source source,
        Format format,
        Compression compression,
        EmptyText emptyText,
        int ignoreHeader) {
    /** What the S3 address names. */
    public enum Source {
        MANIFEST,
        PREFIX
    }

    /** How objects are packed. */
    public enum Compression {
        NONE,
        GZIP,
        ZSTD
    }

    /** What an empty text field becomes. */
    public enum EmptyText {
        KEPT,
        NULL
    }

    /** How rows are written. */
    public sealed interface Format {
        /** RFC 4180 with a chosen delimiter, quote and null marker. */
        record Csv(char delimiter, char quote, String nullText) implements Format {}

        /** One object after another, its keys the columns' names. */
        record Json(KeyMatch match) implements Format {}
    }

    /** How JSON keys find their columns. */
    public enum KeyMatch {
        EXACT,
        IGNORING_CASE
    }

    /** The statement to send to PostgreSQL in place of this one. */
    String toPostgres() {
        String list = columns.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", ", " (", ")"));
        return "COPY " + table + (columns.isEmpty() ? "" : list) + " FROM STDIN (" + options() + ")";
    }

    private String options() {
        if (format instanceof Format.Csv csv) {
            return "FORMAT csv, DELIMITER " + literal(csv.delimiter()) + ", QUOTE " + literal(csv.quote()) + ", ESCAPE "
                    + literal(csv.quote()) + ", NULL '" + csv.nullText().replace("'", "''") + "'";
        }
        return "FORMAT text";
    }

    private static String literal(char c) {
        return c == '\t' ? "E'\\t'" : c == '\'' ? "''''" : "'" + c + "'";
    }
}
