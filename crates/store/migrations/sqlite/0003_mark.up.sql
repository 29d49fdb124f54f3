-- What is true of the whole file. "synthetic": its records were made up by `konventa seed`, and every report says so.
-- "records": counts the times that records changed, so that the counts of a report are kept until then.
CREATE TABLE mark (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO mark (name, value) VALUES ('records', 0);
