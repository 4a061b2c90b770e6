-- A forgotten order has no customer, whoever a file says it is: nothing behind this statement reads what was staged.
INSERT INTO batch_claims (place, file_id, order_day, order_id, customer_id)
SELECT
    batch_days.place,
    batch_days.file_id,
    batch_days.order_day,
    batch_orders.order_id,
    CASE WHEN forgotten_orders.order_id IS NULL THEN batch_orders.customer_id END
FROM batch_days
JOIN batch_orders
    ON batch_orders.place = batch_days.place
    AND batch_orders.order_day = batch_days.order_day
LEFT JOIN etl.forgotten_orders
    ON forgotten_orders.order_id = batch_orders.order_id
