-- Seat tickets (ADR 21). A lecture of before this has no secret: it issues no tickets and needs none.
ALTER TABLE lecture ADD COLUMN ticket_secret TEXT;   -- what issues and verifies its tickets; deleted with its votes
ALTER TABLE lecture ADD COLUMN tickets INTEGER NOT NULL DEFAULT 0;     -- requests that were answered, each once
ALTER TABLE lecture ADD COLUMN heads INTEGER;        -- people in the hall, as the presenter counted; null: not counted
ALTER TABLE lecture ADD COLUMN door_closed INTEGER NOT NULL DEFAULT 0; -- 1: no further tickets are given out

-- The requests that were answered, so that each seat gets one set of tickets, and the same again if the answer was lost. A
-- request fits every ticket equally well, so it leads to none. In the order of a random hash. Deleted with the votes.
CREATE TABLE ticket_request (
    lecture INTEGER NOT NULL REFERENCES lecture (number),
    digest  BLOB NOT NULL,                 -- SHA-256 of the request
    PRIMARY KEY (lecture, digest)
) STRICT, WITHOUT ROWID;

-- The tickets that were spent on a record or a vote, so that none is spent twice. Deleted with the votes.
CREATE TABLE ticket_spent (
    lecture     INTEGER NOT NULL REFERENCES lecture (number),
    fingerprint BLOB NOT NULL,             -- SHA-256 of the secret and the ticket
    PRIMARY KEY (lecture, fingerprint)
) STRICT, WITHOUT ROWID;
