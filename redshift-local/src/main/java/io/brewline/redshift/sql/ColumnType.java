package io.brewline.redshift.sql;

import java.util.Locale;
import java.util.Set;

/**
 * A column's type.
 *
 * @param sql the type in PostgreSQL's words
 * @param maxBytes how many bytes a text may have; 0 when the type is no text
 * @param behind the index behind the type
 */
record ColumnType(String sql, int maxBytes, int behind) {
    private static final int BARE_VARCHAR = 256;
    private static final int LONGEST_VARCHAR = 65_535;
    private static final Set<String> VARYING = Set.of("VARCHAR", "NVARCHAR");
    private static final Set<String> FIXED = Set.of("CHAR", "CHARACTER", "NCHAR", "BPCHAR");

    /** Reads the type of the column whose definition begins at {@code column}. */
    static ColumnType read(Statement statement, String table, int column, int to) throws SqlRefusal {
        int from = column + 1;
        if (from >= to) {
            throw SqlRefusal.of("42601", "syntax error: a column has no type");
        }
        ColumnType type = read(statement, from, to);
        boolean array = statement.isSign(type.behind, "[") || statement.is(type.behind, "ARRAY");
        RedshiftTypes.checkColumn(table, statement.token(column).name(), statement.token(from), array);
        return type;
    }

    private static ColumnType read(Statement statement, int from, int to) throws SqlRefusal {
        String word = statement.token(from).text().toUpperCase(Locale.ROOT);
        boolean spelledOut = statement.is(from, "CHARACTER", "VARYING");
        int at = spelledOut ? from + 2 : from + 1;
        if (word.equals("TEXT")) {
            return varying(BARE_VARCHAR, at);
        }
        if (!spelledOut && !VARYING.contains(word) && !FIXED.contains(word)) {
            return other(statement, from, to);
        }
        boolean bare = !statement.isSign(at, "(");
        int behind = bare ? at : statement.behindClosing(at);
        if (spelledOut || VARYING.contains(word)) {
            return varying(bare ? BARE_VARCHAR : length(statement.token(at + 1)), behind);
        }
        int fixed = !bare ? length(statement.token(at + 1)) : word.equals("BPCHAR") ? BARE_VARCHAR : 1;
        return new ColumnType("char(" + fixed + ")", fixed, behind);
    }

    private static ColumnType varying(int bytes, int behind) {
        return new ColumnType("varchar(" + bytes + ")", bytes, behind);
    }

    private static ColumnType other(Statement statement, int from, int to) {
        int at = from + 1;
        if (statement.is(from, "DOUBLE", "PRECISION")) {
            at++;
        }
        if (at < to && statement.isSign(at, "(")) {
            at = statement.behindClosing(at);
        }
        if (statement.is(at + 1, "TIME", "ZONE") && (statement.is(at, "WITH") || statement.is(at, "WITHOUT"))) {
            at += 3;
        }
        return new ColumnType(statement.text(from, at), 0, at);
    }

    private static int length(Token token) throws SqlRefusal {
        if (token.is("MAX")) {
            return LONGEST_VARCHAR;
        }
        try {
            int length = Integer.parseInt(token.text());
            if (length > LONGEST_VARCHAR) {
                throw SqlRefusal.of("22023", "length for type varchar cannot exceed " + LONGEST_VARCHAR);
            }
            return length;
        } catch (NumberFormatException e) {
            throw SqlRefusal.syntaxError(token.text());
        }
    }

    /**
     * A constraint that counts bytes, as Redshift does, where PostgreSQL counts characters; the gateway rewords its
     * error.
     */
    String lengthCheck(String column, String name) {
        if (maxBytes == 0) {
            return "";
        }
        String constraint = LengthConstraint.name(sql, name);
        return " CONSTRAINT \"" + constraint.replace("\"", "\"\"") + "\" CHECK (octet_length(" + column + ") <= "
                + maxBytes + ")";
    }
}
