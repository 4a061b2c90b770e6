-- Redshift enforces no key: one version of a file is in force on a day.
SELECT
    file_days.file_id,
    COALESCE(MAX(named.address), 'file ' || file_days.file_id),
    COUNT(*),
    COUNT(DISTINCT file_days.order_day)
FROM etl.file_days
LEFT JOIN (
    SELECT
        file_id,
        MAX('s3://' || bucket || '/' || object_key) AS address
    FROM etl.file_versions
    GROUP BY file_id
) named
    ON named.file_id = file_days.file_id
WHERE file_days.order_day >= CAST(? AS DATE)
    AND file_days.order_day < CAST(? AS DATE)
GROUP BY file_days.file_id
HAVING COUNT(*) > COUNT(DISTINCT file_days.order_day)
ORDER BY 2, 1
