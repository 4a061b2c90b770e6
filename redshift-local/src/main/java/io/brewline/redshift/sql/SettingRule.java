package io.brewline.redshift.sql;

import java.util.Locale;
import java.util.Set;

/** Settings and isolation levels. */
final class SettingRule {
    /**
     * Settings that only Redshift has; they are kept, and do nothing.
     *
     * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_ConfigurationRef.html">Configuration
     *     reference</a>
     */
    private static final Set<String> WITHOUT_EFFECT = Words.of("""
            query_group wlm_query_slot_count enable_result_cache_for_session analyze_threshold_percent
            auto_analyze auto_mv describe_field_name_in_uppercase downcase_delimited_identifier
            enable_case_sensitive_identifier enable_case_sensitive_super_attribute enable_numeric_rounding
            enable_vacuum_boost error_on_nondeterministic_update json_serialization_enable
            json_serialization_parse_nested_strings max_concurrency_scaling_clusters max_cursor_result_set_size
            mv_enable_aqmv_for_session navigate_super_null_on_error parse_super_null_on_error
            pg_federation_repeatable_read spectrum_enable_pseudo_columns spectrum_query_maxerror
            stored_proc_log_min_messages cast_super_null_on_error default_geometry_encoding
            """);

    private SettingRule() {}

    static boolean applies(Statement statement) {
        return statement.is(0, "SET")
                || statement.is(0, "RESET")
                || statement.is(0, "SHOW")
                || statement.is(0, "BEGIN")
                || statement.is(0, "START");
    }

    static void apply(Statement statement, Edits edits) {
        for (int i = 1; i + 2 < statement.size(); i++) {
            if (statement.is(i, "ISOLATION", "LEVEL")) {
                // Whatever is asked for, Redshift gives what the database has: a snapshot.
                boolean twoWords = statement.is(i + 2, "READ") || statement.is(i + 2, "REPEATABLE");
                edits.replace(i, Math.min(i + (twoWords ? 4 : 3), statement.size()), "ISOLATION LEVEL REPEATABLE READ");
            }
        }
        int name = statement.is(1, "SESSION") || statement.is(1, "LOCAL") ? 2 : 1;
        if (name < statement.size() && !statement.isSign(name + 1, ".")) {
            String setting = statement.token(name).text().toLowerCase(Locale.ROOT);
            if (WITHOUT_EFFECT.contains(setting) || setting.startsWith("spectrum_")) {
                edits.replace(name, name + 1, "redshift." + setting);
            } else if (setting.equals("readonly")) {
                edits.replace(name, name + 1, "default_transaction_read_only");
            }
        }
    }
}
