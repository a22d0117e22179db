-- For forgetting what has ended, and for what the log says of one booking.
CREATE INDEX old_seat_booking ON seat_booking (ended) WHERE live = 0;
CREATE INDEX old_seat_ticket ON seat_ticket (ended) WHERE live = 0;
CREATE INDEX seat_log_of_subject ON seat_log (subject);
