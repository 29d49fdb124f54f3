DROP TABLE again_answer;
DROP TABLE again_link;
DROP TABLE study;
ALTER TABLE lecture DROP COLUMN again;
