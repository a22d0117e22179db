-- Loans, words by which something may be taken, and handings-in share the counter 'loan': of any two of them the one with the lower
-- number was first. 0: before this was kept.
ALTER TABLE collect_grant ADD COLUMN number BIGINT NOT NULL DEFAULT 0;

CREATE TABLE roster_issue (
    site    TEXT   NOT NULL,
    device  TEXT   NOT NULL,
    version BIGINT NOT NULL,
    number  BIGINT NOT NULL,
    issued  BIGINT NOT NULL,
    PRIMARY KEY (site, device, version)
);
CREATE INDEX roster_issue_by_age ON roster_issue (issued);

-- A copy in the hands of the library, with the loan that it ended. One that was taken back stays, since shelves were heard after it.
CREATE TABLE hand_in (
    number BIGINT  NOT NULL PRIMARY KEY,
    item   TEXT    NOT NULL,
    site   TEXT    NOT NULL,
    at     BIGINT  NOT NULL,
    loan   TEXT,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX hand_in_of_item ON hand_in (item, number);
CREATE INDEX hand_in_of_loan ON hand_in (loan) WHERE loan IS NOT NULL;
CREATE INDEX hand_in_by_age ON hand_in (at);

-- Which shelves have said since that the copy stands on them.
CREATE TABLE seen_since_hand_in (
    number BIGINT NOT NULL,
    item   TEXT   NOT NULL,
    site   TEXT   NOT NULL,
    device TEXT   NOT NULL,
    PRIMARY KEY (number, site, device)
);
CREATE INDEX seen_since_hand_in_of_item ON seen_since_hand_in (item, number);
