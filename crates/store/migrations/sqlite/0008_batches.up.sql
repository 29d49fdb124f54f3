-- A record is pending until it is sealed with at least nine others. Only pending records have a hash, a day and a student's
-- own country, language and lecture; no figure counts them, and DELETE removes them.
DROP INDEX record_lecture;
ALTER TABLE record RENAME TO pending;

-- Sealed records: at least ten of one kind. A label that the records differ in is NULL; one that none of them has is ''.
CREATE TABLE batch (
    id           BLOB NOT NULL PRIMARY KEY, -- 16 random bytes
    kind         TEXT NOT NULL,             -- both, pre, post
    deck_version INTEGER NOT NULL REFERENCES deck_version (number),
    country      TEXT,
    language     TEXT,
    place        TEXT,
    lecture      TEXT,
    day          TEXT,                      -- YYYY-MM-DD
    month        TEXT,                      -- YYYY-MM
    cell         BLOB                       -- 16 random bytes: the batches whose retention is shown together
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_lecture ON batch (lecture);

-- What is left of sealed records: how often a batch has the same outcomes. No hash, no day, and no order but that of the
-- letters.
CREATE TABLE sealed (
    batch BLOB NOT NULL REFERENCES batch (id),
    pre   TEXT NOT NULL,                    -- one letter per item; '' if that quiz was missed
    post  TEXT NOT NULL,
    n     INTEGER NOT NULL,
    PRIMARY KEY (batch, pre, post)
) STRICT, WITHOUT ROWID;

-- The hashes of what was sealed, so that a phone that sends it again is not counted twice. They lead to no batch. Deleted a
-- year later.
CREATE TABLE received (
    hash  BLOB NOT NULL PRIMARY KEY,
    month TEXT NOT NULL                     -- YYYY-MM in which it arrived
) STRICT, WITHOUT ROWID;

-- Sealed records of a lecture whose students may still consent to the follow-up. Deleted with the votes, 24 hours after the
-- end.
CREATE TABLE followup_offer (
    hash    BLOB NOT NULL PRIMARY KEY,
    lecture TEXT NOT NULL,
    batch   BLOB NOT NULL REFERENCES batch (id),
    pre     TEXT NOT NULL,
    post    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Linkage keys lead to a pending record by its hash, and to a sealed one by a copy of what is left of it.
CREATE TABLE linkage (
    hash         BLOB NOT NULL PRIMARY KEY,
    record       BLOB UNIQUE,
    study        TEXT NOT NULL REFERENCES study (deck),
    full_key     BLOB NOT NULL,
    partial_keys BLOB NOT NULL,
    batch        BLOB REFERENCES batch (id),
    pre          TEXT,
    post         TEXT,
    CHECK ((record IS NULL) = (batch IS NOT NULL)),
    CHECK ((batch IS NULL) = (pre IS NULL)),
    CHECK ((batch IS NULL) = (post IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO linkage (hash, record, study, full_key, partial_keys)
    SELECT hash, record, study, full_key, partial_keys FROM followup_linkage;
DROP TABLE followup_linkage;
ALTER TABLE linkage RENAME TO followup_linkage;

-- What is left of the responses to studies that ended, in the cells that were cut then: how often a cell has the same
-- outcomes.
CREATE TABLE retained (
    cell  BLOB NOT NULL,
    pre   TEXT NOT NULL,
    post  TEXT NOT NULL,
    later TEXT NOT NULL,                    -- in the order of the items before the lecture
    days  INTEGER NOT NULL,                 -- from the lecture to the follow-up; -1 if that is not known
    n     INTEGER NOT NULL,
    PRIMARY KEY (cell, pre, post, later, days)
) STRICT, WITHOUT ROWID;

-- Responses of studies that ended before there were cells. The program seals all records when it finds this table, cuts the
-- cells, and drops it.
CREATE TABLE unsealed_response (
    hash         BLOB NOT NULL PRIMARY KEY,
    deck_version INTEGER NOT NULL,
    day          TEXT NOT NULL,
    outcomes     TEXT NOT NULL,
    record       BLOB,
    batch        BLOB,
    pre          TEXT,
    post         TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO unsealed_response (hash, deck_version, day, outcomes, record)
    SELECT hash, deck_version, day, outcomes, record FROM followup_response WHERE study IS NULL;
CREATE TABLE response (
    hash         BLOB NOT NULL PRIMARY KEY, -- SHA-256 of its own name
    study        TEXT NOT NULL REFERENCES study (deck),
    deck_version INTEGER NOT NULL REFERENCES deck_version (number),
    day          TEXT NOT NULL,             -- YYYY-MM-DD in UTC, never a time
    outcomes     TEXT NOT NULL,
    full_key     BLOB NOT NULL,
    partial_keys BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO response (hash, study, deck_version, day, outcomes, full_key, partial_keys)
    SELECT hash, study, deck_version, day, outcomes, full_key, partial_keys FROM followup_response WHERE study IS NOT NULL;
DROP TABLE followup_response;
ALTER TABLE response RENAME TO followup_response;
