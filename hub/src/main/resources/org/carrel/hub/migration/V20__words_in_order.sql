-- How long a device had been running when it last said how it is: of two words of one session the later counts.
ALTER TABLE device ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0;
