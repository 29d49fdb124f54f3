ALTER TABLE batch DROP COLUMN vouched;
ALTER TABLE pending DROP COLUMN vouched;
