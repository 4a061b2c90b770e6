-- Redshift enforces no key: a version is in the ledger once.
SELECT
    file_id || '/' || sequencer,
    MAX('s3://' || bucket || '/' || object_key),
    COUNT(*),
    COUNT(DISTINCT sequencer)
FROM etl.file_versions
WHERE file_versions.landed_at >= CAST(? AS TIMESTAMP)
    AND file_versions.landed_at < CAST(? AS TIMESTAMP)
GROUP BY
    file_id,
    sequencer
HAVING COUNT(*) > 1
ORDER BY 2, 1
