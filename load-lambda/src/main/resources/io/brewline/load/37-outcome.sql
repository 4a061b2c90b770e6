SELECT
    COUNT(*),
    COALESCE(SUM(orders_inserted), 0),
    COALESCE(SUM(lines_inserted), 0),
    COALESCE(SUM(orders_withdrawn), 0)
FROM batch_versions
