INSERT INTO etl.file_days (file_id, order_day, sequencer)
SELECT
    file_id,
    order_day,
    sequencer
FROM batch_days
