-- Redshift enforces no key: a file claims an order once.
SELECT
    claimed.file_id,
    COALESCE(MAX(named.address), 'file ' || claimed.file_id),
    SUM(claimed.copies),
    COUNT(*)
FROM (
    SELECT
        file_id,
        order_id,
        COUNT(*) AS copies
    FROM etl.order_claims
    WHERE order_claims.order_day >= CAST(? AS DATE)
        AND order_claims.order_day < CAST(? AS DATE)
    GROUP BY
        file_id,
        order_id
) claimed
LEFT JOIN (
    SELECT
        file_id,
        MAX('s3://' || bucket || '/' || object_key) AS address
    FROM etl.file_versions
    GROUP BY file_id
) named
    ON named.file_id = claimed.file_id
GROUP BY claimed.file_id
HAVING SUM(claimed.copies) > COUNT(*)
ORDER BY 2, 1
