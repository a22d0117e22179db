-- What is left of an application when it was forgotten: enough to count by, nothing to find anybody by. Months are ISO text; ended_in is
-- empty for one that nobody decided.
CREATE TABLE past_application (
    home         TEXT NOT NULL,
    submitted_in TEXT NOT NULL,
    ended_in     TEXT NOT NULL,
    how          TEXT NOT NULL
);
CREATE INDEX decided_card_application ON card_application (decided) WHERE state <> 'WAITING';
CREATE INDEX card_application_of_patron ON card_application (patron) WHERE patron IS NOT NULL;
CREATE INDEX ils_errand_of_patron ON ils_errand (patron);
CREATE INDEX ils_errand_of_loan ON ils_errand (loan);

-- Of patrons who were erased before their applications and errands were erased with them.
DELETE FROM card_application
    WHERE patron IS NOT NULL AND NOT EXISTS (SELECT 1 FROM patron WHERE patron.id = card_application.patron);
DELETE FROM ils_errand
    WHERE state IN ('DONE', 'REFUSED') AND NOT EXISTS (SELECT 1 FROM patron WHERE patron.id = ils_errand.patron);
