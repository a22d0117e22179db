-- One schema for SQLite and PostgreSQL. Instants are BIGINT milliseconds since 1970-01-01 UTC, days are ISO text, absent is NULL,
-- sets are words joined by commas. Numbers that must be unique and growing come from the table counter.

CREATE TABLE counter (
    name  TEXT   NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE branch (
    site            TEXT NOT NULL PRIMARY KEY,
    name_zh         TEXT NOT NULL,
    name_en         TEXT NOT NULL,
    closed_weekdays TEXT NOT NULL,
    closed_dates    TEXT NOT NULL
);

CREATE TABLE patron (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL,
    language      TEXT NOT NULL,
    email         TEXT,
    category      TEXT NOT NULL,
    home          TEXT NOT NULL,
    blocks        TEXT NOT NULL,
    valid_through TEXT NOT NULL
);

CREATE TABLE staff_member (
    id       TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL,
    language TEXT NOT NULL
);

-- A number belongs to one person, whatever its scheme: a reader cannot tell schemes apart.
CREATE TABLE card (
    number       TEXT    NOT NULL PRIMARY KEY,
    scheme       TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    position     INTEGER NOT NULL,
    patron       TEXT REFERENCES patron (id),
    staff_member TEXT REFERENCES staff_member (id)
);
CREATE INDEX card_of_patron ON card (patron);
CREATE INDEX card_of_staff ON card (staff_member);

CREATE TABLE bib (
    id          TEXT NOT NULL PRIMARY KEY,
    title       TEXT NOT NULL,
    author      TEXT NOT NULL,
    isbn        TEXT NOT NULL,
    call_number TEXT NOT NULL,
    language    TEXT NOT NULL,
    year        TEXT NOT NULL
);

-- What a title is found by: Latin words, and each two neighbouring Chinese characters.
CREATE TABLE bib_word (
    word TEXT NOT NULL,
    bib  TEXT NOT NULL REFERENCES bib (id),
    PRIMARY KEY (word, bib)
);
CREATE INDEX bib_word_of_bib ON bib_word (bib);

CREATE TABLE item (
    id           TEXT    NOT NULL PRIMARY KEY,
    bib          TEXT    NOT NULL REFERENCES bib (id),
    branch       TEXT    NOT NULL,
    call_number  TEXT    NOT NULL,
    afi_in_stock INTEGER NOT NULL,
    afi_on_loan  INTEGER NOT NULL,
    use_of_it    TEXT    NOT NULL
);
CREATE INDEX item_of_bib ON item (bib);
