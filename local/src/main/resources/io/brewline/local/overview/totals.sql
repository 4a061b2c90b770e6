-- What was sold from one day to another, both included.
SELECT
    COALESCE(SUM(orders), 0),
    COALESCE(SUM(units), 0),
    COALESCE(SUM(revenue), 0)
FROM reporting.daily_sales
WHERE order_day BETWEEN ? AND ?
