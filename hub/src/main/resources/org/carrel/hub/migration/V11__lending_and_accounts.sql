-- What the loan rules ask of a copy; one without a row is a book of this library, in one part, without a price.
CREATE TABLE item_lending (
    item  TEXT    NOT NULL PRIMARY KEY,
    kind  TEXT    NOT NULL,
    parts INTEGER NOT NULL,
    owner TEXT,
    price BIGINT  NOT NULL
);

-- Copies on their way: to another branch, to a pickup shelf, to the library that owns them. began_by and ended_by are loans.
CREATE TABLE transit (
    number    BIGINT NOT NULL PRIMARY KEY,
    item      TEXT   NOT NULL,
    origin    TEXT   NOT NULL,
    kind      TEXT   NOT NULL,
    target    TEXT   NOT NULL,
    since     BIGINT NOT NULL,
    ended     BIGINT,
    began_by  TEXT,
    ended_by  TEXT
);
CREATE UNIQUE INDEX one_open_transit_per_item ON transit (item) WHERE ended IS NULL;
CREATE INDEX transit_of_loan ON transit (began_by);

-- number: the order in which loans were made. A recalled loan keeps the due date it had; one that was claimed or lost and found
-- after all keeps what it was, and the loan by which it was found.
ALTER TABLE loan ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE loan ADD COLUMN recalled BIGINT;
ALTER TABLE loan ADD COLUMN due_unrecalled BIGINT;
ALTER TABLE loan ADD COLUMN unsettled TEXT;
ALTER TABLE loan ADD COLUMN unsettled_at BIGINT;
ALTER TABLE loan ADD COLUMN found_by TEXT;
CREATE INDEX loan_found_by ON loan (found_by) WHERE found_by IS NOT NULL;
CREATE INDEX loan_of_item ON loan (item, number);
CREATE INDEX unsettled_loan_of_patron ON loan (patron) WHERE state IN ('CLAIMED', 'LOST');
CREATE INDEX ended_loan_by_age ON loan (ended) WHERE state <> 'OPEN';

-- wanted_item: this very copy, where not any will do. pause_until: a waiting one is not to be served before.
ALTER TABLE hold ADD COLUMN wanted_item TEXT;
ALTER TABLE hold ADD COLUMN pause_until BIGINT;
DROP INDEX one_live_hold_per_patron_and_title;
CREATE UNIQUE INDEX one_live_hold_per_patron_and_wish ON hold (bib, patron, COALESCE(wanted_item, ''))
    WHERE state IN ('WAITING', 'ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF');
CREATE INDEX pause_by_end ON hold (pause_until) WHERE state = 'WAITING' AND pause_until IS NOT NULL;

-- Each hold that a loan or its return changed, before and after, so that either can be taken back exactly.
CREATE TABLE hold_trace (
    loan        TEXT    NOT NULL,
    step        TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    side        TEXT    NOT NULL,
    at          BIGINT  NOT NULL,
    hold        TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    kept_item   TEXT,
    site        TEXT,
    device      TEXT,
    compartment TEXT,
    since       BIGINT,
    ready_until BIGINT,
    pause_until BIGINT,
    hold_loan   TEXT,
    PRIMARY KEY (loan, step, position, side)
);
CREATE INDEX hold_trace_by_age ON hold_trace (at);

-- What a patron owes in money.
CREATE TABLE fee (
    id       TEXT   NOT NULL PRIMARY KEY,
    number   BIGINT NOT NULL,
    patron   TEXT   NOT NULL,
    kind     TEXT   NOT NULL,
    loan     TEXT,
    currency TEXT   NOT NULL,
    amount   BIGINT NOT NULL,
    paid     BIGINT NOT NULL,
    state    TEXT   NOT NULL,
    at       BIGINT NOT NULL
);
CREATE INDEX open_fee_of_patron ON fee (patron, number) WHERE state = 'OPEN';
CREATE INDEX fee_of_loan ON fee (loan);

CREATE TABLE payment (
    id        TEXT   NOT NULL PRIMARY KEY,
    reference TEXT   NOT NULL,
    patron    TEXT   NOT NULL,
    method    TEXT   NOT NULL,
    currency  TEXT   NOT NULL,
    amount    BIGINT NOT NULL,
    at        BIGINT NOT NULL
);
CREATE UNIQUE INDEX payment_once ON payment (patron, reference) WHERE reference <> '';

-- What a patron owes in days: one row for each late return.
CREATE TABLE penalty (
    loan     TEXT    NOT NULL PRIMARY KEY,
    number   BIGINT  NOT NULL,
    patron   TEXT    NOT NULL,
    returned TEXT    NOT NULL,
    late     INTEGER NOT NULL,
    days     INTEGER NOT NULL,
    state    TEXT    NOT NULL
);
CREATE INDEX penalty_of_patron ON penalty (patron, number) WHERE state = 'STANDING';

CREATE TABLE patron_pin (
    patron  TEXT   NOT NULL PRIMARY KEY,
    hash    TEXT   NOT NULL,
    changed BIGINT NOT NULL
);

-- A row for each patron who wants their past loans kept.
CREATE TABLE patron_history_wish (
    patron TEXT   NOT NULL PRIMARY KEY,
    since  BIGINT NOT NULL
);
