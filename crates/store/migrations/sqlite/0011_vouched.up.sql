-- Whether a record came with a ticket from the hall of its lecture. No batch mixes records with and without one. Everything
-- of before came without.
ALTER TABLE pending ADD COLUMN vouched INTEGER NOT NULL DEFAULT 0 CHECK (vouched IN (0, 1));
ALTER TABLE batch ADD COLUMN vouched INTEGER NOT NULL DEFAULT 0 CHECK (vouched IN (0, 1));
