INSERT INTO etl.order_claims (file_id, order_day, order_id, customer_id)
SELECT
    file_id,
    order_day,
    order_id,
    customer_id
FROM batch_claims_begun
