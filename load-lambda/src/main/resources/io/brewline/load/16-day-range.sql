SELECT
    TO_CHAR(MIN(order_day), 'YYYY-MM-DD'),
    TO_CHAR(MAX(order_day), 'YYYY-MM-DD')
FROM batch_days
HAVING COUNT(*) > 0
