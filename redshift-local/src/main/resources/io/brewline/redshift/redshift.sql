-- What Redshift has and PostgreSQL lacks. Runs at every start, so every statement may run again.
-- It all goes into pg_catalog, which every session searches first, whatever its search_path says.
SET allow_system_table_mods = on;

-- The gateway writes the numbers to a file: neither a roll-back nor the session's snapshot may hide them.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_last_copy(field integer) RETURNS text
    LANGUAGE sql VOLATILE SECURITY DEFINER AS
$$ SELECT split_part(pg_read_file('copy_counts/' || pg_backend_pid(), true), ' ', field) $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint
    LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(redshift_last_copy(1), '0')::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_id() RETURNS bigint
    LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(redshift_last_copy(2), '-1')::bigint $$;

-- What COPYs left behind, a JSON object a line. The columns of the views are those of Redshift's pages.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_load_log(file text) RETURNS SETOF json
    LANGUAGE sql VOLATILE SECURITY DEFINER AS
$$ SELECT line::json FROM string_to_table(pg_read_file('copy_counts/' || file, true), E'\n') line WHERE line IS JSON OBJECT $$;

-- Load errors were a table once.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('pg_catalog.sys_load_error_detail') AND relkind = 'r') THEN
        DROP TABLE pg_catalog.sys_load_error_detail;
    END IF;
END $$;

CREATE OR REPLACE VIEW pg_catalog.sys_load_error_detail AS
SELECT user_id, query_id, transaction_id, session_id, current_database()::char(64) AS database_name, table_id, start_time,
       left(file_name, 256)::char(256) AS file_name, line_number, left(column_name, 127)::char(127) AS column_name,
       column_type::char(10) AS column_type, column_length::char(10) AS column_length, "position", error_code,
       error_message::char(512) AS error_message
FROM redshift_load_log('load_errors') line, json_to_record(line) AS error(
    user_id integer, query_id bigint, transaction_id bigint, session_id integer, table_id integer, start_time timestamp,
    file_name text, line_number bigint, column_name text, column_type text, column_length text, "position" integer,
    error_code integer, error_message text);

-- A row's text stays out of here: it may be a name.
CREATE OR REPLACE VIEW pg_catalog.stl_load_errors AS
SELECT user_id AS userid, 0 AS slice, table_id AS tbl, start_time AS starttime, session_id AS session, query_id AS query,
       file_name AS filename, line_number, column_name AS colname, column_type AS type, column_length AS col_length,
       "position", ''::char(1024) AS raw_line, ''::char(1024) AS raw_field_value, error_code AS err_code,
       error_message::char(100) AS err_reason, 0 AS is_partial, 0::bigint AS start_offset, 0::bigint AS copy_job_id
FROM pg_catalog.sys_load_error_detail;

CREATE OR REPLACE VIEW pg_catalog.stl_loaderror_detail AS
SELECT user_id AS userid, 0 AS slice, session_id AS session, query_id AS query, file_name AS filename, line_number,
       NULL::integer AS field, column_name::char(1024) AS colname, ''::char(1024) AS value, NULL::integer AS is_null,
       column_type AS type, column_length AS col_length
FROM pg_catalog.sys_load_error_detail;

CREATE OR REPLACE VIEW pg_catalog.sys_load_history AS
SELECT user_id, query_id, transaction_id, session_id, current_database()::text AS database_name, status, table_name,
       start_time, end_time, duration, data_source, file_format, loaded_rows, loaded_bytes, source_file_count,
       source_file_bytes, file_count_scanned, file_bytes_scanned, error_count, 0::bigint AS copy_job_id
FROM redshift_load_log('load_history') line, json_to_record(line) AS load(
    user_id integer, query_id bigint, transaction_id bigint, session_id integer, status text, table_name text,
    start_time timestamp, end_time timestamp, duration bigint, data_source text, file_format text, loaded_rows bigint,
    loaded_bytes bigint, source_file_count integer, source_file_bytes bigint, file_count_scanned integer,
    file_bytes_scanned bigint, error_count bigint);

CREATE OR REPLACE VIEW pg_catalog.stl_load_commits AS
SELECT user_id AS userid, query_id AS query, 0 AS slice, ''::char(256) AS name, left(file_name, 256)::char(256) AS filename,
       NULL::integer AS byte_offset, lines_scanned, NULL::integer AS errors, updated AS curtime, NULL::integer AS status,
       CASE file_format WHEN 'json' THEN 'JSON' ELSE 'Text' END::char(16) AS file_format, 0 AS is_partial,
       0::bigint AS start_offset, 0::bigint AS copy_job_id
FROM redshift_load_log('load_files') line, json_to_record(line) AS load(
    user_id integer, query_id bigint, file_name text, lines_scanned integer, file_format text, updated timestamp);

GRANT SELECT ON pg_catalog.sys_load_error_detail, pg_catalog.sys_load_history, pg_catalog.stl_load_errors,
    pg_catalog.stl_loaderror_detail, pg_catalog.stl_load_commits TO PUBLIC;

-- AVG of integers is an integer, cut towards zero. PostgreSQL's own, which gives a numeric, steps aside.
DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['smallint', 'integer', 'bigint'] LOOP
        IF to_regprocedure('pg_catalog.exact_avg(' || kind || ')') IS NULL THEN
            EXECUTE 'ALTER AGGREGATE pg_catalog.avg(' || kind || ') RENAME TO exact_avg';
        END IF;
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_avg_add(bigint[], bigint) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT ARRAY[$1[1] + 1, $1[2] + $2] $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_avg_end(bigint[]) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN $1[1] > 0 THEN $1[2] / $1[1] END $$;

CREATE OR REPLACE AGGREGATE pg_catalog.avg(smallint) (
    SFUNC = int2_avg_accum, STYPE = bigint[], INITCOND = '{0,0}', FINALFUNC = redshift_avg_end,
    COMBINEFUNC = int4_avg_combine, PARALLEL = SAFE,
    MSFUNC = int2_avg_accum, MINVFUNC = int2_avg_accum_inv, MSTYPE = bigint[], MINITCOND = '{0,0}', MFINALFUNC = redshift_avg_end);

CREATE OR REPLACE AGGREGATE pg_catalog.avg(integer) (
    SFUNC = int4_avg_accum, STYPE = bigint[], INITCOND = '{0,0}', FINALFUNC = redshift_avg_end,
    COMBINEFUNC = int4_avg_combine, PARALLEL = SAFE,
    MSFUNC = int4_avg_accum, MINVFUNC = int4_avg_accum_inv, MSTYPE = bigint[], MINITCOND = '{0,0}', MFINALFUNC = redshift_avg_end);

CREATE OR REPLACE AGGREGATE pg_catalog.avg(bigint) (
    SFUNC = redshift_avg_add, STYPE = bigint[], INITCOND = '{0,0}', FINALFUNC = redshift_avg_end,
    COMBINEFUNC = int4_avg_combine, PARALLEL = SAFE);

-- Dates. The gateway puts a bare part of a date, as in DATEADD(day, 1, d), into quotes.
CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT date_trunc('second', statement_timestamp())::timestamp $$;

-- SYSDATE is the start of the transaction, GETDATE() that of the statement.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_sysdate() RETURNS timestamp
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT transaction_timestamp()::timestamp $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_date_part(part text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE
       WHEN lower(part) IN ('y', 'yr', 'yrs', 'year', 'years') THEN 'year'
       WHEN lower(part) IN ('qtr', 'qtrs', 'quarter', 'quarters') THEN 'quarter'
       WHEN lower(part) IN ('mon', 'mons', 'month', 'months') THEN 'month'
       WHEN lower(part) IN ('w', 'week', 'weeks') THEN 'week'
       WHEN lower(part) IN ('d', 'day', 'days') THEN 'day'
       WHEN lower(part) IN ('h', 'hr', 'hrs', 'hour', 'hours') THEN 'hour'
       WHEN lower(part) IN ('m', 'min', 'mins', 'minute', 'minutes') THEN 'minute'
       WHEN lower(part) IN ('s', 'sec', 'secs', 'second', 'seconds') THEN 'second'
       WHEN lower(part) IN ('ms', 'msec', 'msecs', 'msecond', 'mseconds', 'millisec', 'millisecs', 'millisecon', 'millisecond', 'milliseconds') THEN 'milliseconds'
       WHEN lower(part) IN ('us', 'usec', 'usecs', 'usecond', 'useconds', 'microsec', 'microsecs', 'microsecond', 'microseconds') THEN 'microseconds'
       WHEN lower(part) IN ('c', 'cent', 'cents', 'century', 'centuries') THEN 'century'
       WHEN lower(part) IN ('dec', 'decs', 'decade', 'decades') THEN 'decade'
       ELSE lower(part)
   END $$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, moment timestamp) RETURNS timestamp
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT moment + CASE redshift_date_part(part)
       WHEN 'quarter' THEN make_interval(months => 3 * amount::int)
       ELSE (amount || ' ' || redshift_date_part(part))::interval
   END $$;

-- Counts the boundaries between the two moments, not the time that lies between them. A week begins on Sunday here.
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, start timestamp, stop timestamp) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE redshift_date_part(part)
       WHEN 'year' THEN (date_part('year', stop) - date_part('year', start))::bigint
       WHEN 'quarter' THEN (4 * (date_part('year', stop) - date_part('year', start))
           + date_part('quarter', stop) - date_part('quarter', start))::bigint
       WHEN 'month' THEN (12 * (date_part('year', stop) - date_part('year', start))
           + date_part('month', stop) - date_part('month', start))::bigint
       WHEN 'week' THEN ((date_trunc('week', stop + interval '1 day')::date
           - date_trunc('week', start + interval '1 day')::date) / 7)::bigint
       WHEN 'day' THEN (stop::date - start::date)::bigint
       ELSE (extract(epoch FROM date_trunc(redshift_date_part(part), stop) - date_trunc(redshift_date_part(part), start))
           / extract(epoch FROM ('1 ' || redshift_date_part(part))::interval))::bigint
   END $$;

CREATE OR REPLACE FUNCTION pg_catalog.date_trunc(part text, day date) RETURNS timestamp
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT date_trunc(part, day::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_catalog.trunc(moment timestamp) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT moment::date $$;

CREATE OR REPLACE FUNCTION pg_catalog.last_day(day timestamp) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT (date_trunc('month', day) + interval '1 month - 1 day')::date $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, moment timestamp) RETURNS timestamp
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT (moment AT TIME ZONE source) AT TIME ZONE target $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, moment timestamp) RETURNS timestamp
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT (moment AT TIME ZONE 'UTC') AT TIME ZONE target $$;

-- Text.
CREATE OR REPLACE FUNCTION pg_catalog.len(value text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT length(value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.sha2(value text, bits integer) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT encode(CASE bits
       WHEN 0 THEN sha256(convert_to(value, 'UTF8'))
       WHEN 224 THEN sha224(convert_to(value, 'UTF8'))
       WHEN 256 THEN sha256(convert_to(value, 'UTF8'))
       WHEN 384 THEN sha384(convert_to(value, 'UTF8'))
       WHEN 512 THEN sha512(convert_to(value, 'UTF8'))
   END, 'hex') $$;

-- What the JDBC driver reads to answer getTables(), getColumns() and the like.
CREATE OR REPLACE VIEW pg_catalog.svv_tables AS
SELECT t.table_catalog::varchar(128) AS table_catalog,
       t.table_schema::varchar(128) AS table_schema,
       t.table_name::varchar(128) AS table_name,
       CASE t.table_type WHEN 'LOCAL TEMPORARY' THEN 'BASE TABLE' ELSE t.table_type END::varchar(128) AS table_type,
       obj_description(to_regclass(format('%I.%I', t.table_schema, t.table_name)), 'pg_class')::varchar(256) AS remarks
FROM information_schema.tables t;

-- The driver's query names is_autoincrement, which Redshift takes for the select list's own column; here the view has it.
CREATE OR REPLACE VIEW pg_catalog.svv_columns AS
SELECT c.table_catalog::varchar(128) AS table_catalog,
       c.table_schema::varchar(128) AS table_schema,
       c.table_name::varchar(128) AS table_name,
       c.column_name::varchar(128) AS column_name,
       c.ordinal_position::integer AS ordinal_position,
       c.column_default::varchar(4096) AS column_default,
       c.is_nullable::varchar(3) AS is_nullable,
       c.data_type::varchar(128) AS data_type,
       c.character_maximum_length::integer AS character_maximum_length,
       c.numeric_precision::integer AS numeric_precision,
       c.numeric_precision_radix::integer AS numeric_precision_radix,
       c.numeric_scale::integer AS numeric_scale,
       c.datetime_precision::integer AS datetime_precision,
       NULL::varchar(128) AS domain_name,
       col_description(to_regclass(format('%I.%I', c.table_schema, c.table_name)), c.ordinal_position)::varchar(256) AS remarks,
       CASE c.is_identity WHEN 'YES' THEN 'YES' ELSE 'NO' END::varchar(3) AS is_autoincrement
FROM information_schema.columns c;

CREATE OR REPLACE VIEW pg_catalog.svv_external_schemas AS
SELECT NULL::integer AS esoid, NULL::varchar(128) AS schemaname, NULL::varchar(128) AS databasename WHERE false;

CREATE OR REPLACE VIEW pg_catalog.svv_external_tables AS
SELECT NULL::varchar(128) AS schemaname, NULL::varchar(128) AS tablename WHERE false;

-- Late-binding views are ordinary views here, so none is unresolved.
CREATE OR REPLACE FUNCTION pg_catalog.pg_get_late_binding_view_cols() RETURNS SETOF record
    LANGUAGE sql STABLE AS
$$ SELECT ''::name, ''::name, ''::name, ''::text, 0 WHERE false $$;

-- REGEXP_REPLACE replaces every match, PostgreSQL's only the first.
DO $$
BEGIN
    IF to_regprocedure('pg_catalog.regexp_replace_once(text, text, text)') IS NULL THEN
        ALTER FUNCTION pg_catalog.regexp_replace(text, text, text) RENAME TO regexp_replace_once;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.regexp_replace(source text, pattern text, replacement text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace(source, pattern, replacement, 'g') $$;

CREATE OR REPLACE FUNCTION pg_catalog.regexp_replace(source text, pattern text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace(source, pattern, '', 'g') $$;

CREATE OR REPLACE FUNCTION pg_catalog.charindex(part text, value text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT strpos(value, part) $$;

CREATE OR REPLACE FUNCTION pg_catalog.nvl2(value anyelement, present anycompatible, absent anycompatible) RETURNS anycompatible
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN value IS NOT NULL THEN present ELSE absent END $$;

CREATE OR REPLACE FUNCTION pg_catalog."isnull"(value anycompatible, otherwise anycompatible) RETURNS anycompatible
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT coalesce(value, otherwise) $$;

-- A text among times is taken for one with a time zone, so that the session's zone cancels out again.
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, start timestamptz, stop timestamptz) RETURNS bigint
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT datediff(part, start::timestamp, stop::timestamp) $$;

-- The last day of a month stays the last day.
CREATE OR REPLACE FUNCTION pg_catalog.add_months(moment timestamp, months bigint) RETURNS timestamp
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN moment::date = last_day(moment)
       THEN last_day(moment + make_interval(months => months::int)) + moment::time
       ELSE moment + make_interval(months => months::int)
   END $$;

CREATE OR REPLACE FUNCTION pg_catalog.months_between(later timestamp, earlier timestamp) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT 12 * (date_part('year', later) - date_part('year', earlier)) + date_part('month', later) - date_part('month', earlier)
       + CASE WHEN date_part('day', later) = date_part('day', earlier)
               OR (later::date = last_day(later) AND earlier::date = last_day(earlier)) THEN 0
         ELSE (date_part('day', later) - date_part('day', earlier)
               + extract(epoch FROM later::time - earlier::time)::double precision / 86400) / 31
       END $$;

CREATE OR REPLACE FUNCTION pg_catalog.next_day(day timestamp, weekday text) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT day::date + 1
       + mod(6 + position(left(lower(weekday), 2) IN 'sumotuwethfrsa') / 2 - date_part('dow', day)::int, 7) $$;

CREATE OR REPLACE FUNCTION pg_catalog.date_part_year(day date) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT date_part('year', day)::integer $$;

CREATE OR REPLACE FUNCTION pg_catalog.to_date(value text, format text, is_strict boolean) RETURNS date
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$ SELECT to_date(value, format) $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_current_user_id() RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT usesysid::integer FROM pg_user WHERE usename = current_user $$;

CREATE OR REPLACE FUNCTION pg_catalog.textlen(value text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT length(value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.replicate(value text, times integer) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT repeat(value, times) $$;

CREATE OR REPLACE FUNCTION pg_catalog.octetindex(part text, value text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN strpos(value, part) = 0 THEN 0 ELSE octet_length(left(value, strpos(value, part) - 1)) + 1 END $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_bpcharcmp(one text, other text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN rtrim(one) < rtrim(other) THEN -1 WHEN rtrim(one) > rtrim(other) THEN 1 ELSE 0 END $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_bttext_pattern_cmp(one text, other text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_bpcharcmp(one, other) $$;

CREATE OR REPLACE FUNCTION pg_catalog.strtol(value text, base integer) RETURNS bigint
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
    digits text := lower(ltrim(value));
    negative boolean := digits LIKE '-%';
    digit text;
    result numeric := 0;
BEGIN
    digits := ltrim(digits, '+-');
    IF base = 16 THEN
        digits := regexp_replace_once(digits, '^0x', '');
    END IF;
    FOREACH digit IN ARRAY string_to_array(digits, NULL) LOOP
        IF strpos(left('0123456789abcdefghijklmnopqrstuvwxyz', base), digit) = 0 THEN
            RAISE EXCEPTION 'The input % is not valid to be converted to base %', value, base USING ERRCODE = '22023';
        END IF;
        result := result * base + strpos('0123456789abcdefghijklmnopqrstuvwxyz', digit) - 1;
    END LOOP;
    RETURN CASE WHEN negative THEN -result ELSE result END;
END $$;

-- Regular expressions. Of the parameters, e asks for the first group and p for Perl's dialect, of which PostgreSQL's has the most.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_regexp_substr(
    source text, pattern text, start integer DEFAULT 1, occurrence integer DEFAULT 1, parameters text DEFAULT '') RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT coalesce(regexp_substr(source, pattern, start, occurrence, translate(parameters, 'ep', ''),
       CASE WHEN strpos(parameters, 'e') > 0 THEN 1 ELSE 0 END), '') $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_regexp_instr(
    source text, pattern text, start integer DEFAULT 1, occurrence integer DEFAULT 1, behind integer DEFAULT 0,
    parameters text DEFAULT '') RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_instr(source, pattern, start, occurrence, behind, translate(parameters, 'ep', ''),
       CASE WHEN strpos(parameters, 'e') > 0 THEN 1 ELSE 0 END) $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_regexp_count(
    source text, pattern text, start integer DEFAULT 1, parameters text DEFAULT '') RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_count(source, pattern, start, translate(parameters, 'p', '')) $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_regexp_replace(
    source text, pattern text, replacement text, start integer, parameters text DEFAULT '') RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace(source, pattern, replacement, start, 0, translate(parameters, 'p', '')) $$;

-- JSON in text. The last argument turns the error of a text that is no JSON into a NULL.
CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT value IS JSON OBJECT OR value IS JSON ARRAY $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json_array(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT value IS JSON ARRAY $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_json_at(value text, null_if_invalid boolean, path text[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN null_if_invalid AND NOT is_valid_json(value) THEN NULL ELSE coalesce(value::json #>> path, '') END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, VARIADIC path text[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_json_at(value, false, path) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, a text, null_if_invalid boolean) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_json_at(value, null_if_invalid, ARRAY[a]) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, a text, b text, null_if_invalid boolean) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_json_at(value, null_if_invalid, ARRAY[a, b]) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(value text, a text, b text, c text, null_if_invalid boolean) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_json_at(value, null_if_invalid, ARRAY[a, b, c]) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_array_element_text(
    value text, place integer, null_if_invalid boolean DEFAULT false) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT redshift_json_at(value, null_if_invalid, ARRAY[place::text]) $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_array_length(value text, null_if_invalid boolean DEFAULT false) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT CASE WHEN null_if_invalid AND NOT is_valid_json_array(value) THEN NULL ELSE json_array_length(value::json) END $$;

-- Aggregates that PostgreSQL has not, or not over windows.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_median(numeric[]) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT trim_scale(avg(v)) FROM (
       SELECT v, row_number() OVER (ORDER BY v) AS n, count(*) OVER () AS c FROM unnest($1) v WHERE v IS NOT NULL) s
   WHERE n IN ((c + 1) / 2, (c + 2) / 2) $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_median(double precision[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY v) FROM unnest($1) v $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_median(timestamp[]) RETURNS timestamp
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT min(v) + (max(v) - min(v)) / 2 FROM (
       SELECT v, row_number() OVER (ORDER BY v) AS n, count(*) OVER () AS c FROM unnest($1) v WHERE v IS NOT NULL) s
   WHERE n IN ((c + 1) / 2, (c + 2) / 2) $$;

CREATE OR REPLACE AGGREGATE pg_catalog.median(numeric) (SFUNC = array_append, STYPE = numeric[], FINALFUNC = redshift_median);
CREATE OR REPLACE AGGREGATE pg_catalog.median(double precision) (
    SFUNC = array_append, STYPE = double precision[], FINALFUNC = redshift_median);
CREATE OR REPLACE AGGREGATE pg_catalog.median(timestamp) (SFUNC = array_append, STYPE = timestamp[], FINALFUNC = redshift_median);

-- The first element of the state is the fraction that is asked for.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_percentile_add(state double precision[], value double precision, fraction double precision)
    RETURNS double precision[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT array_append(coalesce(state, ARRAY[fraction]), value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_percentile_cont_end(state double precision[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT percentile_cont(state[1]) WITHIN GROUP (ORDER BY v) FROM unnest(state[2:]) v $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_percentile_disc_end(state double precision[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT percentile_disc(state[1]) WITHIN GROUP (ORDER BY v) FROM unnest(state[2:]) v $$;

CREATE OR REPLACE AGGREGATE pg_catalog.redshift_percentile_cont(double precision, double precision) (
    SFUNC = redshift_percentile_add, STYPE = double precision[], FINALFUNC = redshift_percentile_cont_end);

CREATE OR REPLACE AGGREGATE pg_catalog.redshift_percentile_disc(double precision, double precision) (
    SFUNC = redshift_percentile_add, STYPE = double precision[], FINALFUNC = redshift_percentile_disc_end);

CREATE OR REPLACE FUNCTION pg_catalog.redshift_listagg_add(state text, value anyelement, separator text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN value IS NULL THEN state ELSE coalesce(state || separator, '') || value::text END $$;

CREATE OR REPLACE AGGREGATE pg_catalog.redshift_listagg(anyelement, text) (SFUNC = redshift_listagg_add, STYPE = text);

-- SHA-1 and the sound of words come from libraries that PostgreSQL's packages bring along.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_digest(value text, method text) RETURNS bytea
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS '$libdir/pgcrypto', 'pg_digest';

CREATE OR REPLACE FUNCTION pg_catalog.soundex(value text) RETURNS text
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS '$libdir/fuzzystrmatch', 'soundex';

CREATE OR REPLACE FUNCTION pg_catalog.difference(one text, other text) RETURNS integer
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS '$libdir/fuzzystrmatch', 'difference';

CREATE OR REPLACE FUNCTION pg_catalog.sha1(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT encode(redshift_digest(value, 'sha1'), 'hex') $$;

CREATE OR REPLACE FUNCTION pg_catalog.sha(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT sha1(value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.func_sha1(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT sha1(value) $$;

-- Redshift knows each block's lowest and highest value of a table's sort key, and reads only the blocks that a query may
-- find something in. PostgreSQL's BRIN index is the same. CREATE TABLE tells of its sort key in a comment.
CREATE OR REPLACE FUNCTION pg_catalog.redshift_zone_maps() RETURNS event_trigger
    LANGUAGE plpgsql AS
$$
DECLARE
    made record;
    named text[];
BEGIN
    FOR made IN
        SELECT object_identity, relname
        FROM pg_event_trigger_ddl_commands()
        JOIN pg_class ON pg_class.oid = objid
        WHERE object_type = 'table' AND relpersistence = 'p'
    LOOP
        FOR named IN SELECT regexp_matches(current_query(), '/\* SORTKEY OF (\S+) (\([^)]*\)) \*/', 'g')
        LOOP
            IF named[1] = made.relname THEN
                BEGIN
                    EXECUTE 'CREATE INDEX ON ' || made.object_identity || ' USING brin ' || named[2]
                        || ' WITH (pages_per_range = 16, autosummarize = on)';
                EXCEPTION WHEN undefined_object THEN
                    -- A key of a type that BRIN does not know, BOOLEAN for one: then there is none.
                END;
            END IF;
        END LOOP;
    END LOOP;
END
$$;
DROP EVENT TRIGGER IF EXISTS redshift_zone_maps;
CREATE EVENT TRIGGER redshift_zone_maps ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS')
    EXECUTE FUNCTION redshift_zone_maps();

-- By this tools tell Redshift from PostgreSQL.
CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT 'PostgreSQL 8.0.2 on redshift-local, Redshift 1.0.0'::text $$;
