DROP TABLE set_aside;
ALTER TABLE lecture DROP COLUMN records;
DROP TABLE receipt;
DROP TABLE receipt_secret;
DROP TABLE IF EXISTS plain_receipt;
-- The plain hashes cannot be computed from receipts.
CREATE TABLE received (
    hash  BLOB NOT NULL PRIMARY KEY,
    month TEXT NOT NULL
) STRICT, WITHOUT ROWID;
