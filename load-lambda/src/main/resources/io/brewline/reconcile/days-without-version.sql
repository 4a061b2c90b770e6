-- A day in force is one of a version that the ledger holds as accepted.
SELECT
    file_days.file_id || '/' || file_days.sequencer,
    COALESCE(MAX(named.address), 'file ' || file_days.file_id),
    COUNT(*),
    COUNT(file_versions.sequencer)
FROM etl.file_days
LEFT JOIN etl.file_versions
    ON file_versions.file_id = file_days.file_id
    AND file_versions.sequencer = file_days.sequencer
    AND file_versions.status = 'accepted'
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
GROUP BY
    file_days.file_id,
    file_days.sequencer
HAVING COUNT(file_versions.sequencer) < COUNT(*)
ORDER BY 2, 1
