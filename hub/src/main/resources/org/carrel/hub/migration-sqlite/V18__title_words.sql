-- Every title in the index. Numbers grow from the newest year of publication to the oldest, and within a year from the title last
-- catalogued to the first, so that whatever reads in the order of numbers has the newest first.
CREATE TABLE title_entry (
    number    INTEGER NOT NULL PRIMARY KEY,
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

-- The words of title_entry's rows under the same numbers, cut and folded by the program; SQLite adds nothing of its own to them.
CREATE VIRTUAL TABLE title_words USING fts5 (
    title, author, subject, code, facet,
    content = '',
    contentless_delete = 1,
    detail = 'column',
    tokenize = "ascii tokenchars '~^=./-'"
);
