-- The gain of one lecture reads the records of that lecture only. An index entry is the lecture and the hash of the record,
-- so it says as little about the order of arrival as the table. Within a page both still tell that order (the comments in
-- 0001 and 0002 are wrong there) until the file is rewritten, at the end of a lecture and at other times (ADR 20).
CREATE INDEX record_lecture ON record (lecture) WHERE lecture IS NOT NULL;
-- The number of commits, so that a log that lost some of them is noticed. The file beside the database has the same number.
INSERT INTO mark (name, value) VALUES ('commits', 0);
