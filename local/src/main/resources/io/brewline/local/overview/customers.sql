-- The customers of a month and of the month before it, the newer first.
SELECT
    order_month,
    orders,
    orders_with_customer,
    known_percent,
    customers,
    returning_customers,
    returning_percent
FROM reporting.customer_coverage
WHERE order_month BETWEEN DATEADD(month, -1, CAST(? AS DATE)) AND CAST(? AS DATE)
ORDER BY order_month DESC
