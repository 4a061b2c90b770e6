-- What one load works on, in temporary tables. A warm connection may still have those of the load before.
DROP TABLE IF EXISTS batch_versions;

DROP TABLE IF EXISTS batch_lines;

DROP TABLE IF EXISTS batch_rejects;

DROP TABLE IF EXISTS batch_orders;

DROP TABLE IF EXISTS batch_days;

DROP TABLE IF EXISTS batch_claims;

DROP TABLE IF EXISTS batch_claims_ended;

DROP TABLE IF EXISTS batch_claims_begun;

DROP TABLE IF EXISTS batch_touched;

DROP TABLE IF EXISTS batch_changes;

-- The versions of the batch as the ledger will hold them. place numbers them by landing; same_as is an accepted version
-- in force with the same content.
CREATE TEMP TABLE batch_versions (
    LIKE etl.file_versions,
    place INTEGER NOT NULL,
    same_as VARCHAR(40)
);

CREATE TEMP TABLE batch_lines (LIKE etl.staged_lines);

CREATE TEMP TABLE batch_rejects (LIKE etl.staged_rejects);

-- The orders of the lines copied, one row a version and order.
CREATE TEMP TABLE batch_orders (
    place INTEGER NOT NULL,
    file_id CHAR(36) NOT NULL,
    sequencer VARCHAR(40) NOT NULL,
    order_id CHAR(36) NOT NULL,
    order_day DATE NOT NULL,
    customer_id CHAR(32),
    line_count BIGINT NOT NULL,
    product_count BIGINT NOT NULL
)
DISTSTYLE KEY
DISTKEY (order_id);

-- The days that come in force with this batch, each from its newest version.
CREATE TEMP TABLE batch_days (
    place INTEGER NOT NULL,
    file_id CHAR(36) NOT NULL,
    order_day DATE NOT NULL,
    sequencer VARCHAR(40) NOT NULL
)
DISTSTYLE KEY
DISTKEY (file_id);

-- What those days claim.
CREATE TEMP TABLE batch_claims (
    place INTEGER NOT NULL,
    file_id CHAR(36) NOT NULL,
    order_day DATE NOT NULL,
    order_id CHAR(36) NOT NULL,
    customer_id CHAR(32)
)
DISTSTYLE KEY
DISTKEY (order_id);

-- How that differs from what they claimed before. place is that of the version that brings the difference.
CREATE TEMP TABLE batch_claims_ended (LIKE batch_claims);

CREATE TEMP TABLE batch_claims_begun (LIKE batch_claims);

-- The orders of those claims, with the last version that ended one and the first that began one.
CREATE TEMP TABLE batch_touched (
    order_id CHAR(36) NOT NULL,
    order_day DATE NOT NULL,
    ended_by INTEGER,
    begun_by INTEGER
)
DISTSTYLE KEY
DISTKEY (order_id);

-- What the claims now say of each of these orders, and what sales.orders still says.
CREATE TEMP TABLE batch_changes (
    order_id CHAR(36) NOT NULL,
    ended_by INTEGER,
    begun_by INTEGER,
    claims BIGINT NOT NULL,
    customer_id CHAR(32),
    lines_present BIGINT NOT NULL,
    customer_present CHAR(32)
)
DISTSTYLE KEY
DISTKEY (order_id)
