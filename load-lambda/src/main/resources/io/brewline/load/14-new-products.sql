INSERT INTO sales.products (product_id, product_size, product_type, product_flavour, unit_price)
SELECT
    named.product_id,
    named.product_size,
    named.product_type,
    named.product_flavour,
    named.unit_price
FROM (
    SELECT
        product_id,
        MIN(product_size) AS product_size,
        MIN(product_type) AS product_type,
        MIN(product_flavour) AS product_flavour,
        MIN(unit_price) AS unit_price
    FROM batch_lines
    GROUP BY product_id
) named
LEFT JOIN sales.products
    ON products.product_id = named.product_id
WHERE products.product_id IS NULL
