-- What a title is, and what it is about; headings are joined by line feeds.
ALTER TABLE bib ADD COLUMN material TEXT NOT NULL DEFAULT 'BOOK';
ALTER TABLE bib ADD COLUMN subjects TEXT NOT NULL DEFAULT '';

DROP TABLE bib_word;

-- A branch's floor map as it was handed in, checked before it was taken.
CREATE TABLE floor_map (
    site    TEXT   NOT NULL PRIMARY KEY,
    content TEXT   NOT NULL,
    changed BIGINT NOT NULL
);

-- Wishes for a card. The reference that the applicant got is kept as its hash only; the document's number goes when it was decided,
-- and its keyed hash stays to find a second application of the same person.
CREATE TABLE card_application (
    id             TEXT   NOT NULL PRIMARY KEY,
    reference_hash TEXT   NOT NULL,
    submitted      BIGINT NOT NULL,
    name           TEXT   NOT NULL,
    document       TEXT   NOT NULL,
    document_number TEXT,
    document_hash  TEXT   NOT NULL,
    born           TEXT   NOT NULL,
    phone          TEXT   NOT NULL,
    email          TEXT,
    postal_code    TEXT   NOT NULL,
    address        TEXT   NOT NULL,
    language       TEXT   NOT NULL,
    home           TEXT   NOT NULL,
    notice_version TEXT   NOT NULL,
    chip           TEXT,
    state          TEXT   NOT NULL,
    decided        BIGINT,
    decided_by     TEXT,
    reasons        TEXT   NOT NULL,
    patron         TEXT
);
CREATE UNIQUE INDEX card_application_by_reference ON card_application (reference_hash);
CREATE INDEX card_application_of_document ON card_application (document_hash);
CREATE INDEX waiting_card_application ON card_application (submitted) WHERE state = 'WAITING';
