-- Events that came before their turn, as they came (hexadecimal), until one that they have overtaken is applied: by whichever hub.
CREATE TABLE early_event (
    site     TEXT   NOT NULL,
    device   TEXT   NOT NULL,
    sequence BIGINT NOT NULL,
    payload  TEXT   NOT NULL,
    received BIGINT NOT NULL,
    PRIMARY KEY (site, device, sequence)
);
