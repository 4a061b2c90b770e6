package io.brewline.redshift.sql;

import java.util.Set;

/**
 * Functions and operators that PostgreSQL has and Redshift has not: those that are commonly met, names in lower case.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html">Unsupported
 *     functions</a>
 */
final class PostgresOnly {
    static final Set<String> FUNCTIONS = Words.of("""
            string_agg array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg xmlagg every mode range_agg
            unnest generate_subscripts gen_random_uuid uuid_generate_v4 to_json to_jsonb row_to_json
            array_to_json json_build_object jsonb_build_object json_build_array jsonb_build_array
            json_array_elements jsonb_array_elements json_array_elements_text jsonb_array_elements_text
            json_each jsonb_each json_each_text jsonb_each_text jsonb_set jsonb_path_query json_object_keys
            jsonb_object_keys json_populate_record json_to_recordset array_append array_cat array_dims
            array_length array_position array_prepend array_remove array_to_string cardinality string_to_array
            string_to_table regexp_matches regexp_split_to_array regexp_split_to_table regexp_match format
            concat_ws make_date make_time make_timestamp make_timestamptz make_interval justify_days
            justify_hours justify_interval to_tsvector to_tsquery plainto_tsquery ts_rank nextval currval setval
            lastval num_nulls num_nonnulls date_bin encode quote_nullable xmlelement pg_advisory_lock
            pg_advisory_xact_lock pg_try_advisory_lock pg_notify lo_import lo_export dblink crypt gen_salt
            width_bucket bit_count clock_timestamp statement_timestamp
            """);

    /** What exists on the leader node alone, and cannot be joined to tables. */
    static final Set<String> LEADER_NODE_FUNCTIONS = Set.of("generate_series");

    static final Set<String> OPERATORS = Words.of("""
            -> ->> #> #>> @> <@ ? ?| ?& @? @@ && -|- #- <-> ^@
            """);

    private PostgresOnly() {}
}
