-- How far each branch's record reaches: late branches first, then those whose newest sale is the oldest.
SELECT
    branch_name,
    newest_sale,
    last_file,
    last_landed_at,
    hours_since_newest_sale,
    usual_hour,
    is_late
FROM reporting.branch_freshness
ORDER BY is_late DESC, newest_sale, branch_name
