DROP TABLE ticket_spent;
DROP TABLE ticket_request;
ALTER TABLE lecture DROP COLUMN door_closed;
ALTER TABLE lecture DROP COLUMN heads;
ALTER TABLE lecture DROP COLUMN tickets;
ALTER TABLE lecture DROP COLUMN ticket_secret;
