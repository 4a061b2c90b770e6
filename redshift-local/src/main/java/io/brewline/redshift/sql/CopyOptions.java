package io.brewline.redshift.sql;

import io.brewline.redshift.sql.CopyFormat.KeyMatch;
import io.brewline.redshift.sql.CopySource.Compression;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What follows the address in a COPY. An option that is not emulated is an error, never ignored.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY-parameters.html">COPY parameters</a>
 */
final class CopyOptions {
    private static final int MOST_ERRORS = 100_000;

    private enum Shape {
        DELIMITED,
        CSV,
        JSON
    }

    private final Cursor cursor;
    private final Set<String> seen = new HashSet<>();
    private final Set<CopyFlag> flags = EnumSet.noneOf(CopyFlag.class);
    private CopySource.Kind source = CopySource.Kind.PREFIX;
    private Shape shape = Shape.DELIMITED;
    private KeyMatch keyMatch = KeyMatch.EXACT;
    private Compression compression = Compression.NONE;
    private char delimiter;
    private char quote = '"';
    private int ignoreHeader;
    private int maxErrors;
    private String nullText = "\\N";
    private char replacement;
    private TimePattern dateFormat = TimePattern.DATE;
    private TimePattern timeFormat = TimePattern.TIMESTAMP;

    private CopyOptions(Cursor cursor) {
        this.cursor = cursor;
    }

    static CopyOptions read(Cursor cursor) throws SqlRefusal {
        CopyOptions options = new CopyOptions(cursor);
        while (!cursor.atEnd()) {
            options.readOne();
        }
        options.check();
        return options;
    }

    CopySource.Kind source() {
        return source;
    }

    Compression compression() {
        return compression;
    }

    CopyFormat format() {
        return switch (shape) {
            case CSV -> new CopyFormat.Csv(delimiter == 0 ? ',' : delimiter, quote);
            case JSON -> new CopyFormat.Json(keyMatch);
            case DELIMITED -> new CopyFormat.Delimited(delimiter == 0 ? '|' : delimiter);
        };
    }

    CopySettings settings() {
        return new CopySettings(flags, ignoreHeader, maxErrors, nullText, replacement, dateFormat, timeFormat);
    }

    private void readOne() throws SqlRefusal {
        Token token = cursor.next();
        String keyword = token.text().toUpperCase(Locale.ROOT);
        if (token.kind() != Token.Kind.WORD) {
            throw SqlRefusal.syntaxError(token.text());
        }
        if (!seen.add(keyword)) {
            throw conflicting(keyword);
        }
        switch (keyword) {
            case "IAM_ROLE", "CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN" -> authorization();
            case "REGION" -> cursor.stringAfterAs();
            case "MANIFEST" -> source = CopySource.Kind.MANIFEST;
            case "GZIP" -> compression(Compression.GZIP);
            case "ZSTD" -> compression(Compression.ZSTD);
            case "FORMAT" -> cursor.accept("AS");
            case "CSV" -> shape(Shape.CSV);
            case "JSON" -> json();
            case "DELIMITER" -> delimiter = character(keyword);
            case "QUOTE" -> quote = character(keyword);
            default -> readConversion(keyword);
        }
    }

    private void readConversion(String keyword) throws SqlRefusal {
        switch (keyword) {
            case "IGNOREHEADER" -> ignoreHeader = cursor.numberAfterAs();
            case "MAXERROR" -> maxErrors = maxErrors();
            case "NULL" -> nullText = nullText();
            case "ACCEPTINVCHARS" -> replacement = replacement();
            case "DATEFORMAT" -> dateFormat = TimePattern.dateFormat(cursor.stringAfterAs());
            case "TIMEFORMAT" -> timeFormat = TimePattern.timeFormat(cursor.stringAfterAs());
            case "ENCODING" -> encoding();
            case "COMPUPDATE", "STATUPDATE" -> setting();
            case "COMPROWS" -> cursor.numberAfterAs();
            default -> flag(keyword);
        }
    }

    private void flag(String keyword) throws SqlRefusal {
        for (CopyFlag flag : CopyFlag.values()) {
            if (flag.name().equals(keyword)) {
                flags.add(flag);
                return;
            }
        }
        only(false, keyword);
    }

    private void check() throws SqlRefusal {
        if (!seen.contains("IAM_ROLE") && !seen.contains("CREDENTIALS") && !seen.contains("ACCESS_KEY_ID")) {
            throw SqlRefusal.of("42601", "COPY needs IAM_ROLE or CREDENTIALS to read from S3");
        }
        boolean forDelimited = flags.contains(CopyFlag.ESCAPE) || flags.contains(CopyFlag.REMOVEQUOTES);
        if (shape == Shape.CSV && forDelimited) {
            throw conflicting("CSV cannot be used with ESCAPE or REMOVEQUOTES");
        }
        if (shape != Shape.CSV && seen.contains("QUOTE")) {
            throw conflicting("QUOTE can be used only with CSV");
        }
        if (shape == Shape.JSON && (forDelimited || seen.contains("DELIMITER") || ignoreHeader > 0)) {
            throw conflicting("JSON cannot be used with options of delimited text");
        }
    }

    private static void only(boolean emulated, String option) throws SqlRefusal {
        if (!emulated) {
            throw SqlRefusal.notEmulated("COPY option " + option);
        }
    }

    private void authorization() throws SqlRefusal {
        if (!cursor.accept("DEFAULT")) {
            cursor.stringAfterAs();
        }
    }

    private void shape(Shape chosen) throws SqlRefusal {
        if (shape != Shape.DELIMITED) {
            throw conflicting("FORMAT");
        }
        shape = chosen;
    }

    private void json() throws SqlRefusal {
        shape(Shape.JSON);
        String paths = cursor.stringAfterAs();
        only(paths.equals("auto") || paths.equals("auto ignorecase"), "JSON other than 'auto'");
        keyMatch = paths.equals("auto") ? KeyMatch.EXACT : KeyMatch.IGNORING_CASE;
    }

    private void compression(Compression chosen) throws SqlRefusal {
        if (compression != Compression.NONE) {
            throw conflicting(chosen.name());
        }
        compression = chosen;
    }

    private int maxErrors() throws SqlRefusal {
        int count = cursor.numberAfterAs();
        if (count < 0 || count > MOST_ERRORS) {
            throw SqlRefusal.of("22023", "MAXERROR must be between 0 and " + MOST_ERRORS);
        }
        return count;
    }

    private String nullText() throws SqlRefusal {
        String text = cursor.stringAfterAs();
        only(!text.contains("\\0") && !text.contains("\n") && !text.equals("\\n"), "NULL AS a control character");
        return text;
    }

    private char replacement() throws SqlRefusal {
        String text = cursor.acceptsString() ? cursor.stringAfterAs() : "?";
        if (text.length() != 1 || text.charAt(0) == 0 || text.charAt(0) > 127) {
            throw SqlRefusal.of("22023", "ACCEPTINVCHARS takes one ASCII character");
        }
        return text.charAt(0);
    }

    private void encoding() throws SqlRefusal {
        cursor.accept("AS");
        Token token = cursor.next();
        String name = token.isPlainString() ? token.string() : token.text();
        only(name.replace("-", "").equalsIgnoreCase("UTF8"), "ENCODING other than UTF8");
    }

    /** COMPUPDATE and STATUPDATE tune a cluster; here there is nothing to tune. */
    private void setting() {
        if (!cursor.accept("ON") && !cursor.accept("OFF") && !cursor.accept("TRUE") && !cursor.accept("FALSE")) {
            cursor.accept("PRESET");
        }
    }

    private char character(String option) throws SqlRefusal {
        String text = cursor.stringAfterAs();
        if (text.equals("\\t")) {
            return '\t';
        }
        if (text.matches("\\\\[0-7]{3}")) {
            return (char) Integer.parseInt(text.substring(1), 8);
        }
        if (text.length() != 1 || text.charAt(0) > 127) {
            throw SqlRefusal.of("22023", "COPY " + option + " must be a single ASCII character");
        }
        return text.charAt(0);
    }

    private static SqlRefusal conflicting(String what) {
        return SqlRefusal.of("42601", "conflicting or redundant options: " + what);
    }
}
