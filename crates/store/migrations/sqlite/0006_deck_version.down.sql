ALTER TABLE followup_response RENAME COLUMN deck_version TO edition;
ALTER TABLE record RENAME COLUMN deck_version TO edition;
ALTER TABLE deck_version RENAME TO edition;
