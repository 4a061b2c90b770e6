-- Claims of the days replaced that their new version does not repeat. The range is implied: it lets zone maps prune.
INSERT INTO batch_claims_ended (place, file_id, order_day, order_id, customer_id)
SELECT
    batch_days.place,
    order_claims.file_id,
    order_claims.order_day,
    order_claims.order_id,
    order_claims.customer_id
FROM etl.order_claims
JOIN batch_days
    ON batch_days.file_id = order_claims.file_id
    AND batch_days.order_day = order_claims.order_day
LEFT JOIN batch_claims
    ON batch_claims.file_id = order_claims.file_id
    AND batch_claims.order_id = order_claims.order_id
    AND COALESCE(batch_claims.customer_id, '') = COALESCE(order_claims.customer_id, '')
WHERE batch_claims.order_id IS NULL
    AND order_claims.order_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
