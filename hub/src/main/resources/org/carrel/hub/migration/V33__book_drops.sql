-- What came in through book drops, as evidence. item: empty when nobody could read it. tags, bin, exceptions: words joined by blanks.
CREATE TABLE dropped_item (
    id              TEXT    NOT NULL PRIMARY KEY,
    site            TEXT    NOT NULL,
    device          TEXT    NOT NULL,
    item            TEXT    NOT NULL,
    owner           TEXT    NOT NULL,
    parts_in_all    BIGINT  NOT NULL,
    tags            TEXT    NOT NULL,
    entered         BIGINT  NOT NULL,
    entered_quality TEXT    NOT NULL,
    entered_uptime  BIGINT  NOT NULL,
    together        BIGINT  NOT NULL,
    entries         BIGINT  NOT NULL,
    exits           BIGINT  NOT NULL,
    readings        BIGINT  NOT NULL,
    weight          BIGINT  NOT NULL,
    destination     TEXT    NOT NULL,
    sorted_by       TEXT    NOT NULL,
    bin             TEXT    NOT NULL,
    exceptions      TEXT    NOT NULL,
    securing        TEXT    NOT NULL,
    booking         TEXT    NOT NULL,
    next            TEXT    NOT NULL,
    reported        BIGINT  NOT NULL,
    heard           BIGINT  NOT NULL
);
CREATE INDEX dropped_item_by_age ON dropped_item (heard);
CREATE INDEX dropped_item_of_item ON dropped_item (item);

-- What staff have to look at; resolved ones stay as evidence.
CREATE TABLE drop_oddity (
    id          TEXT   NOT NULL PRIMARY KEY,
    dropped     TEXT   NOT NULL,
    site        TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    item        TEXT   NOT NULL,
    bin         TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    reported    BIGINT NOT NULL,
    found       BIGINT NOT NULL,
    resolved    BIGINT,
    resolved_by TEXT
);
CREATE INDEX drop_oddity_open ON drop_oddity (found) WHERE resolved IS NULL;
CREATE INDEX drop_oddity_of_item ON drop_oddity (dropped);
