-- Every title in the index. Numbers grow from the newest year of publication to the oldest, and within a year from the title last
-- catalogued to the first, so that whatever reads in the order of numbers has the newest first.
CREATE TABLE title_entry (
    number    BIGINT  NOT NULL PRIMARY KEY,
    bib       TEXT    NOT NULL REFERENCES bib (id),
    year      INTEGER NOT NULL,
    facets    TEXT    NOT NULL,
    shelf_key TEXT    NOT NULL,
    digest    TEXT    NOT NULL
);
CREATE UNIQUE INDEX title_entry_of_bib ON title_entry (bib);

-- By which rules the index was made, and up to which title it was made anew; one row.
CREATE TABLE search_state (
    rules TEXT NOT NULL,
    up_to TEXT
);
INSERT INTO search_state (rules, up_to) VALUES ('', '');

-- The words of title_entry's rows under the same numbers, cut and folded by the program; each with the letter of its field before it.
CREATE TABLE title_words (
    number BIGINT   NOT NULL PRIMARY KEY,
    words  TSVECTOR NOT NULL
);
CREATE INDEX title_words_by_word ON title_words USING GIN (words);
