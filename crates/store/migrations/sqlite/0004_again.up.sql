-- Whether the students of a lecture are asked to answer again weeks later.
ALTER TABLE lecture ADD COLUMN again INTEGER NOT NULL DEFAULT 0;

-- What makes links of first answers and of later ones to the same deck alike. One for each deck; it is deleted when it ends.
CREATE TABLE study (
    deck  TEXT NOT NULL PRIMARY KEY,
    salt  BLOB NOT NULL,
    began TEXT NOT NULL                 -- YYYY-MM-DD in UTC
) STRICT, WITHOUT ROWID;

-- Who consented to be found again. Apart from the records, and deleted with the study. In the order of a random hash, as
-- records are.
CREATE TABLE again_link (
    hash   BLOB NOT NULL PRIMARY KEY,   -- SHA-256 of its own name, by which it is taken back
    record BLOB NOT NULL UNIQUE,        -- SHA-256 of the submission id; the record may come later
    study  TEXT NOT NULL REFERENCES study (deck),
    exact  BLOB NOT NULL,
    coarse BLOB NOT NULL                -- 16 bytes each
) STRICT, WITHOUT ROWID;

-- Who answered again: no country, no language, no lecture. While the study is open a row has links and nothing says whose it
-- is; afterwards it has the record that it belongs to, and no links.
CREATE TABLE again_answer (
    hash     BLOB NOT NULL PRIMARY KEY, -- SHA-256 of its own name
    study    TEXT REFERENCES study (deck),
    edition  INTEGER NOT NULL REFERENCES edition (number),
    day      TEXT NOT NULL,             -- YYYY-MM-DD in UTC, never a time
    outcomes TEXT NOT NULL,             -- one letter per item, in the order of the edition
    exact    BLOB,
    coarse   BLOB,
    record   BLOB UNIQUE,               -- SHA-256 of the submission id of the first answers
    CHECK ((study IS NULL) = (exact IS NULL)),
    CHECK ((study IS NULL) = (coarse IS NULL)),
    CHECK ((study IS NULL) = (record IS NOT NULL))
) STRICT, WITHOUT ROWID;
