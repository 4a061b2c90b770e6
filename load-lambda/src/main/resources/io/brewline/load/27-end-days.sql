DELETE FROM etl.file_days
USING batch_days
WHERE file_days.file_id = batch_days.file_id
    AND file_days.order_day = batch_days.order_day
