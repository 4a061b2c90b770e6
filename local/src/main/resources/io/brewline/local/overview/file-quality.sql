-- What became of the files that landed from one day to another, both included.
SELECT
    COALESCE(SUM(files), 0),
    COALESCE(SUM(files_refused), 0),
    COALESCE(SUM(rows_read), 0),
    COALESCE(SUM(rows_rejected), 0),
    COALESCE(SUM(rows_duplicate), 0)
FROM reporting.file_quality
WHERE landed_day BETWEEN ? AND ?
