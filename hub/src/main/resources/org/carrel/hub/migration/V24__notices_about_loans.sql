-- How far a patron was told about a loan with its present due date: 0 nothing, 1 that it is due soon, more for each time that it is late.
ALTER TABLE loan ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0;
CREATE INDEX open_loan_to_remind ON loan (reminded, due) WHERE state = 'OPEN';

-- What left when, for the limits.
CREATE INDEX notice_by_change ON notice (changed);
CREATE INDEX notice_due_urgent ON notice (next_attempt) WHERE state IN ('QUEUED', 'SENDING') AND kind = 'SEAT_CALLED';

-- refused: a word of channel and kind for each that the patron does not want, with a blank between them; language: empty for the patron's own.
CREATE TABLE notice_choice (
    patron   TEXT   NOT NULL PRIMARY KEY,
    language TEXT   NOT NULL,
    refused  TEXT   NOT NULL,
    changed  BIGINT NOT NULL
);
