-- The day of a report was never asked for: mentions carry their own.
ALTER TABLE report DROP COLUMN day;
