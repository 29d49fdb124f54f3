-- One row per live lecture. It stays: a code that was read from a wall yesterday says that the lecture is over, and the
-- researcher sees which deck was taught where on which day.
CREATE TABLE lecture (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    code      TEXT NOT NULL UNIQUE,        -- on the wall
    deck      TEXT NOT NULL,
    version   TEXT NOT NULL,
    country   TEXT NOT NULL,
    language  TEXT NOT NULL,               -- on the wall
    place     TEXT,                        -- as the presenter wrote it
    seats     INTEGER,                     -- null: no limit
    day       TEXT NOT NULL,               -- YYYY-MM-DD in UTC
    ended     INTEGER,                     -- seconds since 1970; null while it runs and after it is forgotten
    forgotten INTEGER NOT NULL DEFAULT 0,  -- 1: events, votes and drivers are deleted
    CHECK (forgotten = 0 OR ended IS NULL)
) STRICT;

-- What the presenter did. Deleted with the votes and the drivers 24 hours after the end.
CREATE TABLE lecture_event (
    lecture INTEGER NOT NULL REFERENCES lecture (number),
    seq     INTEGER NOT NULL,              -- from 1 without gaps
    at      INTEGER NOT NULL,              -- seconds since 1970: a lecture in which nothing happens for a day ends
    body    TEXT NOT NULL,                 -- the event as JSON, as it is told to everybody
    PRIMARY KEY (lecture, seq)
) STRICT, WITHOUT ROWID;

-- What the room chose. In the order of a random hash, as records are: the file does not tell who voted after whom.
CREATE TABLE lecture_vote (
    lecture  INTEGER NOT NULL REFERENCES lecture (number),
    slide    INTEGER NOT NULL,
    hash     BLOB NOT NULL,                -- SHA-256 of a random number that the phone draws anew for each poll
    choice   INTEGER NOT NULL,
    revision INTEGER NOT NULL,             -- changes on the phone before this one
    PRIMARY KEY (lecture, slide, hash)
) STRICT, WITHOUT ROWID;

-- Who may drive.
CREATE TABLE lecture_driver (
    lecture INTEGER NOT NULL REFERENCES lecture (number),
    term    INTEGER NOT NULL,              -- from 1; only the last one drives
    hash    BLOB NOT NULL,                 -- SHA-256 of the token
    PRIMARY KEY (lecture, term)
) STRICT, WITHOUT ROWID;
