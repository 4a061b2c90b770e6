-- Redshift enforces no key: an order holds a product once.
SELECT
    order_day,
    'sales of ' || order_day,
    SUM(copies),
    COUNT(*)
FROM (
    SELECT
        TO_CHAR(MIN(order_date), 'YYYY-MM-DD') AS order_day,
        COUNT(*) AS copies
    FROM sales.orders
    WHERE orders.order_date >= CAST(? AS TIMESTAMP)
        AND orders.order_date < CAST(? AS TIMESTAMP)
    GROUP BY
        order_id,
        product_id
) products_of_orders
GROUP BY order_day
HAVING SUM(copies) > COUNT(*)
ORDER BY 1
