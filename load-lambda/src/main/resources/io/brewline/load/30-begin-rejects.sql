INSERT INTO etl.rejected_rows (
    file_id,
    sequencer,
    row_number,
    reason,
    field,
    order_date,
    total_price,
    payment_method
)
SELECT
    batch_rejects.file_id,
    batch_rejects.sequencer,
    batch_rejects.row_number,
    batch_rejects.reason,
    batch_rejects.field,
    batch_rejects.order_date,
    batch_rejects.total_price,
    batch_rejects.payment_method
FROM batch_rejects
JOIN (
    SELECT DISTINCT
        file_id,
        sequencer
    FROM batch_days
) in_force
    ON in_force.file_id = batch_rejects.file_id
    AND in_force.sequencer = batch_rejects.sequencer
