-- Versions whose staged rejects are not what their message said, or name a row twice.
SELECT
    batch_versions.place,
    batch_versions.rows_rejected,
    COUNT(batch_rejects.row_number) AS rejects_copied,
    COUNT(DISTINCT batch_rejects.row_number) AS rows_copied
FROM batch_versions
LEFT JOIN batch_rejects
    ON batch_rejects.file_id = batch_versions.file_id
    AND batch_rejects.sequencer = batch_versions.sequencer
WHERE batch_versions.status = 'accepted'
    AND batch_versions.same_as IS NULL
GROUP BY
    batch_versions.place,
    batch_versions.rows_rejected
HAVING COUNT(batch_rejects.row_number) <> batch_versions.rows_rejected
    OR COUNT(DISTINCT batch_rejects.row_number) <> batch_versions.rows_rejected
ORDER BY batch_versions.place
