package sitrep

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"iter"
	"time"
)

// Raw is a page, feed entry or posted text as it came in, kept before anything is
// made of it: once Accept has returned, it is never lost.
type Raw struct {
	ID          string    `json:"id"` // of URL and body: the same input gives the same id
	URL         string    `json:"url"`
	ContentType string    `json:"content_type"` // "text/html; charset=utf-8", "text/plain", "application/json" (a record of sitrep.report/1)
	Body        []byte    `json:"body"`
	Title       string    `json:"title"`     // as the feed gave it; "" unknown
	Published   string    `json:"published"` // as the feed gave it, ISO 8601; "" unknown
	Publisher   string    `json:"publisher"`
	Source      string    `json:"source"`    // id of the feed, "post", "folder", "import", "warc"
	Retrieved   time.Time `json:"retrieved"` // UTC
}

// RawID is the id of a raw input: of its address and body.
func RawID(url string, body []byte) string {
	h := sha256.New()
	h.Write([]byte(url + "\x00"))
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Filed is a coded report with what the store needs beside it.
type Filed struct {
	Report    *Report
	Raw       string    // id of the Raw it was read from
	Source    string    // as on Raw
	Family    string    // publisher family; never ""
	Retrieved time.Time // UTC
	CopyOf    string    // report id of the first copy of the same text; "" for an original
	VersionOf string    // report id of the earlier version of the same article, which this one replaces
	Hash      uint64    // SimHash of the text's words
	Vector    []float32 // unit vector of the report's meaning; nil without an engine
	Coder     string    // version of program and weights that coded it
	Withdrawn bool      // retracted, replaced by a later version, or rejected: its claims do not count
}

// Item is a mention as fusion sees it: with its report's head and the actors,
// statements and links that it needs. Positions are code points, as in the record.
type Item struct {
	Ref
	Mention    Mention
	Actors     []Actor     // of the report, those the mention names
	Statements []Statement // of the report, those that assert, deny or confirm the mention
	URL        string
	Title      string
	Publisher  string
	Family     string
	Published  string
	Retrieved  time.Time
	CopyOf     string
	Withdrawn  bool
}

// Block is what mentions that may tell of one happening have in common, as a number, and
// the first day that a mention in it tells of, counted from 1970 (package fuse).
type Block struct {
	Key int64
	Day int
}

// BlockHit is a report that lies in a block. Its version is another once it is filed anew,
// withdrawn or restored.
type BlockHit struct {
	Block
	Report  string
	Version int64
}

// BlockSpan is a block over some days, both inclusive.
type BlockSpan struct {
	Key      int64
	From, To int
}

// Job is a piece of work to be done once in effect, after a crash too.
type Job struct {
	ID       int64
	Kind     string // "fetch", "code", "fuse", "alert", "deliver", ...
	Key      string // no two waiting jobs of a kind share a key; "" is no key
	Payload  json.RawMessage
	Attempt  int       // from 1
	RunAt    time.Time // not before
	Priority int       // lower first; 0 usual
}

// Doc is a small record that one part of the program keeps: a feed's state, a
// follow, an account, a session. Kind and ID name it.
type Doc struct {
	Kind    string
	ID      string
	Owner   string // account id or "": List can ask for one owner's
	Body    json.RawMessage
	Version int64     // 0: not stored yet; PutDoc refuses another than the stored one
	Expires time.Time // zero: never; an expired document is not found
	Updated time.Time
}

// Store keeps everything. Two engines implement it (store/sqlite, store/postgres)
// and pass one conformance suite (store/storetest). Safe for concurrent use.
type Store interface {
	Reader
	// Update runs f in one transaction, which commits when f returns nil. f may
	// run again after a conflict: it must have no effect but through tx.
	Update(ctx context.Context, f func(tx Tx) error) error
	// Work runs handlers for waiting jobs until ctx is done, then lets those begun
	// finish. A handler that returns an error is tried again with back-off; see RetryAt and Cancel.
	Work(ctx context.Context, w Workers) error
	Close() error
}

// Workers says which jobs a process does and how many at once.
type Workers struct {
	Handle map[string]Handler // by kind
	Max    map[string]int     // at once, by kind; 1 where absent
	Lease  time.Duration      // after which a job whose worker died is given to another; 0: 60 s, renewed while it runs
}

// Handler does one job. done, called inside Update, marks the job done in that very
// transaction; a handler that returns nil without it is marked done afterwards.
type Handler func(ctx context.Context, j Job, done func(tx Tx) error) error

// Tx is what one transaction may write. All of it commits or none.
type Tx interface {
	// Accept keeps a raw input and enqueues its "code" job (key: its id). It tells
	// whether it was new; the same id again changes nothing.
	Accept(ctx context.Context, r Raw) (bool, error)
	// SaveReport files a coded report with its items. A report filed before is
	// replaced, its mentions with it.
	SaveReport(ctx context.Context, f Filed) error
	// Withdraw marks a report withdrawn (or, with on false, restored).
	Withdraw(ctx context.Context, report string, on bool) error
	// SaveBlocks files the blocks that a report's mentions lie in, in place of those filed
	// before, with the stamp of what they were made with. SaveReport leaves a report without.
	SaveBlocks(ctx context.Context, report, stamp string, blocks []Block) error
	// SaveEvents writes events as they now are, redirects (old id to heir) and the
	// changes, which get their Seq here and go to the outbox in the same transaction.
	SaveEvents(ctx context.Context, events []Event, redirects map[string]string, changes []Change) error
	// TakeOutbox hands out up to n changes that no one has taken yet, oldest first;
	// they leave the outbox when the transaction commits.
	TakeOutbox(ctx context.Context, n int) ([]Change, error)
	// Enqueue adds jobs. A job whose kind and key already wait is not added again
	// (one that is running does not count as waiting).
	Enqueue(ctx context.Context, jobs ...Job) error
	// TakeJobs takes up to n more jobs of a kind that are due and were never tried, those that a
	// worker would be given next: they are done when the transaction commits, and wait on
	// when it does not.
	TakeJobs(ctx context.Context, kind string, n int) ([]Job, error)
	// PutDoc stores a document if its Version is still the stored one, else it fails
	// with EConflict. DeleteDoc of an absent one is no error.
	PutDoc(ctx context.Context, d Doc) error
	DeleteDoc(ctx context.Context, kind, id string) error
	// Lock makes other transactions that lock the same key wait until this one ends.
	Lock(ctx context.Context, key string) error
	// Reader sees the transaction's own writes.
	Reader
}

// Reader is what can be asked of the store. Lists come newest first unless said
// otherwise; an absent thing is ENotFound.
type Reader interface {
	Raw(ctx context.Context, id string) (*Raw, error)
	Report(ctx context.Context, id string) (*Filed, error)
	Reports(ctx context.Context, q ReportQuery) (ReportPage, error)
	// Copies returns the ids of reports within d bits of a SimHash, retrieved since.
	Copies(ctx context.Context, hash uint64, d int, since time.Time) ([]ReportRow, error)
	// Versions returns reports of the same address, oldest first.
	Versions(ctx context.Context, url string) ([]ReportRow, error)

	// Event finds an event; the id of a merged one leads to its heir.
	Event(ctx context.Context, id string) (*Event, error)
	Events(ctx context.Context, q Query) (EventPage, error)
	// EventsOf returns the events that hold claims of reports, each once. Those that a
	// transaction gives are shared with others: they may be kept, not changed.
	EventsOf(ctx context.Context, reports ...string) ([]Event, error)
	History(ctx context.Context, event string) ([]Change, error) // oldest first
	// Changes lists changes after a cursor in the order of commits; no later commit
	// ever gets a Seq below one already seen.
	Changes(ctx context.Context, after int64, limit int) ([]Change, error)

	// Items lists the mentions whose time may overlap the window, in the order of Ref.
	// Items are shared with other callers: they may be kept, not changed.
	Items(ctx context.Context, w Window) ([]Item, error)
	// ItemReports are the ids of the reports that have mentions in a window, sorted. Of the
	// window's Refs only the reports count.
	ItemReports(ctx context.Context, w Window) ([]string, error)

	// BlockReports tells which reports lie in the blocks, in no order.
	BlockReports(ctx context.Context, spans []BlockSpan) ([]BlockHit, error)
	// Unblocked are the ids of up to n reports whose blocks were filed with another stamp, or never.
	Unblocked(ctx context.Context, stamp string, n int) ([]string, error)

	// Tally counts live events that match, grouped by the dimensions and period.
	Tally(ctx context.Context, q Query, by TallyBy) ([]TallyRow, error)
	// Volume counts reports a day, by publication or where no date is told by retrieval (copies
	// excluded), for rates beside counts.
	Volume(ctx context.Context, since, until string) ([]TallyRow, error)

	// Statements lists what an actor (party id) said; with "" what anybody said.
	Statements(ctx context.Context, actor string, limit int) ([]Said, error)
	// Relations lists what reports tell of an actor's ties, each with its words.
	Relations(ctx context.Context, actor string) ([]Tie, error)
	// Parties lists actors seen, most events first; with words, those whose name or alias matches.
	Parties(ctx context.Context, words string, limit int) ([]PartyRow, error)

	// Search finds reports, events and actors by words, best first.
	Search(ctx context.Context, words string, kinds []string, limit int) ([]Hit, error)
	// Vectors walks over the reports' vectors in the order they were filed, after the
	// given row number, for an index of meaning in memory.
	Vectors(ctx context.Context, after int64) iter.Seq2[VectorRow, error]

	Doc(ctx context.Context, kind, id string) (Doc, error)
	Docs(ctx context.Context, q DocQuery) ([]Doc, error)
	Stats(ctx context.Context) (Stats, error)
}

// DocQuery asks for documents in the order of their ids.
type DocQuery struct {
	Kind  string
	Owner string // "" all
	After string // id
	Limit int    // 0: 1000
}

// Window is the part of the world whose mentions are asked for.
type Window struct {
	From, To  string   // ISO dates, inclusive; "" open. Mentions without a time of their own count by their report's date
	Countries []string // ISO alpha-3; nil all; "" in it stands for mentions without a country
	Types     []string // PLOVER types; nil all
	Refs      []Ref    // only these, where given
	Reports   []string // only mentions of these reports, where given
}

// ReportQuery asks for reports. Zero fields do not restrict.
type ReportQuery struct {
	Source, Publisher, Family string
	Actor, Event              string
	Since, Until              string // ISO dates or date-times of retrieval
	After                     string // cursor
	Limit                     int    // 0: 50
}

// ReportRow is a report in a list.
type ReportRow struct {
	ID, URL, Title, Publisher, Family, Published, Source, CopyOf, VersionOf string
	Retrieved                                                               time.Time
	Mentions                                                                int
	Withdrawn                                                               bool
	Hash                                                                    uint64
}

// ReportPage is a page of reports; Next is "" on the last.
type ReportPage struct {
	Reports []ReportRow
	Next    string
}

// EventPage is a page of events; Next is "" on the last.
type EventPage struct {
	Events []Event
	Next   string
}

// TallyBy says what a tally is grouped by.
type TallyBy struct {
	Period string   // "", "day", "week", "month", "year"
	Dims   []string // "type", "country", "admin1", "actor", "recipient", "pair", "origin", "status"
}

// TallyRow is one group of a tally.
type TallyRow struct {
	Start   string   `json:"start"` // ISO date on which the period begins
	Keys    []string `json:"keys"`  // one a dimension; a pair is "actor>recipient"
	Events  int      `json:"events"`
	Killed  [3]int   `json:"killed"` // low, best, high summed over events, each once
	Injured [3]int   `json:"injured"`
}

// Said is a statement in a report.
type Said struct {
	Report    ReportRow
	Statement Statement // positions as in the record
}

// Tie is a relation between two actors as a report tells it.
type Tie struct {
	Report   ReportRow
	Relation Relation
	From, To Party
	Words    Words
}

// PartyRow is an actor in a list.
type PartyRow struct {
	Party
	Events, Reports int
	First, Last     string // ISO dates
}

// Hit is one find of a search.
type Hit struct {
	Kind  string  `json:"kind"` // "report", "event", "actor"
	ID    string  `json:"id"`
	Title string  `json:"title"`
	Text  string  `json:"text"` // plain text around the words, with « » about those found
	Date  string  `json:"date"`
	Score float64 `json:"score"`
}

// VectorRow is a report's vector.
type VectorRow struct {
	Row    int64
	Report string
	Vector []float32
}

// Stats says how the store is doing.
type Stats struct {
	Engine                                   string // "sqlite", "postgres"
	Schema                                   int
	Raws, Reports, Mentions, Events, Changes int64
	Outbox                                   int64
	Bytes                                    int64
	Jobs                                     map[string]JobStats // by kind
	OldestOutbox                             time.Time
}

// JobStats counts the jobs of a kind.
type JobStats struct {
	Waiting, Running, Failed int64 // Failed: given up, kept for a look
	Oldest                   time.Time
	LastError                string
}
