CREATE TABLE notice (
    notice_key   TEXT    NOT NULL,
    channel      TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    hold         TEXT    NOT NULL,
    patron       TEXT    NOT NULL,
    bib          TEXT    NOT NULL,
    pickup       TEXT    NOT NULL,
    hold_until   BIGINT  NOT NULL,
    state        TEXT    NOT NULL,
    attempts     INTEGER NOT NULL,
    next_attempt BIGINT  NOT NULL,
    changed      BIGINT  NOT NULL,
    reason       TEXT    NOT NULL,
    PRIMARY KEY (notice_key, channel)
);
CREATE INDEX notice_due ON notice (next_attempt) WHERE state IN ('QUEUED', 'SENDING');
CREATE INDEX notice_of_hold ON notice (hold);
CREATE INDEX notice_failed ON notice (changed) WHERE state = 'FAILED';

-- Only ever added to. Each hash covers its row and the hash before it.
CREATE TABLE audit (
    sequence BIGINT NOT NULL PRIMARY KEY,
    at       BIGINT NOT NULL,
    actor    TEXT   NOT NULL,
    action   TEXT   NOT NULL,
    subject  TEXT   NOT NULL,
    detail   TEXT   NOT NULL,
    hash     TEXT   NOT NULL
);

CREATE TABLE fact (
    position    BIGINT NOT NULL PRIMARY KEY,
    at          BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    site        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    compartment TEXT   NOT NULL,
    item        TEXT   NOT NULL,
    reference   TEXT   NOT NULL,
    detail      TEXT   NOT NULL
);
