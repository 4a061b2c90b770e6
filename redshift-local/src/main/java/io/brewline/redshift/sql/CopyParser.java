package io.brewline.redshift.sql;

import io.brewline.redshift.sql.CopyStatement.Compression;
import io.brewline.redshift.sql.CopyStatement.EmptyText;
import io.brewline.redshift.sql.CopyStatement.Format;
import io.brewline.redshift.sql.CopyStatement.KeyMatch;
import io.brewline.redshift.sql.CopyStatement.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a COPY statement. One instance reads one statement. */
final class CopyParser {
    private static final String S3 = "s3://";

    private final Statement statement;
    private final Set<String> seen = new HashSet<>();
    private int at;

    private Source source = Source.PREFIX;
    private Format format;
    private Compression compression = Compression.NONE;
    private EmptyText emptyText = EmptyText.KEPT;
    private char delimiter = ',';
    private char quote = '"';
    private String nullText;
    private int ignoreHeader;
    private boolean authorized;

    private CopyParser(Statement statement) {
        this.statement = statement;
    }

    static CopyStatement parse(Statement statement) throws SqlRefusal {
        return new CopyParser(statement).parse();
    }

    private CopyStatement parse() throws SqlRefusal {
        at = 1;
        int tableFrom = at;
        name();
        while (accept(".")) {
            name();
        }
        String table = statement.text(tableFrom, at);
        String tableName = statement.token(at - 1).name();
        List<String> columns = columns();
        expect("FROM");
        String address = address();
        while (at < statement.size()) {
            option();
        }
        if (!authorized) {
            throw SqlRefusal.of("42601", "COPY needs IAM_ROLE or CREDENTIALS to read from S3");
        }
        if (format == null) {
            throw SqlRefusal.notEmulated("COPY of delimited text without FORMAT CSV or JSON");
        }
        int slash = address.indexOf('/');
        return new CopyStatement(
                table,
                tableName,
                columns,
                slash < 0 ? address : address.substring(0, slash),
                slash < 0 ? "" : address.substring(slash + 1),
                source,
                finishedFormat(),
                compression,
                emptyText,
                ignoreHeader);
    }

    private Format finishedFormat() throws SqlRefusal {
        if (!(format instanceof Format.Csv)) {
            return format;
        }
        if (nullText == null && emptyText == EmptyText.KEPT) {
            throw SqlRefusal.notEmulated("COPY of CSV without EMPTYASNULL");
        }
        return new Format.Csv(delimiter, quote, nullText == null ? "" : nullText);
    }

    private List<String> columns() throws SqlRefusal {
        List<String> columns = new ArrayList<>();
        if (accept("(")) {
            do {
                columns.add(name());
            } while (accept(","));
            expect(")");
        }
        return columns;
    }

    private String address() throws SqlRefusal {
        if (at < statement.size() && (statement.is(at, "STDIN") || statement.is(at, "STDOUT"))) {
            throw SqlRefusal.unsupported("COPY FROM STDIN is not supported");
        }
        String url = string();
        if (!url.startsWith(S3) || url.length() == S3.length()) {
            throw SqlRefusal.notEmulated("COPY from anything but s3://");
        }
        return url.substring(S3.length());
    }

    private void option() throws SqlRefusal {
        Token token = next();
        String keyword = token.text().toUpperCase(Locale.ROOT);
        if (token.kind() != Token.Kind.WORD) {
            throw SqlRefusal.syntaxError(token.text());
        }
        if (!keyword.equals("FORMAT") && !seen.add(keyword)) {
            throw SqlRefusal.of("42601", "conflicting or redundant options: " + keyword);
        }
        switch (keyword) {
            case "IAM_ROLE", "CREDENTIALS" -> authorization();
            case "REGION" -> string();
            case "MANIFEST" -> source = Source.MANIFEST;
            case "FORMAT" -> accept("AS");
            case "CSV" -> format(new Format.Csv(',', '"', ""));
            case "JSON" -> json();
            case "GZIP" -> compression(Compression.GZIP);
            case "ZSTD" -> compression(Compression.ZSTD);
            case "DELIMITER" -> delimiter = character();
            case "QUOTE" -> quote = character();
            case "NULL" -> nullText = stringAfterAs();
            case "EMPTYASNULL" -> emptyText = EmptyText.NULL;
            case "IGNOREHEADER" -> ignoreHeader = numberAfterAs();
            case "MAXERROR" -> onlyZero();
            case "TIMEFORMAT" -> timeFormat();
            case "DATEFORMAT" -> dateFormat();
            case "ENCODING" -> encoding();
            case "COMPUPDATE", "STATUPDATE" -> setting();
            default -> throw SqlRefusal.notEmulated("COPY option " + keyword);
        }
    }

    private void authorization() throws SqlRefusal {
        authorized = true;
        if (!accept("DEFAULT")) {
            accept("AS");
            string();
        }
    }

    private void format(Format chosen) throws SqlRefusal {
        if (format != null) {
            throw SqlRefusal.of("42601", "conflicting or redundant options: FORMAT");
        }
        format = chosen;
    }

    private void json() throws SqlRefusal {
        String paths = stringAfterAs();
        if (paths.equals("auto")) {
            format(new Format.Json(KeyMatch.EXACT));
        } else if (paths.equals("auto ignorecase")) {
            format(new Format.Json(KeyMatch.IGNORING_CASE));
        } else {
            throw SqlRefusal.notEmulated("COPY option JSON other than 'auto'");
        }
    }

    private void compression(Compression chosen) throws SqlRefusal {
        if (compression != Compression.NONE) {
            throw SqlRefusal.of("42601", "conflicting or redundant options: " + chosen);
        }
        compression = chosen;
    }

    private void timeFormat() throws SqlRefusal {
        String pattern = stringAfterAs();
        if (!pattern.equals("auto") && !pattern.matches("(?i)YYYY-MM-DD[ T]HH(24)?:MI:SS")) {
            throw SqlRefusal.notEmulated("COPY option TIMEFORMAT other than 'auto' and 'YYYY-MM-DD HH:MI:SS'");
        }
    }

    private void dateFormat() throws SqlRefusal {
        String pattern = stringAfterAs();
        if (!pattern.equals("auto") && !pattern.equalsIgnoreCase("YYYY-MM-DD")) {
            throw SqlRefusal.notEmulated("COPY option DATEFORMAT other than 'auto' and 'YYYY-MM-DD'");
        }
    }

    private void encoding() throws SqlRefusal {
        if (!stringAfterAs().replace("-", "").equalsIgnoreCase("UTF8")) {
            throw SqlRefusal.notEmulated("COPY option ENCODING other than UTF8");
        }
    }

    private void onlyZero() throws SqlRefusal {
        if (numberAfterAs() != 0) {
            throw SqlRefusal.notEmulated("COPY option MAXERROR other than 0");
        }
    }

    /** COMPUPDATE and STATUPDATE tune a cluster; here there is nothing to tune. */
    private void setting() {
        if (!accept("ON") && !accept("OFF") && !accept("TRUE") && !accept("FALSE")) {
            accept("PRESET");
        }
    }

    private char character() throws SqlRefusal {
        String text = stringAfterAs().replace("\\t", "\t");
        if (text.length() != 1) {
            throw SqlRefusal.of("22023", "COPY delimiter and quote must be a single character");
        }
        return text.charAt(0);
    }

    private int numberAfterAs() throws SqlRefusal {
        accept("AS");
        Token token = next();
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw SqlRefusal.syntaxError(token.text());
        }
    }

    private String stringAfterAs() throws SqlRefusal {
        accept("AS");
        return string();
    }

    private String string() throws SqlRefusal {
        Token token = next();
        if (!token.isPlainString()) {
            throw SqlRefusal.syntaxError(token.text());
        }
        return token.string();
    }

    private String name() throws SqlRefusal {
        Token token = next();
        if (!token.isName()) {
            throw SqlRefusal.syntaxError(token.text());
        }
        return token.name();
    }

    private void expect(String what) throws SqlRefusal {
        if (!accept(what)) {
            throw SqlRefusal.syntaxError(next().text());
        }
    }

    private boolean accept(String what) {
        boolean found = statement.is(at, what) || statement.isSign(at, what);
        at += found ? 1 : 0;
        return found;
    }

    private Token next() throws SqlRefusal {
        if (at >= statement.size()) {
            throw SqlRefusal.of("42601", "syntax error at end of input");
        }
        return statement.token(at++);
    }
}
