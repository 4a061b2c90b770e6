INSERT INTO batch_claims_begun (place, file_id, order_day, order_id, customer_id)
SELECT
    batch_claims.place,
    batch_claims.file_id,
    batch_claims.order_day,
    batch_claims.order_id,
    batch_claims.customer_id
FROM batch_claims
LEFT JOIN etl.order_claims
    ON order_claims.file_id = batch_claims.file_id
    AND order_claims.order_id = batch_claims.order_id
    AND COALESCE(order_claims.customer_id, '') = COALESCE(batch_claims.customer_id, '')
    AND order_claims.order_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
WHERE order_claims.order_id IS NULL
