-- In which order reports were filed, so that a process can learn which are new. Those that are here
-- already have no number: it reads them all when it begins.
ALTER TABLE report ADD COLUMN filed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX report_filed ON report (filed);
