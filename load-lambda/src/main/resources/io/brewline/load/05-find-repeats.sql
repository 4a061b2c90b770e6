-- A version whose content is in force already needs no COPY: an accepted version of the same file has equal staged bytes
-- and holds every day that it ever held. Two new versions of one file are left to the merge, which sorts out their days.
UPDATE batch_versions
SET same_as = in_force.sequencer
FROM (
    SELECT
        file_versions.file_id,
        file_versions.sequencer,
        file_versions.staged_sha256
    FROM etl.file_versions
    JOIN etl.file_days
        ON file_days.file_id = file_versions.file_id
        AND file_days.sequencer = file_versions.sequencer
    JOIN (
        SELECT file_id
        FROM batch_versions
        WHERE status = 'accepted'
        GROUP BY file_id
        HAVING COUNT(*) = 1
    ) alone
        ON alone.file_id = file_versions.file_id
    WHERE file_versions.status = 'accepted'
    GROUP BY
        file_versions.file_id,
        file_versions.sequencer,
        file_versions.staged_sha256,
        file_versions.days_announced
    HAVING COUNT(*) = file_versions.days_announced
) in_force
WHERE batch_versions.file_id = in_force.file_id
    AND batch_versions.staged_sha256 = in_force.staged_sha256
    AND batch_versions.status = 'accepted'
