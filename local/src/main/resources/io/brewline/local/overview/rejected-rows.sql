-- Why rows of the files that landed from one day to another were rejected.
SELECT
    reason,
    SUM(rejected_rows) AS rejected,
    SUM(files)
FROM reporting.rejected_rows
WHERE landed_day BETWEEN ? AND ?
GROUP BY reason
ORDER BY rejected DESC, reason
