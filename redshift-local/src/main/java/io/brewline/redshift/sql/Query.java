package io.brewline.redshift.sql;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The part of a statement that reads or changes rows. */
final class Query {
    private static final Set<String> READS = Set.of("FROM", "JOIN", "INTO", "UPDATE", "USING");

    private Query() {}

    /** The index of its first token; the statement's size when it has none. */
    static int start(Statement statement) {
        Token first = statement.token(0);
        if (first.isSign("(") || isQueryWord(first)) {
            return 0;
        }
        if (first.is("EXPLAIN")) {
            return statement.is(1, "VERBOSE") ? 2 : 1;
        }
        if (first.is("CREATE") || first.is("PREPARE")) {
            return behind(statement, "AS");
        }
        return first.is("DECLARE") ? behind(statement, "FOR") : statement.size();
    }

    private static int behind(Statement statement, String word) {
        for (int i = 1; i < statement.size(); i++) {
            boolean query = statement.isSign(i + 1, "(") || isQueryWord(statement.token(i + 1));
            if (statement.token(i).depth() == 0 && statement.is(i, word) && query) {
                return i + 1;
            }
        }
        return statement.size();
    }

    private static boolean isQueryWord(Token token) {
        return token.is("SELECT")
                || token.is("WITH")
                || token.is("INSERT")
                || token.is("UPDATE")
                || token.is("DELETE")
                || token.is("MERGE");
    }

    /** The index behind the SELECT that the token at this index is part of, before what it may be united with. */
    static int endOfSelect(Statement statement, int at) {
        int depth = statement.token(at).depth();
        int end = ViewRule.end(statement);
        for (int i = at; i < end; i++) {
            int here = statement.token(i).depth();
            if (here < depth || (here == depth && i > at && isSetOperation(statement, i))) {
                return i;
            }
        }
        return end;
    }

    private static boolean isSetOperation(Statement statement, int at) {
        return statement.is(at, "UNION")
                || statement.is(at, "INTERSECT")
                || statement.is(at, "EXCEPT")
                || statement.is(at, "MINUS");
    }

    /** Whether it touches a table that is neither a catalog nor a part of the statement itself. */
    static boolean readsTables(Statement statement) {
        Set<String> own = commonTables(statement);
        for (int i = start(statement); i + 1 < statement.size(); i++) {
            Token token = statement.token(i);
            boolean reads = token.kind() == Token.Kind.WORD
                    && READS.contains(token.text().toUpperCase(Locale.ROOT));
            if (reads && isTable(statement, i + 1, own)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTable(Statement statement, int at, Set<String> own) {
        Token token = statement.token(at);
        boolean named = token.isName() && !Documented.WORDS.has(token.name());
        boolean called = statement.isSign(statement.behindName(at), "(") && !statement.is(at - 1, "INTO");
        // EXTRACT(year FROM day) and the like read no table.
        boolean inCall = statement.is(at - 1, "FROM") && isArgument(statement, at - 1);
        return named && !called && !inCall && !CatalogQuery.isCatalog(token) && !own.contains(token.name());
    }

    /** Whether the word at this index stands between the parentheses of a call, without a SELECT of its own. */
    private static boolean isArgument(Statement statement, int at) {
        int depth = statement.token(at).depth();
        int i = at - 1;
        while (i >= 0 && statement.token(i).depth() >= depth) {
            if (statement.token(i).depth() == depth && (statement.is(i, "SELECT") || statement.is(i, "DELETE"))) {
                return false;
            }
            i--;
        }
        return depth > 0;
    }

    private static Set<String> commonTables(Statement statement) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i + 1 < statement.size(); i++) {
            if (statement.is(i + 1, "AS") && statement.isSign(i + 2, "(")) {
                names.add(statement.token(i).name());
            } else if (statement.isSign(i + 1, "(")) {
                int behind = statement.behindClosing(i + 1);
                if (statement.is(behind, "AS") && statement.isSign(behind + 1, "(")) {
                    names.add(statement.token(i).name());
                }
            }
        }
        return names;
    }
}
