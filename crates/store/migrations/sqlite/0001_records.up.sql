-- Every edition of a deck that was ever served, in the order it was first served.
-- A phone that began before an update is still measured against the items it saw.
CREATE TABLE edition (
    number  INTEGER PRIMARY KEY,
    deck    TEXT NOT NULL,
    version TEXT NOT NULL,
    items   TEXT NOT NULL, -- JSON array of item names, in the order asked
    UNIQUE (deck, version)
) STRICT;

-- One row per student. WITHOUT ROWID is for privacy as much as for speed: rows lie in the order of a random hash,
-- so the file does not tell in which order students submitted.
CREATE TABLE record (
    hash     BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the submission id, which itself is nowhere
    edition  INTEGER NOT NULL REFERENCES edition (number),
    lecture  TEXT,                      -- null where a student learned alone
    country  TEXT NOT NULL,
    language TEXT NOT NULL,
    day      TEXT NOT NULL,             -- YYYY-MM-DD in UTC, never a time
    pre      TEXT,                      -- one letter per item, in the order of the edition; null: quiz missed
    post     TEXT,
    CHECK (pre IS NOT NULL OR post IS NOT NULL)
) STRICT, WITHOUT ROWID;
