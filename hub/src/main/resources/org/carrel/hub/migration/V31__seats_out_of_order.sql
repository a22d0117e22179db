-- A seat that cannot be used has the moment until which that is so, the greatest number while nobody knows, and none when it is in order.
ALTER TABLE seat ADD COLUMN out_until BIGINT;
ALTER TABLE seat ADD COLUMN out_reason TEXT NOT NULL DEFAULT '';

-- Bookings of long ago still name a zone that is gone.
ALTER TABLE seat_zone ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
