DELETE FROM etl.order_claims
USING batch_claims_ended
WHERE order_claims.file_id = batch_claims_ended.file_id
    AND order_claims.order_id = batch_claims_ended.order_id
    AND order_claims.order_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
