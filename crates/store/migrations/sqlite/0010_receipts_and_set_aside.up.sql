-- A receipt says that a record was sealed, to a phone that sends it again. It is SHA-256 of a secret and the hash of the
-- record's id. The secret belongs to a lecture, or to the month of arrival of records without one, and is deleted with all
-- its receipts: with the votes of the lecture, or two months later. Then nothing leads from an id to the file.
CREATE TABLE receipt_secret (
    scope  TEXT NOT NULL PRIMARY KEY,       -- the id of a lecture, or 'month YYYY-MM'
    secret BLOB NOT NULL                    -- 32 random bytes
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
    hash  BLOB NOT NULL PRIMARY KEY,
    scope TEXT NOT NULL REFERENCES receipt_secret (scope)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_scope ON receipt (scope);

-- Plain hashes of what was sealed. The program makes receipts of them when it finds this table, and drops it.
ALTER TABLE received RENAME TO plain_receipt;

-- How many records of a lecture were accepted and not taken back, so that there are not more than seats. Deleted with its
-- votes.
ALTER TABLE lecture ADD COLUMN records INTEGER NOT NULL DEFAULT 0;

-- What a researcher has set aside: no figure counts it unless somebody asks for it, and every figure tells the reason.
CREATE TABLE set_aside (
    target TEXT NOT NULL PRIMARY KEY,       -- 'lecture:ID': its whole batches; 'batch:HEX': one batch
    reason TEXT NOT NULL,
    day    TEXT NOT NULL                    -- YYYY-MM-DD in UTC
) STRICT, WITHOUT ROWID;
