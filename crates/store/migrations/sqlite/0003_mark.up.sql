-- What is true of the whole file. "synthetic": its records were made up by `konventa seed`, and every report says so.
CREATE TABLE mark (
    name TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
