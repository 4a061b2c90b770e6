-- The first and the newest day with sales; both NULL where nothing was ever sold.
SELECT
    MIN(order_day),
    MAX(order_day)
FROM reporting.daily_sales
