package io.brewline.redshift.copy;

import io.brewline.redshift.wire.Report;
import io.brewline.redshift.wire.Report.Field;

/**
 * Why a row cannot be loaded, by Redshift's numbers.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html">Load error reference</a>
 */
enum LoadErrorCode {
    UNKNOWN(1200, "Unknown parse error"),
    TOO_MANY_COLUMNS(1202, "Extra column(s) found"),
    TOO_FEW_COLUMNS(1203, "Input data had fewer columns than were defined in the DDL"),
    TOO_LONG(1204, "String length exceeds DDL length"),
    TOO_LONG_CHAR(1204, "Char length exceeds DDL length"),
    DATE(1205, "Invalid date format"),
    TIMESTAMP(1206, "Invalid timestamp format or value"),
    DIGIT(1207, "Invalid digit"),
    FLOAT(1208, "FLOAT data type format error"),
    DECIMAL(1209, "DECIMAL data type format error"),
    BOOLEAN(1210, "BOOLEAN data type format error"),
    EMPTY_LINE(1211, "Input line contained no data"),
    MISSING(1213, "Missing data for not-null field"),
    QUOTE(1214, "Delimited value missing end quote"),
    INVALID_LINE(1216, "Input line is not valid"),
    ENCODING(1220, "String contains invalid or unsupported UTF8 codepoints"),
    MULTIBYTE_CHAR(1220, "Multibyte character not supported for CHAR (Hint: try using VARCHAR)"),
    OVERFLOW(1222, "Integer value overflow");

    private final int number;
    private final String reason;

    LoadErrorCode(int number, String reason) {
        this.number = number;
        this.reason = reason;
    }

    int number() {
        return number;
    }

    String reason() {
        return reason;
    }

    /** The code for an error of PostgreSQL's COPY. */
    static LoadErrorCode of(Report report) {
        String message = report.get(Field.MESSAGE);
        return switch (report.get(Field.SQLSTATE)) {
            case "22P02" -> ofSyntax(message);
            case "22007", "22008" -> message.contains("type date") ? DATE : TIMESTAMP;
            case "22001", "23514" -> TOO_LONG;
            case "22003" -> message.contains("numeric") ? DECIMAL : OVERFLOW;
            case "22021" -> ENCODING;
            case "22P04" -> ofFormat(message);
            case "23502" -> MISSING;
            default -> UNKNOWN;
        };
    }

    private static LoadErrorCode ofSyntax(String message) {
        if (message.contains("type numeric")) {
            return DECIMAL;
        }
        if (message.contains("type boolean")) {
            return BOOLEAN;
        }
        return message.contains("type real") || message.contains("type double") ? FLOAT : DIGIT;
    }

    private static LoadErrorCode ofFormat(String message) {
        if (message.startsWith("extra data")) {
            return TOO_MANY_COLUMNS;
        }
        if (message.startsWith("missing data")) {
            return TOO_FEW_COLUMNS;
        }
        return message.contains("quoted") ? QUOTE : INVALID_LINE;
    }
}
