-- What mentions of one happening have in common, as numbers (package fuse), by which fusion finds
-- the reports that may bear on a new one. The stamp tells what they were made with: the reports
-- that are here already have none, and get their blocks before the next of them is fused.
ALTER TABLE report ADD COLUMN stamp TEXT NOT NULL DEFAULT '';
CREATE INDEX report_stamp ON report (stamp);
CREATE TABLE block (
	key INTEGER NOT NULL,
	day INTEGER NOT NULL, -- from 1970
	report INTEGER NOT NULL,
	PRIMARY KEY (key, day, report)
) STRICT, WITHOUT ROWID;

-- The blocks of each report, packed, to take them out by.
CREATE TABLE report_blocks (report INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
