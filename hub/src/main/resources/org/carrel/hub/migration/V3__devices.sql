-- How far each device's events are committed. The numbering starts anew with each epoch.
CREATE TABLE inbox_head (
    site       TEXT    NOT NULL,
    device     TEXT    NOT NULL,
    epoch      INTEGER NOT NULL,
    through    BIGINT  NOT NULL,
    last_event BIGINT  NOT NULL,
    PRIMARY KEY (site, device)
);

CREATE TABLE inbox (
    site        TEXT    NOT NULL,
    device      TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    sequence    BIGINT  NOT NULL,
    id          TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    device_wall BIGINT  NOT NULL,
    quality     TEXT    NOT NULL,
    uptime      BIGINT  NOT NULL,
    received    BIGINT  NOT NULL,
    PRIMARY KEY (site, device, id)
);
CREATE INDEX inbox_by_sequence ON inbox (site, device, sequence, epoch);
CREATE INDEX inbox_by_age ON inbox (received);

CREATE TABLE incident (
    number   BIGINT NOT NULL PRIMARY KEY,
    site     TEXT   NOT NULL,
    device   TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    sequence BIGINT NOT NULL,
    detail   TEXT   NOT NULL
);

CREATE TABLE shelf (
    site      TEXT NOT NULL,
    device    TEXT NOT NULL,
    inventory BIGINT,
    PRIMARY KEY (site, device)
);

CREATE TABLE shelf_item (
    site        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    item        TEXT   NOT NULL,
    compartment TEXT   NOT NULL,
    uid         TEXT   NOT NULL,
    since       BIGINT NOT NULL,
    PRIMARY KEY (site, device, item)
);
CREATE INDEX shelf_of_item ON shelf_item (item);

CREATE TABLE strange_tag (
    site        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    uid         TEXT   NOT NULL,
    compartment TEXT   NOT NULL,
    strangeness TEXT   NOT NULL,
    since       BIGINT NOT NULL,
    PRIMARY KEY (site, device, uid)
);

CREATE TABLE tag_repair (
    uid    TEXT   NOT NULL PRIMARY KEY,
    site   TEXT   NOT NULL,
    device TEXT   NOT NULL,
    item   TEXT   NOT NULL,
    wanted TEXT   NOT NULL,
    since  BIGINT NOT NULL
);

CREATE TABLE tag_dump (
    uid    TEXT   NOT NULL PRIMARY KEY,
    memory TEXT   NOT NULL,
    seen   BIGINT NOT NULL
);

CREATE TABLE open_alarm (
    site    TEXT   NOT NULL,
    device  TEXT   NOT NULL,
    alarm   TEXT   NOT NULL,
    subject TEXT   NOT NULL,
    since   BIGINT NOT NULL,
    PRIMARY KEY (site, device, alarm, subject)
);

CREATE TABLE open_door (
    site        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    compartment TEXT   NOT NULL,
    cause       TEXT   NOT NULL,
    since       BIGINT NOT NULL,
    PRIMARY KEY (site, device, compartment)
);

-- Who may collect while the hub cannot be reached. A roster is due when changed is above covered, or version above published.
CREATE TABLE roster (
    site      TEXT   NOT NULL,
    device    TEXT   NOT NULL,
    secret    TEXT   NOT NULL,
    changed   BIGINT NOT NULL,
    covered   BIGINT NOT NULL,
    version   BIGINT NOT NULL,
    published BIGINT NOT NULL,
    issued    BIGINT NOT NULL,
    PRIMARY KEY (site, device)
);

-- Kept long after the roster: an event that names a hash may come days later.
CREATE TABLE roster_hash (
    site   TEXT   NOT NULL,
    device TEXT   NOT NULL,
    card   TEXT   NOT NULL,
    hash   TEXT   NOT NULL,
    used   BIGINT NOT NULL,
    PRIMARY KEY (site, device, card)
);
CREATE INDEX roster_by_hash ON roster_hash (site, device, hash);
CREATE INDEX roster_hash_by_age ON roster_hash (used);
