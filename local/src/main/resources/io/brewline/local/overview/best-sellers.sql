-- The products that bring in most, whatever their price was at the time.
WITH period AS (
    SELECT
        CAST(? AS DATE) AS first_day,
        CAST(? AS DATE) AS last_day,
        CAST(? AS DATE) AS first_day_before
)
SELECT
    s.product_name,
    CAST(NULL AS BIGINT) AS orders,
    SUM(CASE WHEN s.order_day >= p.first_day THEN s.units ELSE 0 END) AS units,
    SUM(CASE WHEN s.order_day >= p.first_day THEN s.revenue ELSE 0 END) AS revenue,
    SUM(CASE WHEN s.order_day < p.first_day THEN s.revenue ELSE 0 END) AS revenue_before
FROM reporting.daily_product_sales s
CROSS JOIN period p
WHERE s.order_day BETWEEN p.first_day_before AND p.last_day
GROUP BY s.product_name
ORDER BY revenue DESC, s.product_name
LIMIT 10
