SELECT
    object_key,
    version_id,
    size_bytes,
    landed_at,
    status
FROM etl.file_versions
WHERE bucket = ?
    AND landed_at >= CAST(? AS TIMESTAMP)
