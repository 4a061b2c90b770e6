-- Each order from one version, the first of the batch that claims it: others hold the same lines.
INSERT INTO sales.orders (
    order_id,
    branch_id,
    product_id,
    quantity,
    order_date,
    total_price,
    payment_method,
    customer_id
)
SELECT
    batch_lines.order_id,
    batch_lines.branch_id,
    batch_lines.product_id,
    batch_lines.quantity,
    batch_lines.order_date,
    batch_lines.total_price,
    batch_lines.payment_method,
    batch_changes.customer_id
FROM batch_changes
JOIN batch_versions
    ON batch_versions.place = batch_changes.begun_by
JOIN batch_lines
    ON batch_lines.order_id = batch_changes.order_id
    AND batch_lines.file_id = batch_versions.file_id
    AND batch_lines.sequencer = batch_versions.sequencer
WHERE batch_changes.claims > 0
    AND batch_changes.lines_present = 0
