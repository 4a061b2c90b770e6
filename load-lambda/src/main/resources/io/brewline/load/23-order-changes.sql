INSERT INTO batch_changes (order_id, ended_by, begun_by, claims, customer_id, lines_present, customer_present)
SELECT
    batch_touched.order_id,
    batch_touched.ended_by,
    batch_touched.begun_by,
    COALESCE(claimed.claims, 0),
    claimed.customer_id,
    COALESCE(present.order_lines, 0),
    present.customer_id
FROM batch_touched
LEFT JOIN (
    SELECT
        order_claims.order_id,
        COUNT(*) AS claims,
        MIN(order_claims.customer_id) AS customer_id
    FROM etl.order_claims
    JOIN batch_touched
        ON batch_touched.order_id = order_claims.order_id
        AND batch_touched.order_day = order_claims.order_day
    WHERE order_claims.order_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
    GROUP BY order_claims.order_id
) claimed
    ON claimed.order_id = batch_touched.order_id
LEFT JOIN (
    SELECT
        orders.order_id,
        COUNT(*) AS order_lines,
        MIN(orders.customer_id) AS customer_id
    FROM sales.orders
    JOIN batch_touched
        ON batch_touched.order_id = orders.order_id
    WHERE orders.order_date >= CAST(? AS TIMESTAMP)
        AND orders.order_date < CAST(? AS TIMESTAMP)
    GROUP BY orders.order_id
) present
    ON present.order_id = batch_touched.order_id
