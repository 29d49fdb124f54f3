DELETE FROM mark WHERE name = 'commits';
DROP INDEX record_lecture;
