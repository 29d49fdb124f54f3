DROP TABLE record;
DROP TABLE edition;
