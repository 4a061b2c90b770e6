-- Revenue and orders of each branch on each of the newest days.
SELECT
    b.branch_name,
    CAST(o.order_date AS DATE) AS order_day,
    SUM(o.total_price) AS revenue,
    COUNT(DISTINCT o.order_id) AS orders
FROM sales.orders o
JOIN sales.branches b
    ON b.branch_id = o.branch_id
GROUP BY b.branch_name, CAST(o.order_date AS DATE)
ORDER BY order_day, b.branch_name
