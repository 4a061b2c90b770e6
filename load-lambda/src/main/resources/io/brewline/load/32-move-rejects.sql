UPDATE etl.rejected_rows
SET sequencer = batch_versions.sequencer
FROM batch_versions
WHERE rejected_rows.file_id = batch_versions.file_id
    AND rejected_rows.sequencer = batch_versions.same_as
    AND batch_versions.sequencer > batch_versions.same_as
