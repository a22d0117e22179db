-- What opens a ticket's page is kept as a hash only. Tickets of before lose theirs; they end with their day.
DROP INDEX seat_ticket_token;
ALTER TABLE seat_ticket DROP COLUMN token;
ALTER TABLE seat_ticket ADD COLUMN secret_hash TEXT NOT NULL DEFAULT '';
CREATE INDEX seat_ticket_secret ON seat_ticket (secret_hash);
