-- A claim is on a day on which some version of its file is in force.
SELECT
    order_claims.file_id,
    COALESCE(MAX(named.address), 'file ' || order_claims.file_id),
    COUNT(*),
    COUNT(file_days.sequencer)
FROM etl.order_claims
LEFT JOIN etl.file_days
    ON file_days.file_id = order_claims.file_id
    AND file_days.order_day = order_claims.order_day
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
HAVING COUNT(file_days.sequencer) < COUNT(*)
ORDER BY 2, 1
