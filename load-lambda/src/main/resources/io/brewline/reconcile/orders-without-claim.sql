-- An order in sales.orders is claimed by some file.
SELECT
    present.order_day || '/' || present.branch_id,
    COALESCE(MAX(branches.branch_name), 'branch ' || present.branch_id) || ' on ' || present.order_day,
    COUNT(*),
    COUNT(claimed.order_id)
FROM (
    SELECT DISTINCT
        order_id,
        branch_id,
        TO_CHAR(order_date, 'YYYY-MM-DD') AS order_day
    FROM sales.orders
    WHERE orders.order_date >= CAST(? AS TIMESTAMP)
        AND orders.order_date < CAST(? AS TIMESTAMP)
) present
LEFT JOIN (
    SELECT DISTINCT order_id
    FROM etl.order_claims
    WHERE order_claims.order_day >= CAST(? AS DATE)
        AND order_claims.order_day < CAST(? AS DATE)
) claimed
    ON claimed.order_id = present.order_id
LEFT JOIN sales.branches
    ON branches.branch_id = present.branch_id
GROUP BY
    present.order_day,
    present.branch_id
HAVING COUNT(claimed.order_id) < COUNT(*)
ORDER BY 1
