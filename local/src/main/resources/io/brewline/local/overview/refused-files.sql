-- Why files that landed from one day to another were refused.
SELECT
    reason,
    COUNT(*) AS refused
FROM reporting.refused_files
WHERE CAST(landed_at AS DATE) BETWEEN ? AND ?
GROUP BY reason
ORDER BY refused DESC, reason
