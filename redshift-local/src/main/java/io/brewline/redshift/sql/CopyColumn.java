package io.brewline.redshift.sql;

import java.util.List;

/**
 * A column of a COPY's target, as the catalog describes it.
 *
 * @param typeName the type as Redshift's system tables call it, such as {@code int4}
 * @param length the bytes of a text, the digits of a decimal; 0 when the type has none
 * @param scale the digits behind a decimal's point
 * @param required whether NULL is refused
 * @param identity whether Redshift makes its values unless EXPLICIT_IDS is given
 * @param table the table's number
 */
public record CopyColumn(
        String name,
        Kind kind,
        String typeName,
        int length,
        int scale,
        boolean required,
        boolean identity,
        long table) {
    /** What a column holds, as far as COPY converts it. */
    public enum Kind {
        SMALLINT,
        INTEGER,
        BIGINT,
        DECIMAL,
        REAL,
        DOUBLE,
        BOOLEAN,
        CHAR,
        VARCHAR,
        DATE,
        TIMESTAMP,
        TIMESTAMPTZ,
        /** PostgreSQL reads it. */
        OTHER;

        public boolean isText() {
            return this == CHAR || this == VARCHAR;
        }

        public boolean isTime() {
            return this == DATE || this == TIMESTAMP || this == TIMESTAMPTZ;
        }

        private static Kind of(String typeName) {
            return switch (typeName) {
                case "int2" -> SMALLINT;
                case "int4" -> INTEGER;
                case "int8" -> BIGINT;
                case "numeric" -> DECIMAL;
                case "float4" -> REAL;
                case "float8" -> DOUBLE;
                case "bool" -> BOOLEAN;
                case "bpchar" -> CHAR;
                case "varchar", "text" -> VARCHAR;
                case "date" -> DATE;
                case "timestamp" -> TIMESTAMP;
                case "timestamptz" -> TIMESTAMPTZ;
                default -> OTHER;
            };
        }
    }

    /** PostgreSQL's header of a variable-length value counts in its length. */
    private static final int HEADER_BYTES = 4;

    /** The query for the columns of a table, a row a column, for {@link #of}. */
    static String query(String table) {
        return "SELECT attname::text, typname::text, atttypmod::text, attnotnull::text, (attidentity = 'a')::text,"
                + " attrelid::bigint::text FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_type t ON t.oid = atttypid"
                + " WHERE attrelid = to_regclass('" + table.replace("'", "''")
                + "') AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
    }

    /** A column from a row of {@link CopyStatement#columnQuery}. */
    public static CopyColumn of(List<String> row) {
        Kind kind = Kind.of(row.get(1));
        int modifier = Integer.parseInt(row.get(2)) - HEADER_BYTES;
        boolean bounded = modifier >= 0 && (kind.isText() || kind == Kind.DECIMAL);
        int length = !bounded ? 0 : kind == Kind.DECIMAL ? modifier >> 16 : modifier;
        return new CopyColumn(
                row.get(0),
                kind,
                row.get(1),
                length,
                bounded && kind == Kind.DECIMAL ? modifier & 0x7ff : 0,
                row.get(3).equals("true"),
                row.get(4).equals("true"),
                Long.parseLong(row.get(5)));
    }

    /** A column of a table that cannot be seen yet. */
    static CopyColumn unseen(String name) {
        return new CopyColumn(name, Kind.OTHER, "", 0, 0, false, false, 0);
    }
}
