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
        Cause cause = Cause.of(report);
        return new LoadError(place.object().toString(), place.line(), column(report), cause.code, cause.reason);
    }

    static LoadError notJson(LineMap.Place place) {
        return new LoadError(place.object().toString(), place.line(), "", Cause.JSON.code, Cause.JSON.reason);
    }

    private static String column(Report report) {
        Matcher matcher = COLUMN.matcher(report.get(Field.CONTEXT));
        if (matcher.find()) {
            return matcher.group(1);
        }
        Matcher missing = MISSING.matcher(report.get(Field.MESSAGE));
        return missing.matches() ? missing.group(1) : report.get(Field.COLUMN);
    }

    private enum Cause {
        MISSING_COLUMN(1201, "Delimiter not found"),
        EXTRA_COLUMN(1202, "Extra column(s) found"),
        TOO_LONG(1204, "Char length exceeds DDL length"),
        DATE(1206, "Invalid timestamp format or value"),
        DIGIT(1207, "Invalid digit"),
        NULL(1213, "Missing data for not-null field"),
        QUOTE(1214, "Delimited value missing end quote"),
        ENCODING(1220, "String contains invalid or unsupported UTF8 codepoints"),
        OVERFLOW(1216, "Value out of range"),
        JSON(1200, "Invalid JSON object"),
        OTHER(1200, "Unknown error");

        private final int code;
        private final String reason;

        Cause(int code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        static Cause of(Report report) {
            return switch (report.get(Field.SQLSTATE)) {
                case "22P02" -> DIGIT;
                case "22007", "22008" -> DATE;
                case "22001", "23514" -> TOO_LONG;
                case "23502" -> NULL;
                case "22021" -> ENCODING;
                case "22003" -> OVERFLOW;
                case "22P04" -> ofFormat(report.get(Field.MESSAGE));
                default -> OTHER;
            };
        }

        private static Cause ofFormat(String message) {
            if (message.startsWith("extra data")) {
                return EXTRA_COLUMN;
            }
            return message.startsWith("missing data") ? MISSING_COLUMN : message.contains("quoted") ? QUOTE : OTHER;
        }
    }
}
