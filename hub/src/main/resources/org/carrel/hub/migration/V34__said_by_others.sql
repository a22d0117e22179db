-- What was said when a patron's borrowing was stopped: by a terminal that kept the card, or by the existing library system.
CREATE TABLE patron_block_words (
    patron TEXT NOT NULL PRIMARY KEY,
    words  TEXT NOT NULL
);

-- Dates of birth, of patrons for whom the library has told one.
CREATE TABLE patron_birth (
    patron TEXT NOT NULL PRIMARY KEY,
    born   TEXT NOT NULL
);

-- What terminals noted about a copy.
ALTER TABLE item_lending ADD COLUMN properties TEXT NOT NULL DEFAULT '';

-- What an errand is about when it is no loan: a hold with where it is collected, or what a device asked and has not been answered yet.
ALTER TABLE ils_errand ADD COLUMN hold TEXT NOT NULL DEFAULT '';
ALTER TABLE ils_errand ADD COLUMN pickup TEXT NOT NULL DEFAULT '';
ALTER TABLE ils_errand ADD COLUMN ask TEXT NOT NULL DEFAULT '';
CREATE INDEX ils_errand_of_ask ON ils_errand (ask);
CREATE INDEX ils_errand_of_hold ON ils_errand (hold);
