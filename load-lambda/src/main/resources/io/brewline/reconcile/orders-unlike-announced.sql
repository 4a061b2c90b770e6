-- Versions in force on all their days claim as many orders as their message announced.
SELECT
    in_force.file_id || '/' || in_force.sequencer,
    's3://' || file_versions.bucket || '/' || file_versions.object_key,
    file_versions.orders_announced,
    COALESCE(claimed.orders, 0)
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
        COUNT(DISTINCT order_claims.order_id) AS orders
    FROM etl.order_claims
    JOIN etl.file_days
        ON file_days.file_id = order_claims.file_id
        AND file_days.order_day = order_claims.order_day
    WHERE order_claims.order_day >= CAST(? AS DATE)
        AND order_claims.order_day < CAST(? AS DATE)
    GROUP BY
        file_days.file_id,
        file_days.sequencer
) claimed
    ON claimed.file_id = in_force.file_id
    AND claimed.sequencer = in_force.sequencer
WHERE COALESCE(claimed.orders, 0) <> file_versions.orders_announced
ORDER BY 2, 1
