DELETE FROM sales.orders
USING batch_changes
WHERE orders.order_id = batch_changes.order_id
    AND batch_changes.claims = 0
    AND orders.order_date >= CAST(? AS TIMESTAMP)
    AND orders.order_date < CAST(? AS TIMESTAMP)
