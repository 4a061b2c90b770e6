-- What dashboards may do: read the views of the schema reporting, those that are there and those that come. The views read
-- sales and etl with their owner's rights; this user has none there. {user} is put in by the schema function, which has
-- checked it. Safe to run again. About what PUBLIC holds, see loader-rights.sql.

REVOKE ALL ON ALL TABLES IN SCHEMA sales, etl, reporting FROM "{user}";

REVOKE ALL ON SCHEMA sales, etl, reporting FROM "{user}";

GRANT USAGE ON SCHEMA reporting TO "{user}";

-- ALL TABLES are views too.
GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO "{user}";

-- What the admin user, who runs this, creates from now on.
ALTER DEFAULT PRIVILEGES IN SCHEMA reporting GRANT SELECT ON TABLES TO "{user}";
