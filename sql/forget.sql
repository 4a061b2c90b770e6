-- Takes a customer out of the warehouse: the sales stay, and belong to nobody. One transaction; safe to run again. What
-- `brewline forget` and `deploy.sh forget` run. {salt}, {digests} and {days} are put in by the class Erasure, which makes
-- them: digits and letters, in quotes. The customer's ids are not told, for whatever keeps a log of statements would keep
-- them too: what is told is the SHA-256 of each, with a salt, so that two runs do not show that they are of one customer.

-- First of all statements, as in a load: a load that is under way ends before, and one that comes finds the orders marked.
LOCK etl.load_lock;

DROP TABLE IF EXISTS forgetting;

DROP TABLE IF EXISTS forgetting_lines;

CREATE TEMP TABLE forgetting (
    order_id CHAR(36) NOT NULL,
    is_equal_only INTEGER NOT NULL
)
DISTSTYLE KEY
DISTKEY (order_id);

CREATE TEMP TABLE forgetting_lines (
    order_id CHAR(36) NOT NULL,
    branch_id CHAR(36) NOT NULL,
    order_date TIMESTAMP NOT NULL,
    payment_method VARCHAR(4) NOT NULL,
    product_id CHAR(36) NOT NULL,
    quantity INTEGER NOT NULL,
    line_count BIGINT NOT NULL
);

-- The customer's orders: also those of which another file tells another customer.
INSERT INTO forgetting (order_id, is_equal_only)
SELECT
    order_id,
    0
FROM etl.order_claims
WHERE SHA2('{salt}' || customer_id, 256) IN ({digests})
UNION
SELECT
    order_id,
    0
FROM sales.orders
WHERE SHA2('{salt}' || customer_id, 256) IN ({digests});

-- Orders of one file that are equal but for who bought are told apart by which comes first. In a correction that moves its
-- rows the customer may stand at another one of them, so that all of them are forgotten.
INSERT INTO forgetting_lines (order_id, branch_id, order_date, payment_method, product_id, quantity, line_count)
SELECT
    orders.order_id,
    orders.branch_id,
    orders.order_date,
    orders.payment_method,
    orders.product_id,
    orders.quantity,
    COUNT(*) OVER (PARTITION BY orders.order_id)
FROM sales.orders
JOIN (
    SELECT DISTINCT
        own.branch_id,
        own.order_date,
        own.payment_method
    FROM sales.orders own
    JOIN forgetting
        ON forgetting.order_id = own.order_id
) moments
    ON moments.branch_id = orders.branch_id
    AND moments.order_date = orders.order_date
    AND moments.payment_method = orders.payment_method;

INSERT INTO forgetting (order_id, is_equal_only)
SELECT DISTINCT
    equals.order_id,
    1
FROM (
    SELECT
        own.order_id AS own_order_id,
        other.order_id
    FROM forgetting
    JOIN forgetting_lines own
        ON own.order_id = forgetting.order_id
    JOIN forgetting_lines other
        ON other.branch_id = own.branch_id
        AND other.order_date = own.order_date
        AND other.payment_method = own.payment_method
        AND other.product_id = own.product_id
        AND other.quantity = own.quantity
        AND other.line_count = own.line_count
    GROUP BY
        own.order_id,
        other.order_id,
        own.line_count
    HAVING COUNT(*) = own.line_count
) equals
LEFT JOIN forgetting known
    ON known.order_id = equals.order_id
WHERE known.order_id IS NULL;

INSERT INTO etl.forgotten_orders (order_id)
SELECT forgetting.order_id
FROM forgetting
LEFT JOIN etl.forgotten_orders
    ON forgotten_orders.order_id = forgetting.order_id
WHERE forgotten_orders.order_id IS NULL;

UPDATE etl.order_claims
SET customer_id = NULL
FROM forgetting
WHERE order_claims.order_id = forgetting.order_id
    AND order_claims.customer_id IS NOT NULL;

UPDATE sales.orders
SET customer_id = NULL
FROM forgetting
WHERE orders.order_id = forgetting.order_id
    AND orders.customer_id IS NOT NULL;

-- What was done: how many orders were the customer's, and how many are only equal to one of them,
SELECT
    COUNT(*) - COALESCE(SUM(is_equal_only), 0) AS orders_forgotten,
    COALESCE(SUM(is_equal_only), 0) AS equal_orders
FROM forgetting;

-- and in which raw files the customer still stands, until which day.
SELECT
    file_versions.object_key,
    TO_CHAR(DATEADD(day, {days}, MAX(file_versions.landed_at)), 'YYYY-MM-DD') AS kept_until
FROM etl.file_versions
JOIN (
    SELECT DISTINCT order_claims.file_id
    FROM etl.order_claims
    JOIN forgetting
        ON forgetting.order_id = order_claims.order_id
) claiming
    ON claiming.file_id = file_versions.file_id
GROUP BY file_versions.object_key
ORDER BY file_versions.object_key;
