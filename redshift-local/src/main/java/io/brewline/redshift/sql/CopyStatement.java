package io.brewline.redshift.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A COPY from S3, understood.
 *
 * @param table the target as written, possibly qualified
 * @param tableName the target's own name
 * @param columns names as PostgreSQL folds them; empty when the statement lists none and the target is not known yet
 * @param target the columns to load, in the order of {@code columns}; empty until {@link #into} tells them
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html">COPY</a>
 */
public record CopyStatement(
        String table,
        String tableName,
        List<String> columns,
        CopySource source,
        CopyFormat format,
        CopySettings settings,
        List<CopyColumn> target) {

    /** A query for the target's columns, each row one for {@link CopyColumn#of}. */
    public String columnQuery() {
        return CopyColumn.query(table);
    }

    /**
     * This statement with its target.
     *
     * @param table every column of the table, in the table's order; none when there is no such table yet
     */
    public CopyStatement into(List<CopyColumn> table) {
        List<CopyColumn> loaded = columns.isEmpty() ? unlisted(table) : listed(table);
        List<String> names = loaded.stream().map(CopyColumn::name).toList();
        return new CopyStatement(this.table, tableName, names, source, format, settings, loaded);
    }

    private List<CopyColumn> unlisted(List<CopyColumn> table) {
        boolean explicitIds = settings.has(CopyFlag.EXPLICIT_IDS);
        return table.stream()
                .filter(column -> explicitIds || !column.identity())
                .toList();
    }

    private List<CopyColumn> listed(List<CopyColumn> table) {
        return columns.stream()
                .map(name -> table.stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> CopyColumn.unseen(name)))
                .toList();
    }

    /** Why the rows cannot be read although PostgreSQL waits for them; empty when they can. */
    public String obstacle() {
        boolean unseen = target.isEmpty() || target.stream().anyMatch(column -> column.table() == 0);
        if (unseen) {
            return "COPY into a table that the same text creates or changes is not emulated by redshift-local:"
                    + " send it by itself";
        }
        if (settings.has(CopyFlag.ACCEPTANYDATE) && target.stream().anyMatch(this::isRecognized)) {
            return "COPY option ACCEPTANYDATE with times that are recognized automatically is not emulated by"
                    + " redshift-local";
        }
        boolean identity = target.stream().anyMatch(CopyColumn::identity);
        if (identity != settings.has(CopyFlag.EXPLICIT_IDS)) {
            return identity
                    ? "cannot copy into identity column without EXPLICIT_IDS"
                    : "EXPLICIT_IDS needs an identity column among the columns to load";
        }
        return "";
    }

    /** Whether PostgreSQL is left to say what is a time in this column. */
    private boolean isRecognized(CopyColumn column) {
        return switch (column.kind()) {
            case DATE -> settings.dateFormat().kind() == TimePattern.Kind.AUTO;
            case TIMESTAMP -> settings.timeFormat().kind() == TimePattern.Kind.AUTO;
            case TIMESTAMPTZ ->
                settings.timeFormat().kind() == TimePattern.Kind.AUTO
                        || settings.timeFormat().equals(TimePattern.TIMESTAMP);
            default -> false;
        };
    }

    /** What stands between the fields that PostgreSQL gets: the same as in the objects, if PostgreSQL takes that. */
    public char streamDelimiter() {
        if (format instanceof CopyFormat.Csv csv && isTaken(csv.delimiter())) {
            return csv.delimiter();
        }
        if (format instanceof CopyFormat.Delimited delimited && isTaken(delimited.delimiter())) {
            return delimited.delimiter();
        }
        return '\t';
    }

    private static boolean isTaken(char delimiter) {
        return delimiter > ' '
                && delimiter != '\\'
                && delimiter != '.'
                && delimiter != '\''
                && delimiter != '-'
                && delimiter != ':'
                && delimiter != '+'
                && !Character.isLetterOrDigit(delimiter);
    }

    /** The statement to send to PostgreSQL in place of this one. It reads PostgreSQL's text format. */
    public String toPostgres() {
        String names = columns.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
        return "COPY " + table + (names.isEmpty() ? "" : " (" + names + ")") + " FROM STDIN (FORMAT text"
                + (streamDelimiter() == '\t' ? "" : ", DELIMITER '" + streamDelimiter() + "'") + ")";
    }
}
