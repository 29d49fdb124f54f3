ALTER TABLE followup_response RENAME COLUMN partial_keys TO coarse;
ALTER TABLE followup_response RENAME COLUMN full_key TO exact;
ALTER TABLE followup_response RENAME TO again_answer;
ALTER TABLE followup_linkage RENAME COLUMN partial_keys TO coarse;
ALTER TABLE followup_linkage RENAME COLUMN full_key TO exact;
ALTER TABLE followup_linkage RENAME TO again_link;
ALTER TABLE lecture RENAME COLUMN followup TO again;
