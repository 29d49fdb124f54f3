-- Whether a record came with a seat ticket (ADR 21).
ALTER TABLE pending ADD COLUMN vouched INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN vouched INTEGER NOT NULL DEFAULT 0;
