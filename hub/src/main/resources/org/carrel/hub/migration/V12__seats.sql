-- The stamp is another one after each change: whoever has read the zone knows by it whether that is still so.
CREATE TABLE seat_zone (
    id       TEXT NOT NULL PRIMARY KEY,
    site     TEXT NOT NULL,
    name_zh  TEXT NOT NULL,
    name_en  TEXT NOT NULL,
    where_zh TEXT NOT NULL,
    where_en TEXT NOT NULL,
    prefix   TEXT NOT NULL,
    hours    TEXT NOT NULL,
    rules    TEXT NOT NULL,
    stamp    TEXT NOT NULL
);

CREATE TABLE seat (
    zone       TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    label      TEXT    NOT NULL,
    seat_order INTEGER NOT NULL,
    party_min  INTEGER NOT NULL,
    party_max  INTEGER NOT NULL,
    features   TEXT    NOT NULL,
    PRIMARY KEY (zone, id)
);

-- One zone on one day. A change is written only over the stamp that it was decided on.
CREATE TABLE seat_day (
    zone        TEXT    NOT NULL,
    day         TEXT    NOT NULL,
    stamp       TEXT    NOT NULL,
    last_number INTEGER NOT NULL,
    next_due    BIGINT  NOT NULL,
    PRIMARY KEY (zone, day)
);
CREATE INDEX seat_day_due ON seat_day (next_due);

-- Rows are never deleted: what somebody is charged with can be looked up.
CREATE TABLE seat_booking (
    id         TEXT    NOT NULL PRIMARY KEY,
    zone       TEXT    NOT NULL,
    day        TEXT    NOT NULL,
    seat       TEXT    NOT NULL,
    applicant  TEXT    NOT NULL,
    members    TEXT    NOT NULL,
    needs      TEXT    NOT NULL,
    origin     TEXT    NOT NULL,
    made       BIGINT  NOT NULL,
    span_from  BIGINT  NOT NULL,
    span_until BIGINT  NOT NULL,
    state      TEXT    NOT NULL,
    live       INTEGER NOT NULL,
    present    TEXT    NOT NULL,
    since      BIGINT  NOT NULL,
    leaves     INTEGER NOT NULL,
    extensions INTEGER NOT NULL,
    noticed    BIGINT  NOT NULL,
    back_by    BIGINT  NOT NULL,
    flag       INTEGER NOT NULL,
    detail     TEXT    NOT NULL,
    ended      BIGINT  NOT NULL
);
CREATE INDEX live_seat_booking ON seat_booking (zone, day) WHERE live = 1;
CREATE UNIQUE INDEX one_live_seat_booking_per_start ON seat_booking (zone, seat, span_from) WHERE live = 1;
CREATE INDEX ended_seat_booking ON seat_booking (zone, day, ended) WHERE live = 0;
CREATE TABLE seat_booking_person (
    patron  TEXT NOT NULL,
    booking TEXT NOT NULL,
    PRIMARY KEY (patron, booking)
);

CREATE TABLE seat_ticket (
    id           TEXT    NOT NULL PRIMARY KEY,
    token        TEXT    NOT NULL,
    zone         TEXT    NOT NULL,
    day          TEXT    NOT NULL,
    number       INTEGER NOT NULL,
    ticket_order BIGINT  NOT NULL,
    applicant    TEXT    NOT NULL,
    members      TEXT    NOT NULL,
    needs        TEXT    NOT NULL,
    joined       BIGINT  NOT NULL,
    missed       INTEGER NOT NULL,
    state        TEXT    NOT NULL,
    live         INTEGER NOT NULL,
    call_seat    TEXT,
    called       BIGINT,
    call_until   BIGINT,
    desk         TEXT    NOT NULL,
    recalls      INTEGER NOT NULL,
    present      TEXT    NOT NULL,
    booking      TEXT    NOT NULL,
    ended        BIGINT  NOT NULL
);
CREATE UNIQUE INDEX seat_ticket_token ON seat_ticket (token);
CREATE UNIQUE INDEX one_ticket_per_number ON seat_ticket (zone, day, number);
CREATE UNIQUE INDEX one_call_per_seat ON seat_ticket (zone, day, call_seat) WHERE state = 'CALLED';
CREATE INDEX live_seat_ticket ON seat_ticket (zone, day) WHERE live = 1;
CREATE INDEX called_seat_ticket ON seat_ticket (zone, day, called) WHERE called IS NOT NULL;
CREATE TABLE seat_ticket_person (
    patron TEXT NOT NULL,
    ticket TEXT NOT NULL,
    PRIMARY KEY (patron, ticket)
);

-- Only ever added to.
CREATE TABLE seat_log (
    sequence BIGINT  NOT NULL PRIMARY KEY,
    at       BIGINT  NOT NULL,
    written  BIGINT  NOT NULL,
    zone     TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    patron   TEXT    NOT NULL,
    member   INTEGER NOT NULL,
    what     TEXT    NOT NULL
);
CREATE INDEX seat_log_charged ON seat_log (patron, at)
    WHERE what IN ('no-show', 'left-too-long', 'too-few-people', 'forgiven');

CREATE TABLE special_day (
    site   TEXT NOT NULL,
    day    TEXT NOT NULL,
    hours  TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (site, day)
);

CREATE TABLE holiday (
    day  TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

-- A call's number and where to come; empty for other notices.
ALTER TABLE notice ADD COLUMN told TEXT NOT NULL DEFAULT '';
