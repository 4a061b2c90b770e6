-- What is in the warehouse.
SELECT
    COUNT(DISTINCT order_id),
    COUNT(*),
    COALESCE(SUM(quantity), 0),
    COALESCE(SUM(total_price), 0),
    COUNT(DISTINCT branch_id),
    COUNT(DISTINCT product_id)
FROM sales.orders
