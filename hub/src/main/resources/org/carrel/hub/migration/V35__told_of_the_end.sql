-- For which moment whoever sits there was told last that their time ends; 0 when they never were.
ALTER TABLE seat_booking ADD COLUMN warned BIGINT NOT NULL DEFAULT 0;
