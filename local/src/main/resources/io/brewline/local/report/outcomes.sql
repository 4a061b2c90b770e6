-- What became of the file versions that landed at or after a time.
SELECT
    file_id,
    sequencer,
    status,
    reason,
    rows_read,
    rows_rejected,
    rows_duplicate,
    orders_announced,
    orders_inserted,
    lines_inserted,
    orders_withdrawn
FROM etl.file_versions
WHERE landed_at >= ?
