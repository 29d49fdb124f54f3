-- Sealed records have no hash and no day, so they cannot become records again.
DROP TABLE IF EXISTS unsealed_response;
DROP TABLE retained;
DROP TABLE followup_offer;
DROP TABLE received;
CREATE TABLE linkage (
    hash         BLOB NOT NULL PRIMARY KEY,
    record       BLOB NOT NULL UNIQUE,
    study        TEXT NOT NULL REFERENCES study (deck),
    full_key     BLOB NOT NULL,
    partial_keys BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO linkage SELECT hash, record, study, full_key, partial_keys FROM followup_linkage WHERE record IS NOT NULL;
DROP TABLE followup_linkage;
ALTER TABLE linkage RENAME TO followup_linkage;
CREATE TABLE response (
    hash         BLOB NOT NULL PRIMARY KEY,
    study        TEXT REFERENCES study (deck),
    deck_version INTEGER NOT NULL REFERENCES deck_version (number),
    day          TEXT NOT NULL,
    outcomes     TEXT NOT NULL,
    full_key     BLOB,
    partial_keys BLOB,
    record       BLOB UNIQUE,
    CHECK ((study IS NULL) = (full_key IS NULL)),
    CHECK ((study IS NULL) = (partial_keys IS NULL)),
    CHECK ((study IS NULL) = (record IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO response (hash, study, deck_version, day, outcomes, full_key, partial_keys)
    SELECT hash, study, deck_version, day, outcomes, full_key, partial_keys FROM followup_response;
DROP TABLE followup_response;
ALTER TABLE response RENAME TO followup_response;
DROP TABLE sealed;
DROP TABLE batch;
ALTER TABLE pending RENAME TO record;
CREATE INDEX record_lecture ON record (lecture) WHERE lecture IS NOT NULL;
