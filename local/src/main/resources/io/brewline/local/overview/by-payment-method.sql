-- Each payment method in the period, and its revenue in the period before.
WITH period AS (
    SELECT
        CAST(? AS DATE) AS first_day,
        CAST(? AS DATE) AS last_day,
        CAST(? AS DATE) AS first_day_before
)
SELECT
    INITCAP(s.payment_method) AS payment_method,
    SUM(CASE WHEN s.order_day >= p.first_day THEN s.orders ELSE 0 END) AS orders,
    SUM(CASE WHEN s.order_day >= p.first_day THEN s.units ELSE 0 END) AS units,
    SUM(CASE WHEN s.order_day >= p.first_day THEN s.revenue ELSE 0 END) AS revenue,
    SUM(CASE WHEN s.order_day < p.first_day THEN s.revenue ELSE 0 END) AS revenue_before
FROM reporting.hourly_sales s
CROSS JOIN period p
WHERE s.order_day BETWEEN p.first_day_before AND p.last_day
GROUP BY s.payment_method
ORDER BY revenue DESC, s.payment_method
