-- By the hour that the branch itself keeps to, and by 18:00 of the next day at the latest (hour 42 of the day of the sales).
-- After four weeks of silence (672 hours) a branch is taken for closed.
SELECT
    branch_name,
    TO_CHAR(next_day, 'YYYY-MM-DD'),
    TO_CHAR(newest_sale, 'YYYY-MM-DD HH24:MI')
FROM reporting.branch_freshness
WHERE is_late = 1
    OR (
        DATEADD(hour, 42, next_day) < CAST(GETDATE() AS TIMESTAMPTZ) AT TIME ZONE 'Europe/London'
        AND hours_since_newest_sale < 672
    )
ORDER BY branch_name
