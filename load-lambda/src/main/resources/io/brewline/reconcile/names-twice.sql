-- Redshift enforces no key: a branch and a product are there once. Both tables are small, and asked as a whole.
SELECT
    branch_id,
    'sales.branches',
    COUNT(*),
    COUNT(DISTINCT branch_id)
FROM sales.branches
GROUP BY branch_id
HAVING COUNT(*) > 1
UNION ALL
SELECT
    product_id,
    'sales.products',
    COUNT(*),
    COUNT(DISTINCT product_id)
FROM sales.products
GROUP BY product_id
HAVING COUNT(*) > 1
