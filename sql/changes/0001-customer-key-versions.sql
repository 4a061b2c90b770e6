-- Under which versions of the customer key the tokens of a file were made, as '1,2': NULL where it has none, and where that
-- is not known, as of every version that was loaded before this change.
ALTER TABLE etl.file_versions ADD COLUMN customer_key_versions VARCHAR(100);
