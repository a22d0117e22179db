-- Answers to requests that came with a key, so that the same request again is not done again.
CREATE TABLE answered_request (
    caller      TEXT    NOT NULL,
    request_key TEXT    NOT NULL,
    request     TEXT    NOT NULL,
    status      INTEGER NOT NULL,
    body        TEXT    NOT NULL,
    at          BIGINT  NOT NULL,
    PRIMARY KEY (caller, request_key)
);
CREATE INDEX answered_request_by_age ON answered_request (at);

-- Programs that want to be told what becomes true. told: the last fact that they took.
CREATE TABLE webhook (
    id           TEXT    NOT NULL PRIMARY KEY,
    name         TEXT    NOT NULL,
    address      TEXT    NOT NULL,
    secret       TEXT    NOT NULL,
    made         BIGINT  NOT NULL,
    told         BIGINT  NOT NULL,
    failures     INTEGER NOT NULL,
    next_attempt BIGINT  NOT NULL,
    problem      TEXT    NOT NULL
);

-- What is left of an ended loan when it was unlinked from its patron: enough to count by, nothing to find anybody by.
CREATE TABLE past_loan (
    item     TEXT   NOT NULL,
    lent_at  TEXT   NOT NULL,
    lent_on  TEXT   NOT NULL,
    ended_on TEXT   NOT NULL,
    renewals INTEGER NOT NULL,
    how      TEXT   NOT NULL
);
CREATE INDEX past_loan_of_item ON past_loan (item);
CREATE INDEX loan_of_patron ON loan (patron, number);
CREATE INDEX hold_of_patron ON hold (patron);
CREATE INDEX fee_of_patron ON fee (patron);
CREATE INDEX payment_of_patron ON payment (patron);
CREATE INDEX notice_of_patron ON notice (patron);
CREATE INDEX collect_grant_of_patron ON collect_grant (patron);
