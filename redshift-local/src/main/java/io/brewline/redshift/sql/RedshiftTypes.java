package io.brewline.redshift.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Which types Redshift has.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html">Data types</a>
 */
final class RedshiftTypes {
    private static final Set<String> EMULATED = Words.of("""
            smallint int2 integer int int4 bigint int8 decimal numeric real float4 double float8 float boolean
            bool char character nchar bpchar varchar nvarchar text date timestamp timestamptz time timetz
            """);

    private static final Set<String> NOT_EMULATED =
            Set.of("super", "geometry", "geography", "hllsketch", "varbyte", "varbinary", "binary", "interval");

    /** What Redshift's ancestor, PostgreSQL 8, knew: it is parsed, and then refused for a column. */
    private static final Set<String> UNSUPPORTED = Words.of("""
            serial serial4 serial8 bigserial smallserial bytea money inet cidr macaddr bit point line lseg box
            path polygon circle name oid
            """);

    /** What came to PostgreSQL later. */
    private static final Set<String> UNKNOWN = Words.of("""
            uuid json jsonb xml tsvector tsquery hstore citext int4range int8range numrange tsrange tstzrange
            daterange macaddr8 pg_lsn jsonpath ltree
            """);

    private RedshiftTypes() {}

    /** Checks the type of a column, the first word of it. */
    static void checkColumn(String table, String column, Token type, boolean array) throws SqlRefusal {
        String name = type.text().toLowerCase(Locale.ROOT);
        if (array || UNSUPPORTED.contains(name)) {
            String shown = name + (array ? "[]" : "");
            throw SqlRefusal.unsupported(
                    "Column \"" + table + "." + column + "\" has unsupported type \"" + shown + "\".");
        }
        if (NOT_EMULATED.contains(name)) {
            throw SqlRefusal.notEmulated("type " + name.toUpperCase(Locale.ROOT));
        }
        if (!EMULATED.contains(name)) {
            throw unknown(type.text());
        }
    }

    /** Checks the type that an expression is cast to. */
    static void checkCast(Token type) throws SqlRefusal {
        String name = type.text().toLowerCase(Locale.ROOT);
        if (UNKNOWN.contains(name)) {
            throw unknown(type.text());
        }
        if (name.equals("bytea") || name.equals("money")) {
            throw SqlRefusal.unsupported("type \"" + name + "\" is not supported on Redshift tables.");
        }
    }

    private static SqlRefusal unknown(String type) {
        return SqlRefusal.of("42704", "type \"" + type + "\" does not exist");
    }
}
