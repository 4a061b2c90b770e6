-- What was sold in each hour of the week, Monday being 1, from one day to another, both included.
SELECT
    weekday,
    order_hour,
    SUM(orders),
    SUM(revenue)
FROM reporting.hourly_sales
WHERE order_day BETWEEN ? AND ?
GROUP BY weekday, order_hour
ORDER BY weekday, order_hour
