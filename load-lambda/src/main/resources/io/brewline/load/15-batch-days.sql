-- For each file and day the newest version of the batch, unless a newer one is in force already.
INSERT INTO batch_days (place, file_id, order_day, sequencer)
SELECT
    batch_versions.place,
    newest.file_id,
    newest.order_day,
    newest.sequencer
FROM (
    SELECT
        file_id,
        order_day,
        MAX(sequencer) AS sequencer
    FROM batch_orders
    GROUP BY
        file_id,
        order_day
) newest
JOIN batch_versions
    ON batch_versions.file_id = newest.file_id
    AND batch_versions.sequencer = newest.sequencer
LEFT JOIN etl.file_days
    ON file_days.file_id = newest.file_id
    AND file_days.order_day = newest.order_day
WHERE file_days.sequencer IS NULL
    OR file_days.sequencer < newest.sequencer
