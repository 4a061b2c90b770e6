package io.brewline.redshift.copy;

import io.brewline.redshift.sql.CopyColumn;
import io.brewline.redshift.wire.Report;
import io.brewline.redshift.wire.Report.Field;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a row could not be loaded, and where it is; never what it holds, because that may be a name.
 *
 * @param file the object's address
 * @param line counted from 1 in the unpacked object
 * @param column the column's name, empty when the row as a whole is wrong
 * @param type the column's type, empty when there is no column
 * @param length the column's length, empty when its type has none
 * @param code of Redshift's load error reference
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html">Load error reference</a>
 */
public record LoadError(String file, long line, String column, String type, String length, int code, String reason) {
    // What follows the first of each may be the row's own text.
    private static final Pattern LINE = Pattern.compile("(?m)^COPY [^\\n]*?, line (\\d{1,18})");
    private static final Pattern COLUMN = Pattern.compile("(?m)^COPY [^\\n]*?, line \\d+, column ([^:\\n]+)");

    private static final Pattern MISSING = Pattern.compile("missing data for column \"(.*)\"");

    /** The line of PostgreSQL's input that an error of its COPY is about, or 0 when it is about none. */
    static long streamLine(Report report) {
        Matcher matcher = LINE.matcher(report.get(Field.CONTEXT));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** An error that PostgreSQL found. */
    static LoadError of(Report report, LineMap.Place place, List<CopyColumn> target) {
        LoadErrorCode code = LoadErrorCode.of(report);
        String name = column(report);
        CopyColumn column = target.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
        return of(place, column, code.number(), code.reason());
    }

    /**
     * An error that was found before.
     *
     * @param column null when the row as a whole is wrong
     */
    static LoadError of(BadRow row, LineMap.Place place, CopyColumn column) {
        return of(place, column, row.code().number(), row.code().reason());
    }

    private static LoadError of(LineMap.Place place, CopyColumn column, int code, String reason) {
        boolean bounded = column != null && column.length() > 0;
        return new LoadError(
                place.object().toString(),
                place.line(),
                column == null ? "" : column.name(),
                column == null ? "" : column.typeName(),
                bounded ? Integer.toString(column.length()) : "",
                code,
                reason);
    }

    private static String column(Report report) {
        Matcher matcher = COLUMN.matcher(report.get(Field.CONTEXT));
        if (matcher.find()) {
            return matcher.group(1);
        }
        Matcher missing = MISSING.matcher(report.get(Field.MESSAGE));
        return missing.matches() ? missing.group(1) : report.get(Field.COLUMN);
    }
}
