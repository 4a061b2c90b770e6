-- A newer version with the content of the one in force takes its days over, as if they had been replaced.
UPDATE etl.file_days
SET sequencer = batch_versions.sequencer
FROM batch_versions
WHERE file_days.file_id = batch_versions.file_id
    AND file_days.sequencer = batch_versions.same_as
    AND batch_versions.sequencer > batch_versions.same_as
