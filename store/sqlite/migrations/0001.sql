-- What came in, before anything is made of it.
CREATE TABLE raw (
	id TEXT PRIMARY KEY,
	url TEXT NOT NULL,
	content_type TEXT NOT NULL,
	title TEXT NOT NULL,
	published TEXT NOT NULL,
	publisher TEXT NOT NULL,
	source TEXT NOT NULL,
	retrieved INTEGER NOT NULL,
	body BLOB NOT NULL
) STRICT;

-- A report's key is the second it was retrieved in above 30 bits of its number.
CREATE TABLE report (
	key INTEGER PRIMARY KEY,
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
	retrieved INTEGER NOT NULL,
	mentions INTEGER NOT NULL,
	withdrawn INTEGER NOT NULL,
	hash INTEGER NOT NULL,
	coder TEXT NOT NULL,
	day TEXT NOT NULL
) STRICT;
CREATE INDEX report_url ON report (url);

CREATE TABLE report_body (key INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE report_band (band INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (band, key)) STRICT, WITHOUT ROWID;
CREATE TABLE report_term (term INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (term, key)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE report_text USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE vector (number INTEGER PRIMARY KEY, report INTEGER NOT NULL, vector BLOB NOT NULL) STRICT;
CREATE INDEX vector_report ON vector (report);

-- The mentions, by which fusion finds them; what they say stands in report_body.
CREATE TABLE item (
	report INTEGER NOT NULL,
	mention TEXT NOT NULL,
	type TEXT NOT NULL,
	country TEXT NOT NULL,
	first INTEGER NOT NULL, -- days from the year 0
	last INTEGER NOT NULL,
	PRIMARY KEY (report, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_window ON item (country, last, first, type);
CREATE INDEX item_time ON item (last, first);

-- An event's key is the minute it began at, from the year 0, above 30 bits of its number.
CREATE TABLE event (
	key INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	number INTEGER NOT NULL,
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
	severity REAL NOT NULL,
	confidence REAL NOT NULL,
	families INTEGER NOT NULL,
	killed_low INTEGER NOT NULL,
	killed INTEGER NOT NULL,
	killed_high INTEGER NOT NULL,
	injured_low INTEGER NOT NULL,
	injured INTEGER NOT NULL,
	injured_high INTEGER NOT NULL,
	disputed INTEGER NOT NULL,
	withdrawn INTEGER NOT NULL,
	lat REAL,
	lon REAL,
	changed INTEGER NOT NULL, -- seq of its last change
	actors TEXT NOT NULL, -- JSON list of party ids
	recipients TEXT NOT NULL
) STRICT;
CREATE INDEX event_changed ON event (changed);
CREATE INDEX event_severity ON event (severity);

CREATE TABLE event_body (key INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE event_term (term INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (term, key)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE event_text USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE redirect (id TEXT PRIMARY KEY, heir TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX redirect_heir ON redirect (heir);

CREATE TABLE change (
	seq INTEGER PRIMARY KEY,
	event TEXT NOT NULL,
	at INTEGER NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	report TEXT NOT NULL,
	account TEXT NOT NULL,
	was BLOB,
	became BLOB
) STRICT;
CREATE INDEX change_event ON change (event, seq);
CREATE TABLE outbox (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;

-- The last numbers given to rows, changes and vectors.
CREATE TABLE commits (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, seq INTEGER NOT NULL, vector INTEGER NOT NULL) STRICT;
INSERT INTO commits VALUES (1, 0, 0, 0);

CREATE TABLE party (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	country TEXT NOT NULL,
	sectors TEXT NOT NULL, -- JSON list
	names TEXT NOT NULL, -- folded, each as "| word word |"
	events INTEGER NOT NULL,
	reports INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX party_events ON party (events DESC, reports DESC, id);

CREATE TABLE doc (
	kind TEXT NOT NULL,
	id TEXT NOT NULL,
	owner TEXT NOT NULL,
	body BLOB,
	version INTEGER NOT NULL,
	expires INTEGER NOT NULL,
	updated INTEGER NOT NULL,
	PRIMARY KEY (kind, id)
) STRICT;
CREATE INDEX doc_owner ON doc (kind, owner, id);

-- The queue. state: 0 waiting, 1 running, 2 failed for good.
CREATE TABLE job (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	key TEXT NOT NULL,
	payload BLOB NOT NULL,
	state INTEGER NOT NULL,
	attempt INTEGER NOT NULL,
	priority INTEGER NOT NULL,
	run_at INTEGER NOT NULL,
	lease INTEGER NOT NULL, -- until when a running job is its worker's
	created INTEGER NOT NULL,
	error TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX job_waiting ON job (kind, key) WHERE state = 0 AND key <> '';
CREATE INDEX job_next ON job (kind, state, priority, run_at, id);
CREATE INDEX job_lease ON job (lease) WHERE state = 1;
