-- What dashboards, alert rules and reports read, in the words of the business. In Amazon Redshift's SQL.
--
-- Applied as a whole, in one transaction, when the file is not the one that etl.applied_files records: everything goes, then
-- everything comes back, so a view may change at will. Nobody's own view may build on these: it would stop the DROP. To have
-- the file applied again without a change, delete its row there.
--
-- Money is in pounds. order_day, order_hour and newest_sale are the branch's local time, which is Europe/London's; all that
-- begins with landed, loaded or refused is UTC. weekday is 1 (Monday) to 7. No view shows a customer. Every view leaves out
-- the branch Brewline Smoke Test and its file, by which ./deploy.sh smoke tries the pipeline.
--
-- What reads sales.orders is materialized, so that no dashboard does, and refreshed by Redshift itself once a load has changed
-- the tables: figures are as of the last refresh. That sets the form of these queries: no ORDER BY, no clock, and neither a
-- view nor another materialized view to read from. Where a query counts each order once in a subquery, it does so because
-- DISTINCT aggregates would make every refresh a full one.

DROP VIEW IF EXISTS reporting.load_latency;

DROP VIEW IF EXISTS reporting.branch_freshness;

DROP VIEW IF EXISTS reporting.refused_files;

DROP VIEW IF EXISTS reporting.rejected_rows;

DROP VIEW IF EXISTS reporting.file_quality;

DROP VIEW IF EXISTS reporting.product_prices;

DROP VIEW IF EXISTS reporting.payment_methods;

DROP VIEW IF EXISTS reporting.product_types;

DROP VIEW IF EXISTS reporting.branches;

DROP VIEW IF EXISTS reporting.daily_sales;

DROP MATERIALIZED VIEW IF EXISTS reporting.customer_cohorts;

DROP MATERIALIZED VIEW IF EXISTS reporting.visit_gaps;

DROP MATERIALIZED VIEW IF EXISTS reporting.customer_coverage;

DROP MATERIALIZED VIEW IF EXISTS reporting.bought_together;

DROP MATERIALIZED VIEW IF EXISTS reporting.basket_sizes;

DROP MATERIALIZED VIEW IF EXISTS reporting.branch_file_days;

DROP MATERIALIZED VIEW IF EXISTS reporting.daily_product_sales;

DROP MATERIALIZED VIEW IF EXISTS reporting.hourly_sales;

-- Sales. ------------------------------------------------------------------------------------------------------------

CREATE MATERIALIZED VIEW reporting.hourly_sales
SORTKEY (order_day)
AUTO REFRESH YES
AS
SELECT
    CAST(baskets.order_date AS DATE) AS order_day,
    CAST(EXTRACT(hour FROM baskets.order_date) AS SMALLINT) AS order_hour,
    CAST(MOD(CAST(EXTRACT(dow FROM baskets.order_date) AS INTEGER) + 6, 7) + 1 AS SMALLINT) AS weekday,
    branches.branch_name,
    baskets.payment_method,
    COUNT(*) AS orders,
    CAST(SUM(baskets.units) AS BIGINT) AS units,
    CAST(SUM(baskets.revenue) AS DECIMAL(18, 2)) AS revenue
FROM (
    SELECT
        order_id,
        branch_id,
        order_date,
        payment_method,
        SUM(quantity) AS units,
        SUM(total_price) AS revenue
    FROM sales.orders
    GROUP BY order_id, branch_id, order_date, payment_method
) baskets
JOIN sales.branches
    ON branches.branch_id = baskets.branch_id
WHERE branches.branch_name <> 'Brewline Smoke Test'
GROUP BY 1, 2, 3, 4, 5;

COMMENT ON VIEW reporting.hourly_sales IS
    'One row a day, hour, branch and payment method that sold. orders and units are counts, revenue is in pounds; order_day and order_hour (0 to 23) are the branch''s local time, weekday is 1 (Monday) to 7. All three add up over any rows.';

CREATE MATERIALIZED VIEW reporting.daily_product_sales
SORTKEY (order_day)
AUTO REFRESH YES
AS
SELECT
    CAST(orders.order_date AS DATE) AS order_day,
    CAST(MOD(CAST(EXTRACT(dow FROM orders.order_date) AS INTEGER) + 6, 7) + 1 AS SMALLINT) AS weekday,
    branches.branch_name,
    orders.payment_method,
    COALESCE(products.product_size || ' ', '') || products.product_type
        || COALESCE(' - ' || products.product_flavour, '') AS product_name,
    products.product_size,
    products.product_type,
    products.product_flavour,
    products.unit_price,
    -- An order has one row a product.
    COUNT(*) AS orders,
    CAST(SUM(orders.quantity) AS BIGINT) AS units,
    CAST(SUM(orders.total_price) AS DECIMAL(18, 2)) AS revenue
FROM sales.orders
JOIN sales.branches
    ON branches.branch_id = orders.branch_id
JOIN sales.products
    ON products.product_id = orders.product_id
WHERE branches.branch_name <> 'Brewline Smoke Test'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;

COMMENT ON VIEW reporting.daily_product_sales IS
    'One row a day, branch, payment method and product at one price that sold. product_size and product_flavour are NULL where the product has none; unit_price and revenue are in pounds. orders are those that hold the product: unlike units and revenue they do not add up over products, since an order holds several.';

CREATE VIEW reporting.daily_sales AS
SELECT
    this_day.order_day,
    this_day.weekday,
    this_day.branch_name,
    this_day.orders,
    this_day.units,
    this_day.revenue,
    CAST(this_day.revenue / NULLIF(this_day.orders, 0) AS DECIMAL(18, 2)) AS average_order_value,
    week_before.revenue AS revenue_week_before,
    year_before.revenue AS revenue_year_before,
    week_before.orders AS orders_week_before,
    year_before.orders AS orders_year_before
FROM (
    SELECT
        order_day,
        weekday,
        branch_name,
        CAST(SUM(orders) AS BIGINT) AS orders,
        CAST(SUM(units) AS BIGINT) AS units,
        CAST(SUM(revenue) AS DECIMAL(18, 2)) AS revenue
    FROM reporting.hourly_sales
    GROUP BY order_day, weekday, branch_name
) this_day
LEFT JOIN (
    SELECT
        order_day + 7 AS compared_day,
        branch_name,
        CAST(SUM(orders) AS BIGINT) AS orders,
        CAST(SUM(revenue) AS DECIMAL(18, 2)) AS revenue
    FROM reporting.hourly_sales
    GROUP BY order_day, branch_name
) week_before
    ON week_before.compared_day = this_day.order_day
    AND week_before.branch_name = this_day.branch_name
LEFT JOIN (
    SELECT
        order_day + 364 AS compared_day,
        branch_name,
        CAST(SUM(orders) AS BIGINT) AS orders,
        CAST(SUM(revenue) AS DECIMAL(18, 2)) AS revenue
    FROM reporting.hourly_sales
    GROUP BY order_day, branch_name
) year_before
    ON year_before.compared_day = this_day.order_day
    AND year_before.branch_name = this_day.branch_name;

COMMENT ON VIEW reporting.daily_sales IS
    'One row a day and branch that sold. revenue and average_order_value (revenue by order) are in pounds. week_before is 7 days earlier, year_before 364: the same weekday; NULL where the branch did not sell on that day.';

CREATE VIEW reporting.branches AS
SELECT branch_name
FROM sales.branches
WHERE branch_name <> 'Brewline Smoke Test';

COMMENT ON VIEW reporting.branches IS
    'One row a branch that any accepted file named, also one whose sales were all withdrawn since.';

CREATE VIEW reporting.product_types AS
SELECT DISTINCT product_type
FROM reporting.daily_product_sales;

COMMENT ON VIEW reporting.product_types IS
    'One row a type of product that sold, such as Latte: the category, whatever size and flavour.';

CREATE VIEW reporting.payment_methods AS
SELECT DISTINCT payment_method
FROM reporting.hourly_sales;

COMMENT ON VIEW reporting.payment_methods IS
    'One row a payment method that was used: CARD, CASH.';

CREATE VIEW reporting.product_prices AS
SELECT
    product_name,
    product_size,
    product_type,
    product_flavour,
    unit_price,
    MIN(order_day) AS first_sold,
    MAX(order_day) AS last_sold,
    CAST(SUM(units) AS BIGINT) AS units
FROM reporting.daily_product_sales
GROUP BY product_name, product_size, product_type, product_flavour, unit_price;

COMMENT ON VIEW reporting.product_prices IS
    'One row a product and price, over all branches: the price history. unit_price is in pounds; first_sold and last_sold are the first and last day of a sale at that price; units is a count. Prices that sold side by side overlap.';

-- Baskets. ----------------------------------------------------------------------------------------------------------

CREATE MATERIALIZED VIEW reporting.basket_sizes
SORTKEY (order_day)
AUTO REFRESH YES
AS
SELECT
    baskets.order_day,
    branches.branch_name,
    baskets.units AS units_in_basket,
    COUNT(*) AS orders,
    CAST(SUM(baskets.revenue) AS DECIMAL(18, 2)) AS revenue
FROM (
    SELECT
        order_id,
        branch_id,
        CAST(order_date AS DATE) AS order_day,
        CAST(SUM(quantity) AS INTEGER) AS units,
        SUM(total_price) AS revenue
    FROM sales.orders
    GROUP BY order_id, branch_id, CAST(order_date AS DATE)
) baskets
JOIN sales.branches
    ON branches.branch_id = baskets.branch_id
WHERE branches.branch_name <> 'Brewline Smoke Test'
GROUP BY 1, 2, 3;

COMMENT ON VIEW reporting.basket_sizes IS
    'One row a day, branch and size of basket. units_in_basket counts the items of an order, repeated ones each time; orders is a count, revenue is in pounds.';

-- Over all time and branches. Redshift computes it in full at each refresh.
CREATE MATERIALIZED VIEW reporting.bought_together
AUTO REFRESH YES
AS
SELECT
    pairs.product_type_a,
    pairs.product_type_b,
    pairs.orders_together,
    type_a.orders AS orders_a,
    type_b.orders AS orders_b,
    CAST(
        CAST(pairs.orders_together AS DOUBLE PRECISION) * every_order.orders
            / NULLIF(CAST(type_a.orders AS DOUBLE PRECISION) * type_b.orders, 0)
        AS DECIMAL(18, 4)
    ) AS lift
FROM (
    SELECT
        one.product_type AS product_type_a,
        other.product_type AS product_type_b,
        COUNT(*) AS orders_together
    FROM (
        SELECT DISTINCT orders.order_id, products.product_type
        FROM sales.orders
        JOIN sales.products
            ON products.product_id = orders.product_id
        JOIN sales.branches
            ON branches.branch_id = orders.branch_id
        WHERE branches.branch_name <> 'Brewline Smoke Test'
    ) one
    JOIN (
        SELECT DISTINCT orders.order_id, products.product_type
        FROM sales.orders
        JOIN sales.products
            ON products.product_id = orders.product_id
        JOIN sales.branches
            ON branches.branch_id = orders.branch_id
        WHERE branches.branch_name <> 'Brewline Smoke Test'
    ) other
        ON other.order_id = one.order_id
    WHERE one.product_type < other.product_type
    GROUP BY one.product_type, other.product_type
) pairs
JOIN (
    SELECT products.product_type, COUNT(DISTINCT orders.order_id) AS orders
    FROM sales.orders
    JOIN sales.products
        ON products.product_id = orders.product_id
    JOIN sales.branches
        ON branches.branch_id = orders.branch_id
    WHERE branches.branch_name <> 'Brewline Smoke Test'
    GROUP BY products.product_type
) type_a
    ON type_a.product_type = pairs.product_type_a
JOIN (
    SELECT products.product_type, COUNT(DISTINCT orders.order_id) AS orders
    FROM sales.orders
    JOIN sales.products
        ON products.product_id = orders.product_id
    JOIN sales.branches
        ON branches.branch_id = orders.branch_id
    WHERE branches.branch_name <> 'Brewline Smoke Test'
    GROUP BY products.product_type
) type_b
    ON type_b.product_type = pairs.product_type_b
CROSS JOIN (
    SELECT COUNT(DISTINCT orders.order_id) AS orders
    FROM sales.orders
    JOIN sales.branches
        ON branches.branch_id = orders.branch_id
    WHERE branches.branch_name <> 'Brewline Smoke Test'
) every_order;

COMMENT ON VIEW reporting.bought_together IS
    'One row a pair of product types that any order holds both of, a before b, over all time and branches. orders_together, orders_a and orders_b count orders; lift is how many times as often they come together as they would by chance: above 1 they attract each other.';

-- Customers: known by card only, and where the pipeline has a key for customer ids. -------------------------------------
-- Redshift computes these in full at each refresh: a customer's earlier months and days tell what a sale is.

CREATE MATERIALIZED VIEW reporting.customer_coverage
AUTO REFRESH YES
AS
SELECT
    months.order_month,
    months.orders,
    months.orders_with_customer,
    CAST(100.0 * months.orders_with_customer / NULLIF(months.orders, 0) AS DECIMAL(5, 2)) AS known_percent,
    COALESCE(visitors.customers, 0) AS customers,
    COALESCE(visitors.returning_customers, 0) AS returning_customers,
    CAST(100.0 * visitors.returning_customers / NULLIF(visitors.customers, 0) AS DECIMAL(5, 2)) AS returning_percent
FROM (
    SELECT
        baskets.order_month,
        COUNT(*) AS orders,
        COUNT(baskets.customer_id) AS orders_with_customer
    FROM (
        SELECT
            orders.order_id,
            CAST(DATE_TRUNC('month', orders.order_date) AS DATE) AS order_month,
            MIN(orders.customer_id) AS customer_id
        FROM sales.orders
        JOIN sales.branches
            ON branches.branch_id = orders.branch_id
        WHERE branches.branch_name <> 'Brewline Smoke Test'
        GROUP BY orders.order_id, CAST(DATE_TRUNC('month', orders.order_date) AS DATE)
    ) baskets
    GROUP BY baskets.order_month
) months
LEFT JOIN (
    SELECT
        customer_months.order_month,
        COUNT(*) AS customers,
        SUM(CASE WHEN customer_months.order_month > customer_months.first_month THEN 1 ELSE 0 END) AS returning_customers
    FROM (
        SELECT
            active.customer_id,
            active.order_month,
            MIN(active.order_month) OVER (PARTITION BY active.customer_id) AS first_month
        FROM (
            SELECT DISTINCT
                orders.customer_id,
                CAST(DATE_TRUNC('month', orders.order_date) AS DATE) AS order_month
            FROM sales.orders
            JOIN sales.branches
                ON branches.branch_id = orders.branch_id
            WHERE branches.branch_name <> 'Brewline Smoke Test'
                AND orders.customer_id IS NOT NULL
        ) active
    ) customer_months
    GROUP BY customer_months.order_month
) visitors
    ON visitors.order_month = months.order_month;

COMMENT ON VIEW reporting.customer_coverage IS
    'One row a month that sold; order_month is its first day. orders_with_customer are those whose customer is known, known_percent their share of orders (0 to 100): what the customers'' figures speak for. returning_customers also bought in an earlier month; returning_percent is their share of customers, NULL where none is known.';

CREATE MATERIALIZED VIEW reporting.visit_gaps
AUTO REFRESH YES
AS
SELECT
    gaps.days_between,
    COUNT(*) AS visits
FROM (
    SELECT
        CAST(
            DATEDIFF(
                day,
                LAG(days.order_day) OVER (PARTITION BY days.customer_id ORDER BY days.order_day),
                days.order_day
            ) AS INTEGER
        ) AS days_between
    FROM (
        SELECT DISTINCT
            orders.customer_id,
            CAST(orders.order_date AS DATE) AS order_day
        FROM sales.orders
        JOIN sales.branches
            ON branches.branch_id = orders.branch_id
        WHERE branches.branch_name <> 'Brewline Smoke Test'
            AND orders.customer_id IS NOT NULL
    ) days
) gaps
WHERE gaps.days_between IS NOT NULL
GROUP BY gaps.days_between;

COMMENT ON VIEW reporting.visit_gaps IS
    'One row a number of days between one visit of a known customer and the next, over all time and branches: a histogram. Several orders of a day are one visit; a customer''s first visit is not in it. visits is a count.';

CREATE MATERIALIZED VIEW reporting.customer_cohorts
AUTO REFRESH YES
AS
SELECT
    cohorts.first_month,
    cohorts.months_later,
    cohorts.customers,
    CAST(
        100.0 * cohorts.customers
            / NULLIF(MAX(cohorts.customers) OVER (PARTITION BY cohorts.first_month), 0)
        AS DECIMAL(5, 2)
    ) AS percent_of_first
FROM (
    SELECT
        customer_months.first_month,
        CAST(DATEDIFF(month, customer_months.first_month, customer_months.order_month) AS INTEGER) AS months_later,
        COUNT(*) AS customers
    FROM (
        SELECT
            active.customer_id,
            active.order_month,
            MIN(active.order_month) OVER (PARTITION BY active.customer_id) AS first_month
        FROM (
            SELECT DISTINCT
                orders.customer_id,
                CAST(DATE_TRUNC('month', orders.order_date) AS DATE) AS order_month
            FROM sales.orders
            JOIN sales.branches
                ON branches.branch_id = orders.branch_id
            WHERE branches.branch_name <> 'Brewline Smoke Test'
                AND orders.customer_id IS NOT NULL
        ) active
    ) customer_months
    GROUP BY 1, 2
) cohorts;

COMMENT ON VIEW reporting.customer_cohorts IS
    'One row a month of first visit and number of months since. customers of that first month who bought in the later one; percent_of_first is their share (0 to 100) of all who came first in that month. A month in which none of them bought has no row.';

-- Data quality, lineage and freshness. ------------------------------------------------------------------------------

CREATE VIEW reporting.file_quality AS
SELECT
    CAST(landed_at AS DATE) AS landed_day,
    COALESCE(layout, 'unknown') AS layout,
    COUNT(*) AS files,
    SUM(CASE WHEN status = 'refused' THEN 1 ELSE 0 END) AS files_refused,
    CAST(SUM(rows_read) AS BIGINT) AS rows_read,
    CAST(SUM(rows_rejected) AS BIGINT) AS rows_rejected,
    CAST(SUM(rows_duplicate) AS BIGINT) AS rows_duplicate,
    CAST(SUM(orders_announced) AS BIGINT) AS orders_announced,
    CAST(SUM(orders_inserted) AS BIGINT) AS orders_inserted
FROM etl.file_versions
WHERE object_key <> 'smoke/brewline-smoke.csv'
GROUP BY 1, 2;

COMMENT ON VIEW reporting.file_quality IS
    'One row a day of landing (UTC) and layout, ''unknown'' where a refused file showed none. files counts versions of files: one that is sent again counts again; all others are counts of rows and orders as the ledger has them. orders_announced less orders_inserted were in the warehouse already.';

CREATE VIEW reporting.rejected_rows AS
SELECT
    CAST(file_versions.landed_at AS DATE) AS landed_day,
    rejected_rows.reason,
    rejected_rows.field,
    COUNT(*) AS rejected_rows,
    COUNT(DISTINCT rejected_rows.file_id) AS files
FROM etl.rejected_rows
JOIN etl.file_versions
    ON file_versions.file_id = rejected_rows.file_id
    AND file_versions.sequencer = rejected_rows.sequencer
WHERE file_versions.object_key <> 'smoke/brewline-smoke.csv'
GROUP BY 1, 2, 3;

COMMENT ON VIEW reporting.rejected_rows IS
    'One row a day of landing (UTC), reason and field (NULL where the whole row was at fault), of the file versions in force: rows of a version that another one replaced, or that was refused, are not in it. rejected_rows and files are counts.';

CREATE VIEW reporting.refused_files AS
SELECT
    landed_at,
    object_key,
    reason,
    refused_by,
    refused_at,
    size_bytes
FROM etl.file_versions
WHERE status = 'refused'
    AND object_key <> 'smoke/brewline-smoke.csv';

COMMENT ON VIEW reporting.refused_files IS
    'One row a version of a file that was refused as a whole. landed_at and refused_at are UTC, size_bytes is as landed, refused_by names the stage.';

-- Which file told of a branch's day, for the lineage of a branch: one of the two sides of a refresh is always small.
CREATE MATERIALIZED VIEW reporting.branch_file_days
SORTKEY (order_day)
AUTO REFRESH YES
AS
SELECT
    branches.branch_name,
    order_claims.file_id,
    order_claims.order_day,
    MAX(orders.order_date) AS newest_sale
FROM etl.order_claims
JOIN sales.orders
    ON orders.order_id = order_claims.order_id
JOIN sales.branches
    ON branches.branch_id = orders.branch_id
WHERE branches.branch_name <> 'Brewline Smoke Test'
GROUP BY branches.branch_name, order_claims.file_id, order_claims.order_day;

COMMENT ON VIEW reporting.branch_file_days IS
    'One row a branch, file and day of which the file''s versions in force tell orders. newest_sale is the last of them, in the branch''s local time.';

CREATE VIEW reporting.branch_freshness AS
SELECT
    branches.branch_name,
    newest.newest_sale,
    last_files.object_key AS last_file,
    last_files.landed_at AS last_landed_at,
    last_files.loaded_at AS last_loaded_at,
    CAST(DATEDIFF(minute, newest.newest_sale, clock.london) / 60.0 AS DECIMAL(12, 1)) AS hours_since_newest_sale,
    habits.usual_hour,
    expected.next_day,
    CAST(
        CASE WHEN DATEADD(hour, habits.usual_hour, expected.next_day) < clock.london THEN 1 ELSE 0 END
        AS SMALLINT
    ) AS is_late
FROM sales.branches
CROSS JOIN (
    -- Whatever the session's time zone is: GETDATE() follows it.
    SELECT CAST(GETDATE() AS TIMESTAMPTZ) AT TIME ZONE 'Europe/London' AS london
) clock
LEFT JOIN (
    SELECT
        branch_name,
        MAX(newest_sale) AS newest_sale
    FROM reporting.branch_file_days
    GROUP BY branch_name
) newest
    ON newest.branch_name = branches.branch_name
LEFT JOIN (
    SELECT
        files.branch_name,
        file_versions.object_key,
        file_versions.landed_at,
        file_versions.loaded_at,
        ROW_NUMBER() OVER (
            PARTITION BY files.branch_name
            ORDER BY file_versions.landed_at DESC, file_versions.object_key, file_versions.sequencer DESC
        ) AS age
    FROM (
        SELECT DISTINCT branch_name, file_id
        FROM reporting.branch_file_days
    ) files
    JOIN etl.file_versions
        ON file_versions.file_id = files.file_id
    WHERE file_versions.status = 'accepted'
) last_files
    ON last_files.branch_name = branches.branch_name
    AND last_files.age = 1
-- The hour by which nine in ten of the last four weeks' days had come, once three of them are known. What came more than two
-- days after the day began was no habit but a back-fill.
LEFT JOIN (
    SELECT
        landings.branch_name,
        CAST(
            CEILING(PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY landings.minutes_after_midnight) / 60.0) AS INTEGER
        ) AS usual_hour
    FROM (
        SELECT
            file_days.branch_name,
            file_days.order_day,
            DATEDIFF(
                minute,
                CAST(file_days.order_day AS TIMESTAMP),
                MIN(CONVERT_TIMEZONE('UTC', 'Europe/London', file_versions.landed_at))
            ) AS minutes_after_midnight
        FROM reporting.branch_file_days file_days
        JOIN etl.file_versions
            ON file_versions.file_id = file_days.file_id
        WHERE file_versions.status = 'accepted'
            AND file_days.order_day
                BETWEEN CAST(file_versions.first_order AS DATE) AND CAST(file_versions.last_order AS DATE)
            AND file_days.order_day >= CAST(DATEADD(day, -28, GETDATE()) AS DATE)
        GROUP BY file_days.branch_name, file_days.order_day
    ) landings
    WHERE landings.minutes_after_midnight BETWEEN 0 AND 2879
    GROUP BY landings.branch_name
    HAVING COUNT(*) >= 3
) habits
    ON habits.branch_name = branches.branch_name
-- The next day of which sales are due: the first after the newest on whose weekday the branch sold the week before, so that a
-- branch that is closed on Sundays is not late on Mondays.
LEFT JOIN (
    SELECT
        sold.branch_name,
        MIN(sold.order_day) + 7 AS next_day
    FROM reporting.branch_file_days sold
    JOIN (
        SELECT
            branch_name,
            MAX(order_day) AS newest_day
        FROM reporting.branch_file_days
        GROUP BY branch_name
    ) last_day
        ON last_day.branch_name = sold.branch_name
    WHERE sold.order_day > last_day.newest_day - 7
    GROUP BY sold.branch_name
) expected
    ON expected.branch_name = branches.branch_name
WHERE branches.branch_name <> 'Brewline Smoke Test';

COMMENT ON VIEW reporting.branch_freshness IS
    'One row a branch. newest_sale is its local time, NULL where nothing of it is in the warehouse; last_file is the file with its sales that landed last, last_landed_at and last_loaded_at (UTC) are that file''s. usual_hour is counted from the midnight at which a day of sales begins, so 33 is 9 o''clock the morning after; NULL where fewer than three days of the last four weeks tell. next_day is the next day of which sales are due. is_late is 1 where its usual hour has passed, else 0.';

CREATE VIEW reporting.load_latency AS
SELECT
    steps.landed_day,
    CAST(MAX(CASE WHEN steps.step = 'all' THEN steps.files END) AS BIGINT) AS files,
    CAST(MAX(CASE WHEN steps.step = 'all' THEN steps.median_seconds END) AS DECIMAL(12, 3)) AS median_seconds,
    CAST(MAX(CASE WHEN steps.step = 'all' THEN steps.p95_seconds END) AS DECIMAL(12, 3)) AS p95_seconds,
    CAST(MAX(CASE WHEN steps.step = 'all' THEN steps.max_seconds END) AS DECIMAL(12, 3)) AS max_seconds,
    CAST(MAX(CASE WHEN steps.step = 'extract' THEN steps.median_seconds END) AS DECIMAL(12, 3)) AS extract_seconds,
    CAST(MAX(CASE WHEN steps.step = 'transform' THEN steps.median_seconds END) AS DECIMAL(12, 3)) AS transform_seconds,
    CAST(MAX(CASE WHEN steps.step = 'load' THEN steps.median_seconds END) AS DECIMAL(12, 3)) AS load_seconds
-- One row a file and step, because all percentiles of one SELECT must have the same ORDER BY.
FROM (
    SELECT
        spans.landed_day,
        spans.step,
        COUNT(*) AS files,
        PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY spans.seconds) AS median_seconds,
        PERCENTILE_CONT(0.95) WITHIN GROUP (ORDER BY spans.seconds) AS p95_seconds,
        MAX(spans.seconds) AS max_seconds
    FROM (
        SELECT
            CAST(landed_at AS DATE) AS landed_day,
            'all' AS step,
            CAST(DATEDIFF(millisecond, landed_at, loaded_at) / 1000.0 AS DECIMAL(12, 3)) AS seconds
        FROM etl.file_versions
        WHERE loaded_at IS NOT NULL
            AND object_key <> 'smoke/brewline-smoke.csv'
        UNION ALL
        SELECT
            CAST(landed_at AS DATE) AS landed_day,
            'extract' AS step,
            CAST(DATEDIFF(millisecond, landed_at, extracted_at) / 1000.0 AS DECIMAL(12, 3)) AS seconds
        FROM etl.file_versions
        WHERE loaded_at IS NOT NULL
            AND object_key <> 'smoke/brewline-smoke.csv'
        UNION ALL
        SELECT
            CAST(landed_at AS DATE) AS landed_day,
            'transform' AS step,
            CAST(DATEDIFF(millisecond, extracted_at, transformed_at) / 1000.0 AS DECIMAL(12, 3)) AS seconds
        FROM etl.file_versions
        WHERE loaded_at IS NOT NULL
            AND object_key <> 'smoke/brewline-smoke.csv'
        UNION ALL
        SELECT
            CAST(landed_at AS DATE) AS landed_day,
            'load' AS step,
            CAST(DATEDIFF(millisecond, transformed_at, loaded_at) / 1000.0 AS DECIMAL(12, 3)) AS seconds
        FROM etl.file_versions
        WHERE loaded_at IS NOT NULL
            AND object_key <> 'smoke/brewline-smoke.csv'
    ) spans
    GROUP BY spans.landed_day, spans.step
) steps
GROUP BY steps.landed_day;

COMMENT ON VIEW reporting.load_latency IS
    'One row a day of landing (UTC) with loaded files. All in seconds: median, 95th percentile and maximum from landed to loaded, and the medians of each stage, its wait in the queue before it included.';
