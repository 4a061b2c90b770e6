-- What the loader may do: read and write the tables of one load (load-lambda), forget a customer (forget.sql), and nothing else. It creates nothing but
-- temporary tables. {user} and {database} are put in by the schema function, which has checked them. Safe to run again.
--
-- What PUBLIC holds, every user holds: on a new Redshift database that is CREATE on the schema public and TEMP. Nothing
-- here takes it away, since the warehouse may be shared.

-- Rights that an earlier version of this file gave go first.
REVOKE ALL ON ALL TABLES IN SCHEMA sales, etl, reporting FROM "{user}";

REVOKE ALL ON SCHEMA sales, etl, reporting FROM "{user}";

-- The staging tables of a load are temporary; COPY needs no more than INSERT, which their owner has. A warehouse whose
-- administrator has withheld ASSUMEROLE from PUBLIC must give it to this user, for the COPY role.
GRANT TEMP ON DATABASE "{database}" TO "{user}";

GRANT USAGE ON SCHEMA sales, etl TO "{user}";

-- LOCK takes ACCESS EXCLUSIVE. Redshift's guide names no right for it; PostgreSQL 8, which Redshift descends from, asks for
-- UPDATE or DELETE, PostgreSQL 17 for one of UPDATE, DELETE, TRUNCATE and MAINTAIN. Nobody reads or writes the table.
GRANT UPDATE, DELETE ON etl.load_lock TO "{user}";

-- Added to, never changed.
GRANT SELECT, INSERT ON sales.branches TO "{user}";

GRANT SELECT, INSERT ON sales.products TO "{user}";

GRANT SELECT, INSERT, UPDATE, DELETE ON sales.orders TO "{user}";

-- A refusal is replaced by a later acceptance: deleted and inserted.
GRANT SELECT, INSERT, DELETE ON etl.file_versions TO "{user}";

GRANT SELECT, INSERT, UPDATE, DELETE ON etl.file_days TO "{user}";

-- UPDATE is for forget.sql, as INSERT on the orders that it marks.
GRANT SELECT, INSERT, UPDATE, DELETE ON etl.order_claims TO "{user}";

GRANT SELECT, INSERT ON etl.forgotten_orders TO "{user}";

GRANT SELECT, INSERT, UPDATE, DELETE ON etl.rejected_rows TO "{user}";

-- What the reconcile function reads, writes and locks besides: it signs in as the loader, too.
GRANT SELECT, INSERT, DELETE ON etl.raised_alerts TO "{user}";

GRANT USAGE ON SCHEMA reporting TO "{user}";

GRANT SELECT ON reporting.branch_freshness TO "{user}";

-- The templates of the staging tables: CREATE TABLE … LIKE reads them.
GRANT SELECT ON etl.staged_lines TO "{user}";

GRANT SELECT ON etl.staged_rejects TO "{user}";
