UPDATE sales.orders
SET customer_id = batch_changes.customer_id
FROM batch_changes
WHERE orders.order_id = batch_changes.order_id
    AND batch_changes.claims > 0
    AND batch_changes.lines_present > 0
    AND COALESCE(batch_changes.customer_id, '') <> COALESCE(batch_changes.customer_present, '')
    AND orders.order_date >= CAST(? AS TIMESTAMP)
    AND orders.order_date < CAST(? AS TIMESTAMP)
