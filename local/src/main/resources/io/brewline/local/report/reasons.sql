-- Why rows of those versions were rejected.
SELECT
    v.file_id,
    v.sequencer,
    r.reason,
    COUNT(*)
FROM etl.file_versions v
JOIN etl.rejected_rows r
    ON r.file_id = v.file_id
    AND r.sequencer = v.sequencer
WHERE v.landed_at >= ?
GROUP BY v.file_id, v.sequencer, r.reason
ORDER BY v.file_id, v.sequencer, r.reason
