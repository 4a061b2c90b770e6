-- Rejected rows stay while any day of their version is in force.
DELETE FROM etl.rejected_rows
WHERE file_id IN (
        SELECT file_id
        FROM batch_days
    )
    AND NOT EXISTS (
        SELECT 1
        FROM etl.file_days
        WHERE file_days.file_id = rejected_rows.file_id
            AND file_days.sequencer = rejected_rows.sequencer
    )
