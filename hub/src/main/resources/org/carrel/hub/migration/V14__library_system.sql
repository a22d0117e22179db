-- What an existing library system has to be told. A number is given by the counter 'ils_errand'.
CREATE TABLE ils_errand (
    number   BIGINT  NOT NULL PRIMARY KEY,
    kind     TEXT    NOT NULL,
    loan     TEXT    NOT NULL,
    item     TEXT    NOT NULL,
    patron   TEXT    NOT NULL,
    happened BIGINT  NOT NULL,
    state    TEXT    NOT NULL,
    attempts INTEGER NOT NULL,
    next_try BIGINT  NOT NULL,
    result   TEXT    NOT NULL
);
CREATE INDEX open_ils_errand ON ils_errand (next_try, number) WHERE state IN ('WAITING', 'UNCERTAIN');
CREATE INDEX open_ils_errand_of_item ON ils_errand (item, number) WHERE state IN ('WAITING', 'UNCERTAIN');
CREATE INDEX refused_ils_errand ON ils_errand (number) WHERE state = 'REFUSED';
