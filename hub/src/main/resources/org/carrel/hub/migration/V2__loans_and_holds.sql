-- Items are not referenced: a book that is gone is on loan although nobody catalogued it.
CREATE TABLE loan (
    id       TEXT    NOT NULL PRIMARY KEY,
    item     TEXT    NOT NULL,
    patron   TEXT    NOT NULL,
    lent_at  TEXT    NOT NULL,
    since    BIGINT  NOT NULL,
    due      BIGINT  NOT NULL,
    renewals INTEGER NOT NULL,
    state    TEXT    NOT NULL,
    ended    BIGINT,
    ended_at TEXT
);
CREATE UNIQUE INDEX one_open_loan_per_item ON loan (item) WHERE state = 'OPEN';
CREATE INDEX open_loan_of_patron ON loan (patron) WHERE state = 'OPEN';

-- kept_item, the place, since and ready_until are there in the states that have them.
CREATE TABLE hold (
    id          TEXT   NOT NULL PRIMARY KEY,
    bib         TEXT   NOT NULL,
    patron      TEXT   NOT NULL,
    pickup      TEXT   NOT NULL,
    placed      BIGINT NOT NULL,
    queue_order BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    kept_item   TEXT,
    site        TEXT,
    device      TEXT,
    compartment TEXT,
    since       BIGINT,
    ready_until BIGINT,
    loan        TEXT,
    reminded    BIGINT
);
CREATE UNIQUE INDEX one_live_hold_per_item ON hold (kept_item) WHERE state IN ('ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF');
CREATE UNIQUE INDEX one_live_hold_per_patron_and_title ON hold (bib, patron)
    WHERE state IN ('WAITING', 'ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF');
CREATE INDEX waiting_in_order ON hold (bib, queue_order) WHERE state = 'WAITING';
CREATE INDEX live_hold_of_patron ON hold (patron) WHERE state IN ('WAITING', 'ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF');
CREATE INDEX ready_at_device ON hold (site, device) WHERE state = 'READY_ON_SHELF';
CREATE INDEX ready_by_end ON hold (ready_until) WHERE state = 'READY_ON_SHELF';
CREATE INDEX last_hold_of_item ON hold (kept_item, since);

-- The hub's word given at a shelf; kept long, since the event that uses it may come days later.
CREATE TABLE collect_grant (
    id      TEXT   NOT NULL PRIMARY KEY,
    site    TEXT   NOT NULL,
    device  TEXT   NOT NULL,
    patron  TEXT,
    staff   TEXT,
    issued  BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX collect_grant_by_age ON collect_grant (issued);

CREATE TABLE conflict (
    id          TEXT   NOT NULL PRIMARY KEY,
    site        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    hold        TEXT   NOT NULL,
    item        TEXT   NOT NULL,
    loan        TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    reported    BIGINT NOT NULL,
    found       BIGINT NOT NULL,
    resolved    BIGINT,
    resolved_by TEXT
);
CREATE INDEX open_conflict ON conflict (found) WHERE resolved IS NULL;
CREATE INDEX open_conflict_of_loan ON conflict (loan) WHERE resolved IS NULL;
