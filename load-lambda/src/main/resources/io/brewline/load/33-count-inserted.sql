UPDATE batch_versions
SET
    orders_inserted = inserted.order_count,
    lines_inserted = inserted.line_count
FROM (
    SELECT
        batch_orders.place,
        COUNT(*) AS order_count,
        SUM(batch_orders.line_count) AS line_count
    FROM batch_changes
    JOIN batch_orders
        ON batch_orders.order_id = batch_changes.order_id
        AND batch_orders.place = batch_changes.begun_by
    WHERE batch_changes.claims > 0
        AND batch_changes.lines_present = 0
    GROUP BY batch_orders.place
) inserted
WHERE batch_versions.place = inserted.place
