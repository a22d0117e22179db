-- Somebody at a device asked for a member of staff. One open call a device; asked again, it is the same call.
CREATE TABLE help_call (
    id          TEXT    NOT NULL PRIMARY KEY,
    site        TEXT    NOT NULL,
    device      TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    since       BIGINT  NOT NULL,
    newest      BIGINT  NOT NULL,
    times       BIGINT  NOT NULL,
    answered    BIGINT,
    answered_by TEXT
);
CREATE UNIQUE INDEX help_call_open ON help_call (site, device) WHERE answered IS NULL;
