// Package rows is what the two engines of the store share: how reports, events,
// changes and documents become rows, and how questions become SQL. An engine adds
// its connections, its migrations, its indexes of terms and words, and its jobs.
//
// SQL here is what SQLite and PostgreSQL both understand, with ? for parameters.
// Times are nanoseconds since 1970 in UTC, 0 for none; flags are 0 and 1.
package rows

import (
	"context"
	"log/slog"
	"time"

	"github.com/sitrep-news/sitrep"
)

// DB runs statements, in a transaction or outside of one.
type DB interface {
	// Exec tells how many rows were touched.
	Exec(ctx context.Context, sql string, args ...any) (int64, error)
	Query(ctx context.Context, sql string, args ...any) (Cursor, error)
}

// Cursor walks over what a query found.
type Cursor interface {
	Next() bool
	Scan(to ...any) error
	Err() error
	Close() error
}

// Index names one of the two inverted indexes: over events, over reports. It is
// also the name of the table that its keys point into.
type Index string

// The two indexes.
const (
	Events  Index = "event"
	Reports Index = "report"
)

// Posting is what the inverted index holds of a row.
type Posting struct {
	Terms []int64 // hashes of facets, see Term; sorted, no doubles
	Title string  // terms of the title, folded and stemmed, by spaces; see Words
	Text  string  // terms of the rest
}

// Entry is what the index held of a key and is to hold; a zero Posting is nothing.
type Entry struct {
	Key     int64
	Was, Is Posting
}

// Engine is what differs between SQLite and PostgreSQL.
type Engine interface {
	Name() string
	// Next hands out n numbers that nobody else gets; it returns the last.
	Next(ctx context.Context, db DB, n int64) (int64, error)
	// Post replaces what the index holds of keys.
	Post(ctx context.Context, db DB, in Index, entries []Entry) error
	// Pick plans a query: the table to walk with its joins, and the conditions, over
	// rows called e.
	Pick(ctx context.Context, db DB, in Index, want Want) (Plan, error)
	// Range returns the least and the greatest key that carry a term; ok is false
	// where none does.
	Range(ctx context.Context, db DB, in Index, term int64) (low, high int64, ok bool, err error)
	// InBlocks asks for key, day and report of the rows of blocks.
	InBlocks(spans []sitrep.BlockSpan) (query string, args []any)
	// Unnest is a table expression over a column that holds a JSON list of strings,
	// and the expression of its values.
	Unnest(column, alias string) (table, value string)
	// Extra names columns of an index's table in which the engine itself keeps a
	// Posting (", terms"), and their values; "" for none.
	Extra(p Posting) (columns string, values []any)
	// ForUpdate is what a SELECT ends with to hold its rows until the commit; with
	// skip it passes over those that others hold.
	ForUpdate(skip bool) string
	Enqueue(ctx context.Context, db DB, jobs []sitrep.Job) error
	// TakeJobs removes up to n jobs of a kind that were due at a time and never tried.
	TakeJobs(ctx context.Context, db DB, kind string, due time.Time, n int) ([]sitrep.Job, error)
	Lock(ctx context.Context, db DB, key string) error
	Jobs(ctx context.Context, db DB) (map[string]sitrep.JobStats, error)
	Size(ctx context.Context, db DB) (int64, error)
}

// Want is what a walk must find through the inverted index.
type Want struct {
	Groups  []Group
	Match   *Match // words; nil for none
	Ordered bool   // newest key first is the order asked for
	Few     bool   // the caller names the rows by other means: nothing is to be planned
	Short   bool   // the list of the first group is known to be short: it is walked
	Below   int64  // keys below it; 0 for all
	From    int64  // keys from it; 0 for all
}

// Group is a set of terms of which a row must carry at least one.
type Group struct {
	Terms  []int64
	Cond   string // the same by a column of the row; "" where none holds it
	Args   []any
	Coarse bool // a row must carry one and that is not enough; the caller checks it
}

// Plan is SQL that walks over rows called e.
type Plan struct {
	From  string // after FROM
	Key   string // the key by which to order: e.key, or what is equal to it
	Where []string
	Args  []any // of From, then of Where
}

// Reader answers questions from one connection or pool.
type Reader struct {
	DB     DB
	Engine Engine
	Codec  *Codec
	Caches Caches
	Hashes *Hashes
	Clock  func() time.Time
	Log    *slog.Logger
	Schema int
}

// Tx is a Reader that writes too. Flush must be called before the commit.
type Tx struct {
	Reader
	late    late
	numbers []int64 // taken and not yet given to a row
}

// Late work of a transaction: what touches rows that many transactions share is
// done last, so that they wait for each other as briefly as can be.
type late struct {
	vectors []vector
	filed   []int64 // keys of reports
	parties map[string]*partyDelta
}

// NewTx returns a transaction over a Reader whose DB is in one.
func NewTx(r Reader) *Tx { return &Tx{Reader: r} }

// Flush writes what was left for the end of the transaction.
func (tx *Tx) Flush(ctx context.Context) error {
	if len(tx.late.vectors)+len(tx.late.filed)+len(tx.late.parties) == 0 {
		return nil
	}
	if _, err := tx.commitLock(ctx, 0); err != nil {
		return err
	}
	if err := tx.flushVectors(ctx); err != nil {
		return err
	}
	if err := tx.flushFiled(ctx); err != nil {
		return err
	}
	if err := tx.flushParties(ctx); err != nil {
		return err
	}
	tx.late = late{}
	return nil
}

// commitLock makes transactions that number changes or vectors commit one after
// another, so that numbers become visible in their order, and takes n numbers of
// changes. It returns the last of them.
func (tx *Tx) commitLock(ctx context.Context, n int) (int64, error) {
	var last int64
	err := one(ctx, tx.DB, []any{&last}, "UPDATE commits SET seq = seq + ? RETURNING seq", n)
	return last, wrap(err, "number changes")
}

// number takes a number for a row; hint is how many the caller may still want.
func (tx *Tx) number(ctx context.Context, hint int) (int64, error) {
	if len(tx.numbers) == 0 {
		last, err := tx.Engine.Next(ctx, tx.DB, int64(hint))
		if err != nil {
			return 0, wrap(err, "number rows")
		}
		for n := last - int64(hint) + 1; n <= last; n++ {
			tx.numbers = append(tx.numbers, n)
		}
	}
	n := tx.numbers[0]
	tx.numbers = tx.numbers[1:]
	return n, nil
}

func (r *Reader) now() time.Time { return r.Clock().UTC() }
