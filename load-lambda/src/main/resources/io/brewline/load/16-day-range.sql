SELECT
    MIN(order_day),
    MAX(order_day)
FROM batch_days
