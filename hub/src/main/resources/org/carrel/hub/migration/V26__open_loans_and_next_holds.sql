-- In the order in which they are asked for, so that the open loans of a patron are never looked for among all that they ever had.
DROP INDEX open_loan_of_patron;
CREATE INDEX open_loan_of_patron ON loan (patron, due, id) WHERE state = 'OPEN';

-- Who is next for a copy that is free, without a look at every hold.
CREATE INDEX hold_in_line ON hold (bib, queue_order) WHERE state IN ('WAITING', 'OFF_SHELF');

-- In order as well, so that nothing is sorted for one row.
DROP INDEX loan_of_item;
CREATE INDEX loan_of_item ON loan (item, number, since);
DROP INDEX card_of_patron;
CREATE INDEX card_of_patron ON card (patron, position);
