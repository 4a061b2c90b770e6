-- The newest day on which a file landed; NULL where none ever did.
SELECT
    MAX(landed_day)
FROM reporting.file_quality
