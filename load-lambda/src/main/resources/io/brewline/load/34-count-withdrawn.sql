UPDATE batch_versions
SET
    orders_withdrawn = withdrawn.order_count,
    lines_withdrawn = withdrawn.line_count
FROM (
    SELECT
        ended_by,
        COUNT(*) AS order_count,
        SUM(lines_present) AS line_count
    FROM batch_changes
    WHERE claims = 0
        AND lines_present > 0
    GROUP BY ended_by
) withdrawn
WHERE batch_versions.place = withdrawn.ended_by
