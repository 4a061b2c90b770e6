package io.brewline.redshift.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Refuses the clauses, functions, operators and types that PostgreSQL has and Redshift has not.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html">Unsupported features</a>
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html">Unsupported functions</a>
 */
final class RefusedExpression {
    private static final Set<String> FUNCTIONS = Set.of(
            "string_agg",
            "array_agg",
            "json_agg",
            "jsonb_agg",
            "json_object_agg",
            "jsonb_object_agg",
            "xmlagg",
            "every",
            "mode",
            "range_agg",
            "unnest",
            "generate_subscripts",
            "gen_random_uuid",
            "uuid_generate_v4",
            "to_json",
            "to_jsonb",
            "row_to_json",
            "array_to_json",
            "json_build_object",
            "jsonb_build_object",
            "json_build_array",
            "jsonb_build_array",
            "json_array_elements",
            "jsonb_array_elements",
            "json_array_elements_text",
            "jsonb_array_elements_text",
            "json_each",
            "jsonb_each",
            "json_each_text",
            "jsonb_each_text",
            "jsonb_set",
            "jsonb_path_query",
            "json_object_keys",
            "jsonb_object_keys",
            "json_populate_record",
            "json_to_recordset",
            "array_append",
            "array_cat",
            "array_dims",
            "array_length",
            "array_position",
            "array_prepend",
            "array_remove",
            "array_to_string",
            "cardinality",
            "string_to_array",
            "string_to_table",
            "regexp_matches",
            "regexp_split_to_array",
            "regexp_split_to_table",
            "regexp_match",
            "format",
            "concat_ws",
            "make_date",
            "make_time",
            "make_timestamp",
            "make_timestamptz",
            "make_interval",
            "justify_days",
            "justify_hours",
            "justify_interval",
            "to_tsvector",
            "to_tsquery",
            "plainto_tsquery",
            "ts_rank",
            "nextval",
            "currval",
            "setval",
            "lastval",
            "num_nulls",
            "num_nonnulls",
            "date_bin",
            "encode",
            "quote_nullable",
            "xmlelement",
            "pg_advisory_lock",
            "pg_advisory_xact_lock",
            "pg_try_advisory_lock",
            "pg_notify",
            "lo_import",
            "lo_export",
            "dblink",
            "crypt",
            "gen_salt",
            "width_bucket",
            "bit_count",
            "clock_timestamp",
            "statement_timestamp");

    /** By what these set operations would be joined to tables, they exist on the leader node alone. */
    private static final Set<String> LEADER_ONLY = Set.of("generate_series");

    private static final Set<String> OPERATORS =
            Set.of("->", "->>", "#>", "#>>", "@>", "<@", "?", "?|", "?&", "@?", "@@", "&&", "-|-", "#-", "<->", "^@");

    private final Statement statement;

    private RefusedExpression(Statement statement) {
        this.statement = statement;
    }

    static void check(Statement statement) throws SqlRefusal {
        new RefusedExpression(statement).check();
    }

    private void check() throws SqlRefusal {
        for (int i = 0; i < statement.size(); i++) {
            Token token = statement.token(i);
            switch (token.kind()) {
                case WORD -> checkWord(i, token.text().toUpperCase(Locale.ROOT));
                case OPERATOR -> checkOperator(token);
                case SIGN -> checkSign(i);
                default -> {
                    // Literals and quoted names say nothing about the dialect.
                }
            }
        }
    }

    private void checkOperator(Token token) throws SqlRefusal {
        if (OPERATORS.contains(token.text())) {
            throw SqlRefusal.of("42883", "operator does not exist: " + token.text());
        }
    }

    private void checkSign(int at) throws SqlRefusal {
        boolean column = statement.isSign(at + 1, "]") && (statement.is(0, "CREATE") || statement.is(0, "ALTER"));
        if (statement.isSign(at, "[") && !column) {
            throw SqlRefusal.unsupported("arrays are not supported on Redshift tables.");
        }
        if (statement.isSign(at, "::") && at + 1 < statement.size()) {
            RedshiftTypes.checkCast(statement.token(at + 1));
        }
    }

    private void checkWord(int at, String word) throws SqlRefusal {
        if (statement.isSign(at - 1, ".") && !statement.is(at - 2, "PG_CATALOG")) {
            return;
        }
        if (statement.isSign(at + 1, "(")) {
            checkCall(at, word);
        }
        switch (word) {
            case "ON" -> checkOn(at);
            case "DISTINCT" -> checkDistinct(at);
            case "RETURNING" -> refuseIf(isClause(at), at);
            case "LATERAL" -> refuseIf(statement.isSign(at + 1, "("), at);
            case "TABLESAMPLE" -> refuseIf(statement.isSign(at + 2, "("), at);
            case "ORDINALITY" -> refuseIf(statement.is(at - 1, "WITH"), at);
            case "FILTER" -> refuseIf(statement.isSign(at - 1, ")") && statement.isSign(at + 1, "("), at + 1);
            case "VALUES" -> refuseIf(isTable(at), at);
            case "MATERIALIZED" -> refuseIf(statement.is(at - 1, "AS") || statement.is(at - 2, "AS", "NOT"), at);
            case "INSERT", "UPDATE", "DELETE" -> refuseIf(statement.isSign(at - 1, "("), at);
            case "FETCH" -> refuseIf(at > 0 && (statement.is(at + 1, "FIRST") || statement.is(at + 1, "NEXT")), at);
            case "WINDOW" -> refuseIf(statement.is(at + 2, "AS") && statement.isSign(at + 3, "("), at);
            case "SET" -> refuseIf(statement.is(0, "UPDATE") && statement.isSign(at + 1, "("), at + 1);
            case "AS" -> checkCast(at);
            case "FOR" -> checkFor(at);
            case "ARRAY" -> refuseIf(statement.isSign(at + 1, "["), at + 1);
            default -> {
                // Most words are names.
            }
        }
    }

    private void checkCall(int at, String word) throws SqlRefusal {
        String name = word.toLowerCase(Locale.ROOT);
        // A table may have a function's name where columns are listed.
        boolean listed = statement.is(at - 1, "INTO") || statement.is(at - 1, "TABLE") || statement.is(at - 1, "VIEW");
        if (FUNCTIONS.contains(name) && !listed) {
            throw SqlRefusal.of("42883", "function " + name + "() does not exist");
        }
        if (LEADER_ONLY.contains(name)) {
            throw SqlRefusal.unsupported(
                    "Specified types or functions (one per INFO message) not supported on Redshift tables.");
        }
        if (name.equals("concat") && arguments(at + 1) > 2) {
            throw SqlRefusal.of("42883", "function concat() with more than two arguments does not exist");
        }
    }

    private int arguments(int open) {
        int depth = statement.token(open).depth() + 1;
        int count = 1;
        for (int i = open + 1; i < statement.behindClosing(open); i++) {
            count += statement.isSign(i, ",") && statement.token(i).depth() == depth ? 1 : 0;
        }
        return count;
    }

    /** Whether the word cannot be a column's or table's name here. */
    private boolean isClause(int at) {
        return at > 0
                && !statement.is(at - 1, "AS")
                && !statement.isSign(at - 1, ",")
                && !statement.isSign(at + 1, ".")
                && !statement.isSign(at + 1, ",");
    }

    private boolean isTable(int at) {
        return at == 0
                || statement.isSign(at - 1, "(")
                || statement.is(at - 1, "UNION")
                || statement.is(at - 1, "ALL")
                || statement.is(at - 1, "EXCEPT");
    }

    private void checkOn(int at) throws SqlRefusal {
        if (statement.is(at - 1, "DISTINCT")) {
            throw SqlRefusal.unsupported("SELECT DISTINCT ON is not supported");
        }
        refuseIf(statement.is(at + 1, "CONFLICT"), at);
    }

    private void checkDistinct(int at) throws SqlRefusal {
        boolean compares = statement.is(at - 1, "IS") || statement.is(at - 2, "IS", "NOT");
        refuseIf(compares && statement.is(at + 1, "FROM"), at);
    }

    private void checkCast(int at) throws SqlRefusal {
        int open = at - 1;
        while (open > 0 && statement.token(open).depth() >= statement.token(at).depth()) {
            open--;
        }
        if (statement.isSign(open, "(") && statement.is(open - 1, "CAST") && at + 1 < statement.size()) {
            RedshiftTypes.checkCast(statement.token(at + 1));
        }
    }

    private void checkFor(int at) throws SqlRefusal {
        if (statement.is(at + 1, "UPDATE") || statement.is(at + 1, "SHARE") || statement.is(at + 1, "NO", "KEY")) {
            throw SqlRefusal.unsupported("SELECT FOR UPDATE is not supported on Redshift tables.");
        }
    }

    private void refuseIf(boolean wrong, int at) throws SqlRefusal {
        if (wrong) {
            throw SqlRefusal.syntaxError(statement.token(at).text());
        }
    }
}
