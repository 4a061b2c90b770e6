-- The products that bring in most, whatever their price was at the time.
SELECT
    p.product_size,
    p.product_type,
    p.product_flavour,
    SUM(o.quantity) AS units,
    SUM(o.total_price) AS revenue
FROM sales.orders o
JOIN sales.products p
    ON p.product_id = o.product_id
GROUP BY p.product_size, p.product_type, p.product_flavour
ORDER BY revenue DESC, p.product_type, p.product_size, p.product_flavour
LIMIT 10
