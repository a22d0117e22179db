-- Receipts by mail are waited for, and the end of a stay is near when it is told: they leave with called seats.
DROP INDEX notice_due_urgent;
CREATE INDEX notice_due_urgent ON notice (next_attempt)
    WHERE state IN ('QUEUED', 'SENDING') AND kind IN ('SEAT_CALLED', 'SEAT_ENDING', 'RECEIPT');
