-- The orders that a version in force on all its days claims have as many lines as its message announced: an order's id is made
-- of its basket, so whichever file brought it, it has the same lines.
SELECT
    in_force.file_id || '/' || in_force.sequencer,
    's3://' || file_versions.bucket || '/' || file_versions.object_key,
    file_versions.lines_announced,
    COALESCE(present.order_lines, 0)
FROM (
    SELECT
        file_id,
        sequencer,
        COUNT(DISTINCT order_day) AS days
    FROM etl.file_days
    WHERE file_days.order_day >= CAST(? AS DATE)
        AND file_days.order_day < CAST(? AS DATE)
    GROUP BY
        file_id,
        sequencer
) in_force
JOIN etl.file_versions
    ON file_versions.file_id = in_force.file_id
    AND file_versions.sequencer = in_force.sequencer
    AND file_versions.status = 'accepted'
    AND file_versions.days_announced = in_force.days
LEFT JOIN (
    SELECT
        file_days.file_id,
        file_days.sequencer,
        SUM(lines_of_orders.order_lines) AS order_lines
    FROM etl.order_claims
    JOIN etl.file_days
        ON file_days.file_id = order_claims.file_id
        AND file_days.order_day = order_claims.order_day
    JOIN (
        SELECT
            order_id,
            COUNT(DISTINCT product_id) AS order_lines
        FROM sales.orders
        WHERE orders.order_date >= CAST(? AS TIMESTAMP)
            AND orders.order_date < CAST(? AS TIMESTAMP)
        GROUP BY order_id
    ) lines_of_orders
        ON lines_of_orders.order_id = order_claims.order_id
    WHERE order_claims.order_day >= CAST(? AS DATE)
        AND order_claims.order_day < CAST(? AS DATE)
    GROUP BY
        file_days.file_id,
        file_days.sequencer
) present
    ON present.file_id = in_force.file_id
    AND present.sequencer = in_force.sequencer
WHERE COALESCE(present.order_lines, 0) <> file_versions.lines_announced
ORDER BY 2, 1
