package io.brewline.redshift.copy;

import io.brewline.redshift.wire.Report;
import io.brewline.redshift.wire.Report.Field;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a row could not be loaded, and where it is; never what it holds, because that may be a name.
 *
 * @param file the object's address
 * @param line counted from 1 in the unpacked object
 * @param column the column's name, empty when the row as a whole is wrong
 * @param code of Redshift's load error reference
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html">Load error reference</a>
 */
public record LoadError(String file, long line, String column, int code, String reason) {
    private static final Pattern LINE = Pattern.compile("COPY .*, line (\\d+)");
    private static final Pattern COLUMN = Pattern.compile("COPY .*, line \\d+, column ([^:]+)");

    private static final Pattern MISSING = Pattern.compile("missing data for column \"(.*)\"");

    /** The line of PostgreSQL's input that an error of its COPY is about, or 0 when it is about none. */
    static long streamLine(Report report) {
        Matcher matcher = LINE.matcher(report.get(Field.CONTEXT));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    static LoadError of(Report report, LineMap.Place place) {
        LoadErrorCode code = LoadErrorCode.of(report);
        return new LoadError(place.object().toString(), place.line(), column(report), code.number(), code.reason());
    }

    static LoadError notJson(LineMap.Place place) {
        return new LoadError(
                place.object().toString(),
                place.line(),
                "",
                LoadErrorCode.INVALID_LINE.number(),
                LoadErrorCode.INVALID_LINE.reason());
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
