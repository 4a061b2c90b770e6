-- An order that some file claims is in sales.orders.
SELECT
    order_claims.file_id,
    COALESCE(MAX(named.address), 'file ' || order_claims.file_id),
    COUNT(*),
    COUNT(present.order_id)
FROM etl.order_claims
LEFT JOIN (
    SELECT DISTINCT order_id
    FROM sales.orders
    WHERE orders.order_date >= CAST(? AS TIMESTAMP)
        AND orders.order_date < CAST(? AS TIMESTAMP)
) present
    ON present.order_id = order_claims.order_id
LEFT JOIN (
    SELECT
        file_id,
        MAX('s3://' || bucket || '/' || object_key) AS address
    FROM etl.file_versions
    GROUP BY file_id
) named
    ON named.file_id = order_claims.file_id
WHERE order_claims.order_day >= CAST(? AS DATE)
    AND order_claims.order_day < CAST(? AS DATE)
GROUP BY order_claims.file_id
HAVING COUNT(present.order_id) < COUNT(*)
ORDER BY 2, 1
