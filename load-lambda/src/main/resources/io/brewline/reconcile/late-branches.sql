-- By the hour that the branch itself keeps to, and by 18:00 of the next day at the latest (hour 42 of the day of the sales).
-- After four weeks of silence (672 hours) a branch is taken for closed. The habits are of a view that may be refreshed long
-- after a load, so the sales have the last word: those of the same four weeks, for they are sorted by date.
SELECT
    branch_freshness.branch_name,
    TO_CHAR(branch_freshness.next_day, 'YYYY-MM-DD'),
    TO_CHAR(branch_freshness.newest_sale, 'YYYY-MM-DD HH24:MI')
FROM reporting.branch_freshness
LEFT JOIN (
    SELECT
        branches.branch_name,
        MAX(orders.order_date) AS newest_sale
    FROM sales.orders
    JOIN sales.branches
        ON branches.branch_id = orders.branch_id
    WHERE orders.order_date >= DATEADD(day, -28, GETDATE())
    GROUP BY branches.branch_name
) sold
    ON sold.branch_name = branch_freshness.branch_name
WHERE (
        branch_freshness.is_late = 1
        OR (
            DATEADD(hour, 42, branch_freshness.next_day) < CAST(GETDATE() AS TIMESTAMPTZ) AT TIME ZONE 'Europe/London'
            AND branch_freshness.hours_since_newest_sale < 672
        )
    )
    AND (
        sold.newest_sale IS NULL
        OR sold.newest_sale < branch_freshness.next_day
    )
ORDER BY branch_freshness.branch_name
