package io.brewline.redshift.sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        /** RFC 4180 with a chosen delimiter and quote. */
        record Csv(char delimiter, char quote) implements Format {}

        /** One object after another, its keys the columns' names. */
        record Json(KeyMatch match) implements Format {}
    }

    /** How JSON keys find their columns. */
    public enum KeyMatch {
        EXACT,
        IGNORING_CASE
    }

    /** A column of the target, as the catalog describes it. */
    public record Column(String name, Kind kind) {
        /** Only text can be empty. */
        public enum Kind {
            TEXT,
            OTHER
        }
    }

    /** Whether the statement can be carried out only by who knows the target's columns. */
    public boolean needsColumns() {
        return format instanceof Format.Csv ? emptyText == EmptyText.KEPT : columns.isEmpty();
    }

    /** A query for the target's columns: name, and whether it is text. */
    public String columnQuery() {
        return "SELECT attname::text, (atttypid IN ('varchar'::regtype, 'bpchar'::regtype, 'text'::regtype))::text"
                + " FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('" + table.replace("'", "''")
                + "') AND attnum > 0 AND NOT attisdropped AND attidentity <> 'a' ORDER BY attnum";
    }

    /** This statement with every column listed, in the table's order unless it lists them itself. */
    public CopyStatement listing(List<Column> target) {
        List<String> names =
                columns.isEmpty() ? target.stream().map(Column::name).toList() : columns;
        return new CopyStatement(
                table, tableName, names, bucket, key, source, format, compression, emptyText, ignoreHeader);
    }

    /**
     * The statement to send to PostgreSQL in place of this one.
     *
     * @param target the target's columns, where {@link #needsColumns} asks for them
     */
    public String toPostgres(List<Column> target) {
        return "COPY " + table + (columns.isEmpty() ? "" : " (" + quoted(columns.stream()) + ")") + " FROM STDIN ("
                + options(target) + ")";
    }

    private String options(List<Column> target) {
        if (!(format instanceof Format.Csv csv)) {
            return "FORMAT text";
        }
        String quote = literal(csv.quote());
        String texts = quoted(target.stream()
                .filter(column -> column.kind() == Column.Kind.TEXT)
                .map(Column::name)
                .filter(name -> columns.isEmpty() || columns.contains(name)));
        // A field without anything in it is NULL for PostgreSQL, unless the column is told otherwise.
        boolean keep = emptyText == EmptyText.KEPT && !texts.isEmpty();
        return "FORMAT csv, DELIMITER " + literal(csv.delimiter()) + ", QUOTE " + quote + ", ESCAPE " + quote
                + ", NULL ''" + (keep ? ", FORCE_NOT_NULL (" + texts + ")" : "");
    }

    private static String quoted(Stream<String> names) {
        return names.map(name -> '"' + name.replace("\"", "\"\"") + '"').collect(Collectors.joining(", "));
    }

    private static String literal(char c) {
        return c == '\t' ? "E'\\t'" : c == '\'' ? "''''" : "'" + c + "'";
    }
}
