package io.brewline.redshift.sql;

import io.brewline.redshift.sql.Documented.Standing;
import java.util.Locale;

/**
 * Refuses the types that Redshift has not.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html">Data types</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-datatypes.html">Unsupported
 *     data types</a>
 */
final class RedshiftTypes {
    private RedshiftTypes() {}

    /** Checks the type of a column, the first word of it. */
    static void checkColumn(String table, String column, Token type, boolean array) throws SqlRefusal {
        String name = type.text().toLowerCase(Locale.ROOT);
        Standing standing = standing(type);
        if (standing == Standing.MISSING || name.equals("interval")) {
            throw notEmulated(name);
        }
        if (array || standing != Standing.COMPUTE) {
            throw SqlRefusal.unsupported("Column \"" + table + "." + column + "\" has unsupported type \"" + name
                    + (array ? "[]" : "") + "\".");
        }
    }

    /** Checks the type that an expression is cast to. */
    static void checkCast(Token type, boolean readsTables) throws SqlRefusal {
        if (type.kind() == Token.Kind.QUOTED_NAME || type.is("PG_CATALOG")) {
            return;
        }
        String name = type.text().toLowerCase(Locale.ROOT);
        switch (standing(type)) {
            case MISSING -> throw notEmulated(name);
            case UNSUPPORTED ->
                throw SqlRefusal.unsupported("type \"" + name + "\" is not supported on Redshift tables.");
            case LEADER -> {
                if (readsTables && !name.equals("interval")) {
                    throw RefusedCall.onLeaderNodeOnly();
                }
            }
            case COMPUTE, CATALOG -> {
                // Emulated.
            }
        }
    }

    private static Standing standing(Token type) throws SqlRefusal {
        return Documented.TYPES
                .find(type.text())
                .orElseThrow(() -> SqlRefusal.of("42704", "type \"" + type.text() + "\" does not exist"))
                .standing();
    }

    private static SqlRefusal notEmulated(String type) {
        return SqlRefusal.notEmulated("type " + type.toUpperCase(Locale.ROOT));
    }
}
