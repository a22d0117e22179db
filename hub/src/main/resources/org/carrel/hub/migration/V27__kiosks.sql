-- Who is signed in at which kiosk. expires is brought forward when they sign out.
CREATE TABLE kiosk_session (
    id      TEXT   NOT NULL PRIMARY KEY,
    site    TEXT   NOT NULL,
    device  TEXT   NOT NULL,
    patron  TEXT   NOT NULL,
    issued  BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX kiosk_session_by_age ON kiosk_session (expires);
CREATE INDEX kiosk_session_of_patron ON kiosk_session (patron);

-- Asks that must be done once. withdrawn: the kiosk gave it up, before or after it was done. answer: empty once it was forgotten.
CREATE TABLE kiosk_ask (
    site      TEXT   NOT NULL,
    device    TEXT   NOT NULL,
    ask       TEXT   NOT NULL,
    session   TEXT   NOT NULL,
    patron    TEXT   NOT NULL,
    loan      TEXT   NOT NULL,
    answer    TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    withdrawn BIGINT,
    PRIMARY KEY (site, device, ask)
);
CREATE INDEX kiosk_ask_by_age ON kiosk_ask (at);
CREATE INDEX kiosk_ask_of_patron ON kiosk_ask (patron);

-- How a patron wishes screens to be, as words joined by blanks.
CREATE TABLE kiosk_display (
    patron TEXT NOT NULL PRIMARY KEY,
    wishes TEXT NOT NULL
);

-- What happened at a kiosk and staff have to look at; resolved ones stay as evidence.
CREATE TABLE kiosk_finding (
    id          TEXT   NOT NULL PRIMARY KEY,
    site        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    item        TEXT   NOT NULL,
    loan        TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    reported    BIGINT NOT NULL,
    found       BIGINT NOT NULL,
    resolved    BIGINT,
    resolved_by TEXT
);
CREATE INDEX kiosk_finding_open ON kiosk_finding (found) WHERE resolved IS NULL;
