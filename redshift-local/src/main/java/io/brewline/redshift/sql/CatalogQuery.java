package io.brewline.redshift.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Queries that read nothing but the system's catalogs, as drivers and tools do: they may use what tables may not. */
final class CatalogQuery {
    private CatalogQuery() {}

    static boolean is(Statement statement) {
        if (!statement.is(0, "SELECT") && !statement.is(0, "WITH")) {
            return false;
        }
        boolean found = false;
        for (int i = 0; i + 1 < statement.size(); i++) {
            boolean reads = statement.is(i, "FROM") || statement.is(i, "JOIN");
            boolean table = !statement.isSign(i + 1, "(") && !statement.isSign(i + 2, "(");
            if (reads && table) {
                if (!isCatalog(statement.token(i + 1))) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    static boolean isCatalog(Token table) {
        String name = table.name().toLowerCase(Locale.ROOT);
        return name.equals("information_schema") || name.startsWith("pg_") || name.startsWith("svv_");
    }

    /**
     * Replaces a column's alias, where the same SELECT names it again, by what it stands for: Redshift allows that
     * and the JDBC driver uses it. Only for catalog queries, because for others it would take knowing the tables'
     * columns.
     */
    static void expandAliases(Statement statement, Edits edits) {
        for (int i = 0; i < statement.size(); i++) {
            if (statement.is(i, "SELECT")) {
                expandAliases(statement, i, edits);
            }
        }
    }

    /** What older clients ask for, {@code psql} 15 for its list of databases, has another name since PostgreSQL 17. */
    static void renameColumns(Statement statement, Edits edits) {
        for (int i = 0; i < statement.size(); i++) {
            if (statement.is(i, "DATICULOCALE")) {
                edits.replace(i, i + 1, "datlocale");
            } else if (statement.is(i, "COLLICULOCALE")) {
                edits.replace(i, i + 1, "colllocale");
            }
        }
    }

    private static void expandAliases(Statement statement, int select, Edits edits) {
        int depth = statement.token(select).depth();
        Map<String, String> aliases = new HashMap<>();
        boolean listing = true;
        int item = select + 1;
        for (int i = select + 1; i < statement.size() && statement.token(i).depth() >= depth; i++) {
            boolean top = statement.token(i).depth() == depth;
            if (top && (statement.is(i, "ORDER") || statement.is(i, "UNION"))) {
                return;
            }
            if (top && statement.is(i, "FROM")) {
                listing = false;
            } else if (top && listing && statement.isSign(i, ",")) {
                item = i + 1;
            } else if (top && listing && statement.is(i, "AS") && i + 1 < statement.size()) {
                aliases.put(statement.token(i + 1).name(), statement.text(item, i));
                i++;
            } else if (isBareName(statement, i)
                    && aliases.containsKey(statement.token(i).name())) {
                edits.replace(i, i + 1, "(" + aliases.get(statement.token(i).name()) + ")");
            }
        }
    }

    private static boolean isBareName(Statement statement, int at) {
        return statement.token(at).isName()
                && !statement.isSign(at - 1, ".")
                && !statement.isSign(at + 1, ".")
                && !statement.isSign(at + 1, "(")
                && !statement.is(at - 1, "AS");
    }
}
