-- What was sold on each day, from one day to another, both included.
SELECT
    order_day,
    SUM(orders),
    SUM(units),
    SUM(revenue)
FROM reporting.daily_sales
WHERE order_day BETWEEN ? AND ?
GROUP BY order_day
ORDER BY order_day
