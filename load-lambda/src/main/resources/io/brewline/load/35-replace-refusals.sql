DELETE FROM etl.file_versions
USING batch_versions
WHERE file_versions.file_id = batch_versions.file_id
    AND file_versions.sequencer = batch_versions.sequencer
