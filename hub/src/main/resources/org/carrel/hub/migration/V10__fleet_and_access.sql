-- Devices as enrolled, with what each last said of itself.
CREATE TABLE device (
    site        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    name_zh     TEXT   NOT NULL,
    name_en     TEXT   NOT NULL,
    place_zh    TEXT   NOT NULL,
    place_en    TEXT   NOT NULL,
    enrolled    BIGINT NOT NULL,
    presence    TEXT   NOT NULL,
    session     BIGINT NOT NULL,
    since       BIGINT NOT NULL,
    sign        TEXT,
    software     TEXT   NOT NULL,
    health_since BIGINT NOT NULL,
    oldest_kept  BIGINT NOT NULL,
    newest       BIGINT NOT NULL,
    PRIMARY KEY (site, device)
);

CREATE TABLE device_compartment (
    site        TEXT    NOT NULL,
    device      TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    compartment TEXT    NOT NULL,
    locked      INTEGER NOT NULL,
    PRIMARY KEY (site, device, position)
);

CREATE TABLE device_part (
    site      TEXT    NOT NULL,
    device    TEXT    NOT NULL,
    position  INTEGER NOT NULL,
    part      TEXT    NOT NULL,
    condition TEXT    NOT NULL,
    detail    TEXT    NOT NULL,
    PRIMARY KEY (site, device, position)
);

-- Several while a new password is being brought to the device. No reference to device: revoking and retiring are two things.
CREATE TABLE device_credential (
    number BIGINT NOT NULL PRIMARY KEY,
    site   TEXT   NOT NULL,
    device TEXT   NOT NULL,
    hash   TEXT   NOT NULL,
    made   BIGINT NOT NULL,
    ends   BIGINT NOT NULL
);
CREATE INDEX device_credential_of_device ON device_credential (site, device);

CREATE TABLE command (
    id          TEXT   NOT NULL PRIMARY KEY,
    number      BIGINT NOT NULL,
    site        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    argument    TEXT   NOT NULL,
    issued      BIGINT NOT NULL,
    expires     BIGINT NOT NULL,
    issued_by   TEXT   NOT NULL,
    request_key TEXT,
    progress    TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    result      TEXT   NOT NULL
);
CREATE UNIQUE INDEX command_of_request ON command (issued_by, request_key) WHERE request_key IS NOT NULL;
CREATE INDEX command_of_device ON command (site, device, number);
CREATE INDEX open_command ON command (number) WHERE progress IN ('QUEUED', 'SENT', 'ACCEPTED');

CREATE TABLE device_config (
    site             TEXT   NOT NULL,
    device           TEXT   NOT NULL,
    desired_version  BIGINT NOT NULL,
    desired          TEXT   NOT NULL,
    desired_at       BIGINT NOT NULL,
    published        BIGINT NOT NULL,
    reported_version BIGINT NOT NULL,
    reported         TEXT,
    reported_at      BIGINT NOT NULL,
    problems         TEXT   NOT NULL,
    PRIMARY KEY (site, device)
);

-- Somebody has seen an open alarm; counts for the alarm that began at this moment only.
CREATE TABLE alarm_seen (
    site    TEXT   NOT NULL,
    device  TEXT   NOT NULL,
    alarm   TEXT   NOT NULL,
    subject TEXT   NOT NULL,
    since   BIGINT NOT NULL,
    staff   TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (site, device, alarm, subject)
);

CREATE TABLE staff_account (
    login   TEXT   NOT NULL PRIMARY KEY,
    staff   TEXT   NOT NULL,
    hash    TEXT   NOT NULL,
    changed BIGINT NOT NULL
);

CREATE TABLE api_token (
    id    TEXT   NOT NULL PRIMARY KEY,
    name  TEXT   NOT NULL,
    scope TEXT   NOT NULL,
    hash  TEXT   NOT NULL,
    made  BIGINT NOT NULL
);
