-- What came in, before anything is made of it.
CREATE TABLE raw (
	id TEXT PRIMARY KEY,
	url TEXT NOT NULL,
	content_type TEXT NOT NULL,
	title TEXT NOT NULL,
	published TEXT NOT NULL,
	publisher TEXT NOT NULL,
	source TEXT NOT NULL,
	retrieved BIGINT NOT NULL,
	body BYTEA NOT NULL
);

-- A report's key is the second it was retrieved in above 30 bits of its number.
CREATE TABLE report (
	key BIGINT PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	raw TEXT NOT NULL,
	url TEXT NOT NULL,
	title TEXT NOT NULL,
	publisher TEXT NOT NULL,
	family TEXT NOT NULL,
	published TEXT NOT NULL,
	source TEXT NOT NULL,
	copy_of TEXT NOT NULL,
	version_of TEXT NOT NULL,
	retrieved BIGINT NOT NULL,
	mentions INTEGER NOT NULL,
	withdrawn INTEGER NOT NULL,
	hash BIGINT NOT NULL,
	coder TEXT NOT NULL,
	day TEXT NOT NULL,
	terms BIGINT[] NOT NULL -- hashes of facets
);
CREATE INDEX report_url ON report USING hash (url); -- addresses may be longer than a B-tree's entry
CREATE INDEX report_terms ON report USING gin (terms);

CREATE TABLE report_body (key BIGINT PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE report_band (band BIGINT NOT NULL, key BIGINT NOT NULL, PRIMARY KEY (band, key));
CREATE TABLE report_text (key BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX report_text_words ON report_text USING gin (words);

CREATE TABLE vector (number BIGINT PRIMARY KEY, report BIGINT NOT NULL, vector BYTEA NOT NULL);
CREATE INDEX vector_report ON vector (report);

-- The mentions, by which fusion finds them; what they say stands in report_body.
CREATE TABLE item (
	report BIGINT NOT NULL,
	mention TEXT NOT NULL,
	type TEXT NOT NULL,
	country TEXT NOT NULL,
	first INTEGER NOT NULL, -- days from the year 0
	last INTEGER NOT NULL,
	PRIMARY KEY (report, mention)
);
CREATE INDEX item_window ON item (country, last, first, type);
CREATE INDEX item_time ON item (last, first);

-- An event's key is the minute it began at, from the year 0, above 30 bits of its number.
CREATE TABLE event (
	key BIGINT PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	number BIGINT NOT NULL,
	origin TEXT NOT NULL,
	type TEXT NOT NULL,
	mode TEXT NOT NULL,
	status TEXT NOT NULL,
	country TEXT NOT NULL,
	admin1 TEXT NOT NULL,
	day INTEGER NOT NULL,
	month INTEGER NOT NULL,
	till INTEGER NOT NULL, -- its last day
	long INTEGER NOT NULL, -- 1: more than 31 days
	severity DOUBLE PRECISION NOT NULL,
	confidence DOUBLE PRECISION NOT NULL,
	families INTEGER NOT NULL,
	killed_low INTEGER NOT NULL,
	killed INTEGER NOT NULL,
	killed_high INTEGER NOT NULL,
	injured_low INTEGER NOT NULL,
	injured INTEGER NOT NULL,
	injured_high INTEGER NOT NULL,
	disputed INTEGER NOT NULL,
	withdrawn INTEGER NOT NULL,
	lat DOUBLE PRECISION,
	lon DOUBLE PRECISION,
	changed BIGINT NOT NULL, -- seq of its last change
	actors TEXT NOT NULL, -- JSON list of party ids
	recipients TEXT NOT NULL,
	terms BIGINT[] NOT NULL -- hashes of facets
);
CREATE INDEX event_terms ON event USING gin (terms);
CREATE INDEX event_changed ON event (changed);
CREATE INDEX event_severity ON event (severity);

CREATE TABLE event_body (key BIGINT PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE event_text (key BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX event_text_words ON event_text USING gin (words);

CREATE TABLE redirect (id TEXT PRIMARY KEY, heir TEXT NOT NULL);
CREATE INDEX redirect_heir ON redirect (heir);

CREATE TABLE change (
	seq BIGINT PRIMARY KEY,
	event TEXT NOT NULL,
	at BIGINT NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	report TEXT NOT NULL,
	account TEXT NOT NULL,
	was BYTEA,
	became BYTEA
);
CREATE INDEX change_event ON change (event, seq);
CREATE TABLE outbox (seq BIGINT PRIMARY KEY, at BIGINT NOT NULL);

-- The numbers of rows, in no order of commits; and the last numbers of changes and
-- vectors, which are in it: who takes one holds the row until its commit.
CREATE SEQUENCE row_number CACHE 1;
CREATE TABLE commits (one INTEGER PRIMARY KEY CHECK (one = 1), seq BIGINT NOT NULL, vector BIGINT NOT NULL);
INSERT INTO commits VALUES (1, 0, 0);

CREATE TABLE party (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	country TEXT NOT NULL,
	sectors TEXT NOT NULL, -- JSON list
	names TEXT NOT NULL, -- folded, each as "| word word |"
	events INTEGER NOT NULL,
	reports INTEGER NOT NULL
);
CREATE INDEX party_events ON party (events DESC, reports DESC, id);

CREATE TABLE doc (
	kind TEXT NOT NULL,
	id TEXT NOT NULL,
	owner TEXT NOT NULL,
	body BYTEA,
	version BIGINT NOT NULL,
	expires BIGINT NOT NULL,
	updated BIGINT NOT NULL,
	PRIMARY KEY (kind, id)
);
CREATE INDEX doc_owner ON doc (kind, owner, id);

-- River keeps the queue; this finds the jobs of a key that wait.
CREATE INDEX sitrep_job_waiting ON river_job (kind, (args ->> 'key')) WHERE state IN ('available', 'pending', 'retryable', 'scheduled');
