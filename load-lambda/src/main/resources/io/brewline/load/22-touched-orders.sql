INSERT INTO batch_touched (order_id, order_day, ended_by, begun_by)
SELECT
    order_id,
    MIN(order_day),
    MAX(ended_by),
    MIN(begun_by)
FROM (
    SELECT
        order_id,
        order_day,
        place AS ended_by,
        CAST(NULL AS INTEGER) AS begun_by
    FROM batch_claims_ended
    UNION ALL
    SELECT
        order_id,
        order_day,
        CAST(NULL AS INTEGER) AS ended_by,
        place AS begun_by
    FROM batch_claims_begun
) differing
GROUP BY order_id
