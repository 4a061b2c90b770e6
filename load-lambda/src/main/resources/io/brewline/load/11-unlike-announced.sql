-- Versions whose staged lines are not what their message said, or hold a product twice in an order.
SELECT
    batch_versions.place,
    batch_versions.lines_announced,
    batch_versions.orders_announced,
    batch_versions.days_announced,
    COALESCE(SUM(batch_orders.line_count), 0) AS lines_copied,
    COUNT(batch_orders.order_id) AS orders_copied,
    COUNT(DISTINCT batch_orders.order_day) AS days_copied,
    COALESCE(SUM(batch_orders.line_count - batch_orders.product_count), 0) AS lines_repeated
FROM batch_versions
LEFT JOIN batch_orders
    ON batch_orders.place = batch_versions.place
WHERE batch_versions.status = 'accepted'
    AND batch_versions.same_as IS NULL
GROUP BY
    batch_versions.place,
    batch_versions.lines_announced,
    batch_versions.orders_announced,
    batch_versions.days_announced
HAVING COALESCE(SUM(batch_orders.line_count), 0) <> batch_versions.lines_announced
    OR COUNT(batch_orders.order_id) <> batch_versions.orders_announced
    OR COUNT(DISTINCT batch_orders.order_day) <> batch_versions.days_announced
    OR COALESCE(SUM(batch_orders.line_count - batch_orders.product_count), 0) <> 0
ORDER BY batch_versions.place
