-- What Redshift has and PostgreSQL lacks. Runs at every start, so every statement may run again.
-- It all goes into pg_catalog, which every session searches first, whatever its search_path says.
SET allow_system_table_mods = on;

-- Load errors: the columns are those of Redshift's view.
CREATE TABLE IF NOT EXISTS pg_catalog.sys_load_error_detail (
    user_id        integer,
    query_id       bigint,
    transaction_id bigint,
    session_id     integer,
    database_name  char(64),
    table_id       integer,
    start_time     timestamp,
    file_name      char(256),
    line_number    bigint,
    column_name    char(127),
    column_type    char(10),
    column_length  char(10),
    position       integer,
    error_code     integer,
    error_message  char(512)
);
GRANT SELECT ON pg_catalog.sys_load_error_detail TO PUBLIC;

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
