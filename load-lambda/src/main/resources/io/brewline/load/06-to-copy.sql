SELECT place
FROM batch_versions
WHERE status = 'accepted'
    AND same_as IS NULL
ORDER BY place
