-- "Edition" is a deck in one language form. A row here is a version of a deck, with its items.
ALTER TABLE edition RENAME TO deck_version;
ALTER TABLE record RENAME COLUMN edition TO deck_version;
ALTER TABLE followup_response RENAME COLUMN edition TO deck_version;
