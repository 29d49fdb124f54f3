-- The field's words: follow-up, linkage keys (full and partial).
ALTER TABLE lecture RENAME COLUMN again TO followup;
ALTER TABLE again_link RENAME TO followup_linkage;
ALTER TABLE followup_linkage RENAME COLUMN exact TO full_key;
ALTER TABLE followup_linkage RENAME COLUMN coarse TO partial_keys;
ALTER TABLE again_answer RENAME TO followup_response;
ALTER TABLE followup_response RENAME COLUMN exact TO full_key;
ALTER TABLE followup_response RENAME COLUMN coarse TO partial_keys;
