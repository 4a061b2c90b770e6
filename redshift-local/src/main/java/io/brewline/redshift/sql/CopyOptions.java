package io.brewline.redshift.sql;

import io.brewline.redshift.sql.CopyStatement.Compression;
import io.brewline.redshift.sql.CopyStatement.EmptyText;
import io.brewline.redshift.sql.CopyStatement.Format;
import io.brewline.redshift.sql.CopyStatement.KeyMatch;
import io.brewline.redshift.sql.CopyStatement.Source;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What follows the address in a COPY. An option that is not emulated is an error, never ignored.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY-parameters.html">COPY parameters</a>
 */
final class CopyOptions {
    private enum Shape {
        DELIMITED,
        CSV,
        JSON
    }

    private final Cursor cursor;
    private final Set<String> seen = new HashSet<>();
    private Source source = Source.PREFIX;
    private Shape shape = Shape.DELIMITED;
    private KeyMatch keyMatch = KeyMatch.EXACT;
    private Compression compression = Compression.NONE;
    private EmptyText emptyText = EmptyText.KEPT;
    private char delimiter = ',';
    private char quote = '"';
    private int ignoreHeader;
    private boolean authorized;

    private CopyOptions(Cursor cursor) {
        this.cursor = cursor;
    }

    static CopyOptions read(Cursor cursor) throws SqlRefusal {
        CopyOptions options = new CopyOptions(cursor);
        while (!cursor.atEnd()) {
            options.readOne();
        }
        if (!options.authorized) {
            throw SqlRefusal.of("42601", "COPY needs IAM_ROLE or CREDENTIALS to read from S3");
        }
        if (options.shape == Shape.DELIMITED) {
            throw SqlRefusal.notEmulated("COPY of delimited text without FORMAT CSV or JSON");
        }
        return options;
    }

    Source source() {
        return source;
    }

    Compression compression() {
        return compression;
    }

    EmptyText emptyText() {
        return emptyText;
    }

    int ignoreHeader() {
        return ignoreHeader;
    }

    Format format() {
        return shape == Shape.CSV ? new Format.Csv(delimiter, quote) : new Format.Json(keyMatch);
    }

    private void readOne() throws SqlRefusal {
        Token token = cursor.next();
        String keyword = token.text().toUpperCase(Locale.ROOT);
        if (token.kind() != Token.Kind.WORD) {
            throw SqlRefusal.syntaxError(token.text());
        }
        if (!seen.add(keyword)) {
            throw redundant(keyword);
        }
        switch (keyword) {
            case "IAM_ROLE", "CREDENTIALS" -> authorization();
            case "REGION" -> cursor.stringAfterAs();
            case "MANIFEST" -> source = Source.MANIFEST;
            case "FORMAT" -> cursor.accept("AS");
            case "CSV" -> shape(Shape.CSV);
            case "JSON" -> json();
            case "GZIP" -> compression(Compression.GZIP);
            case "ZSTD" -> compression(Compression.ZSTD);
            case "DELIMITER" -> delimiter = character();
            case "QUOTE" -> quote = character();
            case "EMPTYASNULL" -> emptyText = EmptyText.NULL;
            case "IGNOREHEADER" -> ignoreHeader = cursor.numberAfterAs();
            default -> readHarmless(keyword);
        }
    }

    /** Options that change nothing here, as long as they say what happens anyway. */
    private void readHarmless(String keyword) throws SqlRefusal {
        switch (keyword) {
            case "MAXERROR" -> only(cursor.numberAfterAs() == 0, "MAXERROR other than 0");
            case "NULL" -> only(cursor.stringAfterAs().isEmpty(), "NULL AS other than ''");
            case "ENCODING" ->
                only(cursor.stringAfterAs().replace("-", "").equalsIgnoreCase("UTF8"), "ENCODING other than UTF8");
            case "TIMEFORMAT" ->
                only(
                        cursor.stringAfterAs().matches("auto|(?i:YYYY-MM-DD[ T]HH(24)?:MI:SS)"),
                        "TIMEFORMAT other than 'auto' and 'YYYY-MM-DD HH:MI:SS'");
            case "DATEFORMAT" ->
                only(
                        cursor.stringAfterAs().matches("auto|(?i:YYYY-MM-DD)"),
                        "DATEFORMAT other than 'auto' and 'YYYY-MM-DD'");
            case "ROUNDEC" -> {
                // PostgreSQL rounds in any case.
            }
            case "COMPUPDATE", "STATUPDATE" -> setting();
            default -> only(false, keyword);
        }
    }

    private static void only(boolean emulated, String option) throws SqlRefusal {
        if (!emulated) {
            throw SqlRefusal.notEmulated("COPY option " + option);
        }
    }

    private void authorization() throws SqlRefusal {
        authorized = true;
        if (!cursor.accept("DEFAULT")) {
            cursor.stringAfterAs();
        }
    }

    private void shape(Shape chosen) throws SqlRefusal {
        if (shape != Shape.DELIMITED) {
            throw redundant("FORMAT");
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
            throw redundant(chosen.name());
        }
        compression = chosen;
    }

    /** COMPUPDATE and STATUPDATE tune a cluster; here there is nothing to tune. */
    private void setting() {
        if (!cursor.accept("ON") && !cursor.accept("OFF") && !cursor.accept("TRUE") && !cursor.accept("FALSE")) {
            cursor.accept("PRESET");
        }
    }

    private char character() throws SqlRefusal {
        String text = cursor.stringAfterAs().replace("\\t", "\t");
        if (text.length() != 1) {
            throw SqlRefusal.of("22023", "COPY delimiter and quote must be a single character");
        }
        return text.charAt(0);
    }

    private static SqlRefusal redundant(String option) {
        return SqlRefusal.of("42601", "conflicting or redundant options: " + option);
    }
}
