-- The newest accepted version of a file is in force on every day that it holds, whatever the older ones hold. Files whose newest
-- days are in the range.
SELECT
    newest.file_id,
    's3://' || file_versions.bucket || '/' || file_versions.object_key,
    file_versions.days_announced,
    COALESCE(in_force.days, 0)
FROM (
    SELECT
        file_id,
        MAX(sequencer) AS sequencer
    FROM etl.file_versions
    WHERE status = 'accepted'
    GROUP BY file_id
) newest
JOIN etl.file_versions
    ON file_versions.file_id = newest.file_id
    AND file_versions.sequencer = newest.sequencer
    AND file_versions.status = 'accepted'
LEFT JOIN (
    SELECT
        file_id,
        sequencer,
        COUNT(DISTINCT order_day) AS days
    FROM etl.file_days
    GROUP BY
        file_id,
        sequencer
) in_force
    ON in_force.file_id = newest.file_id
    AND in_force.sequencer = newest.sequencer
WHERE file_versions.last_order >= CAST(? AS TIMESTAMP)
    AND file_versions.last_order < CAST(? AS TIMESTAMP)
    AND COALESCE(in_force.days, 0) <> file_versions.days_announced
ORDER BY 2, 1
