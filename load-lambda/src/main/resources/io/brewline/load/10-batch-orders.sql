INSERT INTO batch_orders (place, file_id, sequencer, order_id, order_day, customer_id, line_count, product_count)
SELECT
    batch_versions.place,
    MIN(batch_lines.file_id),
    MIN(batch_lines.sequencer),
    batch_lines.order_id,
    MIN(CAST(batch_lines.order_date AS DATE)),
    MIN(batch_lines.customer_id),
    COUNT(*),
    COUNT(DISTINCT batch_lines.product_id)
FROM batch_lines
JOIN batch_versions
    ON batch_versions.file_id = batch_lines.file_id
    AND batch_versions.sequencer = batch_lines.sequencer
-- A place is one file's one version. The order comes first: ids differ at once where they do, and files do not.
GROUP BY
    batch_lines.order_id,
    batch_versions.place
