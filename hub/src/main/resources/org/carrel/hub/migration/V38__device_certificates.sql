-- Certificates that devices were given. serial: hex. revoked: milliseconds, or far ahead for those that nobody revoked.
CREATE TABLE device_certificate (
    serial  TEXT   NOT NULL PRIMARY KEY,
    number  BIGINT NOT NULL,
    site    TEXT   NOT NULL,
    device  TEXT   NOT NULL,
    made    BIGINT NOT NULL,
    ends    BIGINT NOT NULL,
    revoked BIGINT NOT NULL
);
CREATE INDEX device_certificate_of_device ON device_certificate (site, device, number);
CREATE INDEX device_certificate_by_end ON device_certificate (ends);

-- One code for each device that is to enrol. secret: what is made of the code, in hex; spent_on: hex, empty while unused.
CREATE TABLE enrolment_code (
    site     TEXT   NOT NULL,
    device   TEXT   NOT NULL,
    secret   TEXT   NOT NULL,
    ends     BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    spent_on TEXT   NOT NULL,
    PRIMARY KEY (site, device)
);
