-- The warehouse of Brewline, in Amazon Redshift's SQL. Safe to run again: it creates what is missing and changes nothing.
-- A table that is there already is changed by a numbered file in sql/changes, and here alike: both lead to the same tables.
--
-- Keys are declared where the load transaction guarantees them, and only there: Redshift does not enforce keys, but its
-- planner believes them. Text columns are sized in bytes, four for each character that the pipeline admits.

CREATE SCHEMA IF NOT EXISTS sales;

CREATE SCHEMA IF NOT EXISTS etl;

CREATE SCHEMA IF NOT EXISTS reporting;

-- sales: what was sold. ---------------------------------------------------------------------------------------------

-- One row a branch that any accepted file named.
CREATE TABLE IF NOT EXISTS sales.branches (
    branch_id CHAR(36) NOT NULL,
    branch_name VARCHAR(400) NOT NULL,
    PRIMARY KEY (branch_id)
)
DISTSTYLE ALL
SORTKEY (branch_name);

-- One row a product at one price: a new price is a new product.
CREATE TABLE IF NOT EXISTS sales.products (
    product_id CHAR(36) NOT NULL,
    product_size VARCHAR(400),
    product_type VARCHAR(400) NOT NULL,
    product_flavour VARCHAR(400),
    unit_price DECIMAL(12, 2) NOT NULL,
    PRIMARY KEY (product_id)
)
DISTSTYLE ALL
SORTKEY (product_type);

-- One row an order and product. order_date is the branch's local time, shown unshifted; total_price is the line's.
CREATE TABLE IF NOT EXISTS sales.orders (
    order_id CHAR(36) NOT NULL,
    branch_id CHAR(36) NOT NULL,
    product_id CHAR(36) NOT NULL,
    quantity INTEGER NOT NULL,
    order_date TIMESTAMP NOT NULL,
    total_price DECIMAL(12, 2) NOT NULL,
    payment_method VARCHAR(4) NOT NULL,
    customer_id CHAR(32),
    PRIMARY KEY (order_id, product_id),
    FOREIGN KEY (branch_id) REFERENCES sales.branches (branch_id),
    FOREIGN KEY (product_id) REFERENCES sales.products (product_id)
)
DISTSTYLE KEY
DISTKEY (order_id)
SORTKEY (order_date);

-- etl: how it came there. -------------------------------------------------------------------------------------------

-- Locked first in every load, read by nobody: one load at a time, and readers of the rest never wait.
CREATE TABLE IF NOT EXISTS etl.load_lock (
    holder VARCHAR(64)
)
DISTSTYLE ALL;

-- The ledger and the lineage: one row a version of a file, accepted or refused. Times are UTC.
CREATE TABLE IF NOT EXISTS etl.file_versions (
    file_id CHAR(36) NOT NULL,
    sequencer VARCHAR(40) NOT NULL,
    bucket VARCHAR(63) NOT NULL,
    object_key VARCHAR(1024) NOT NULL,
    version_id VARCHAR(1024),
    size_bytes BIGINT NOT NULL,
    status VARCHAR(8) NOT NULL,
    refused_by VARCHAR(9),
    reason VARCHAR(40),
    content_sha256 CHAR(64),
    staged_sha256 CHAR(64),
    layout VARCHAR(40),
    rows_read BIGINT NOT NULL,
    rows_rejected BIGINT NOT NULL,
    rows_duplicate BIGINT NOT NULL,
    orders_announced BIGINT NOT NULL,
    lines_announced BIGINT NOT NULL,
    days_announced INTEGER NOT NULL,
    orders_inserted BIGINT NOT NULL,
    lines_inserted BIGINT NOT NULL,
    orders_withdrawn BIGINT NOT NULL,
    lines_withdrawn BIGINT NOT NULL,
    first_order TIMESTAMP,
    last_order TIMESTAMP,
    landed_at TIMESTAMP NOT NULL,
    extracted_at TIMESTAMP,
    transformed_at TIMESTAMP,
    -- When its lines were in and only the COMMIT was left; NULL where it was refused.
    loaded_at TIMESTAMP,
    refused_at TIMESTAMP,
    -- Versions of the customer key under which its tokens were made, as '1,2'; NULL where it has none, or none are known.
    customer_key_versions VARCHAR(100),
    PRIMARY KEY (file_id, sequencer)
)
DISTSTYLE KEY
DISTKEY (file_id)
SORTKEY (landed_at);

-- Which version is in force for a file's day: the newest accepted one that holds the day.
CREATE TABLE IF NOT EXISTS etl.file_days (
    file_id CHAR(36) NOT NULL,
    order_day DATE NOT NULL,
    sequencer VARCHAR(40) NOT NULL,
    PRIMARY KEY (file_id, order_day)
)
DISTSTYLE KEY
DISTKEY (file_id)
SORTKEY (order_day);

-- Which orders the versions in force claim. An order is in sales.orders exactly while a claim on it is here.
CREATE TABLE IF NOT EXISTS etl.order_claims (
    file_id CHAR(36) NOT NULL,
    order_day DATE NOT NULL,
    order_id CHAR(36) NOT NULL,
    customer_id CHAR(32),
    PRIMARY KEY (file_id, order_id)
)
DISTSTYLE KEY
DISTKEY (order_id)
SORTKEY (order_day);

-- Orders whose customer was forgotten: whatever file tells one, for good. No id of a customer is kept for it.
CREATE TABLE IF NOT EXISTS etl.forgotten_orders (
    order_id CHAR(36) NOT NULL,
    PRIMARY KEY (order_id)
)
DISTSTYLE KEY
DISTKEY (order_id)
SORTKEY (order_id);

-- Rows that were no sales, of versions in force: where, why, and only values that parsed as a date, amount or payment.
CREATE TABLE IF NOT EXISTS etl.rejected_rows (
    file_id CHAR(36) NOT NULL,
    sequencer VARCHAR(40) NOT NULL,
    row_number BIGINT NOT NULL,
    reason VARCHAR(40) NOT NULL,
    field VARCHAR(40),
    order_date TIMESTAMP,
    total_price DECIMAL(12, 2),
    payment_method VARCHAR(4),
    PRIMARY KEY (file_id, sequencer, row_number)
)
DISTSTYLE KEY
DISTKEY (file_id)
SORTKEY (file_id, sequencer);

-- What the reconcile function has told somebody of on which day (UTC): nothing is told twice a day. Kept for five weeks.
CREATE TABLE IF NOT EXISTS etl.raised_alerts (
    subject VARCHAR(200) NOT NULL,
    raised_on DATE NOT NULL
)
DISTSTYLE ALL
SORTKEY (raised_on);

-- Which file of sql/ the views of the schema reporting were made from: they are made again when it has changed.
CREATE TABLE IF NOT EXISTS etl.applied_files (
    file_name VARCHAR(100) NOT NULL,
    sha256 CHAR(64) NOT NULL,
    applied_at TIMESTAMP NOT NULL,
    PRIMARY KEY (file_name)
)
DISTSTYLE ALL;

-- Which files of sql/changes this warehouse has had, or had no need of because its tables were made with them.
CREATE TABLE IF NOT EXISTS etl.schema_changes (
    change_number INTEGER NOT NULL,
    file_name VARCHAR(100) NOT NULL,
    sha256 CHAR(64) NOT NULL,
    applied_at TIMESTAMP NOT NULL,
    PRIMARY KEY (change_number)
)
DISTSTYLE ALL;

-- The shape of what Transform stages and COPY reads: a load copies into temporary tables like these two. Always empty.
CREATE TABLE IF NOT EXISTS etl.staged_lines (
    file_id CHAR(36) NOT NULL,
    sequencer VARCHAR(40) NOT NULL,
    order_id CHAR(36) NOT NULL,
    branch_id CHAR(36) NOT NULL,
    branch_name VARCHAR(400) NOT NULL,
    product_id CHAR(36) NOT NULL,
    product_size VARCHAR(400),
    product_type VARCHAR(400) NOT NULL,
    product_flavour VARCHAR(400),
    unit_price DECIMAL(12, 2) NOT NULL,
    quantity INTEGER NOT NULL,
    order_date TIMESTAMP NOT NULL,
    total_price DECIMAL(12, 2) NOT NULL,
    payment_method VARCHAR(4) NOT NULL,
    customer_id CHAR(32)
)
DISTSTYLE KEY
DISTKEY (order_id);

CREATE TABLE IF NOT EXISTS etl.staged_rejects (
    file_id CHAR(36) NOT NULL,
    sequencer VARCHAR(40) NOT NULL,
    row_number BIGINT NOT NULL,
    reason VARCHAR(40) NOT NULL,
    field VARCHAR(40),
    order_date TIMESTAMP,
    total_price DECIMAL(12, 2),
    payment_method VARCHAR(4)
)
DISTSTYLE KEY
DISTKEY (file_id);
