-- What the ledger holds is done. Only an acceptance after a refusal is news: it replaces it.
DELETE FROM batch_versions
USING etl.file_versions
WHERE file_versions.file_id = batch_versions.file_id
    AND file_versions.sequencer = batch_versions.sequencer
    AND (file_versions.status = 'accepted' OR batch_versions.status = 'refused')
