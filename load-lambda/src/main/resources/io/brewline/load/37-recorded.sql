SELECT
    place,
    orders_inserted,
    lines_inserted,
    orders_withdrawn
FROM batch_versions
ORDER BY place
