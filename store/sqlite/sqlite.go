// Package sqlite keeps the store in one SQLite file: the engine for one machine.
// The driver is SQLite itself in Go (modernc.org/sqlite), so the program stays one
// static binary. Several processes may use one file at once.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/migrate"
	"github.com/sitrep-news/sitrep/store/internal/rows"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Options are what a store is opened with.
type Options struct {
	Clock   func() time.Time // nil: time.Now
	Logger  *slog.Logger     // nil: silent
	Readers int              // connections for reading at once; 0: 8
	CacheMB int              // page cache of each connection; 0: 32
}

// Store is a sitrep.Store in a SQLite file.
type Store struct {
	rows.Reader
	path  string
	write *sql.DB // one connection: SQLite has one writer at a time
	read  *sql.DB
	wake  *waker

	stalled atomic.Bool
	temp    string // folder to remove at the end, for ":memory:"
}

var _ sitrep.Store = (*Store)(nil)

// Open opens the store in a file, makes the file where it is absent and brings its
// tables up to date. ":memory:" is a file in a temporary folder, gone after Close.
func Open(path string, o Options) (*Store, error) {
	s, err := open(path, o)
	if err != nil {
		return nil, fmt.Errorf("open the store %s: %w", path, err)
	}
	return s, nil
}

func open(path string, o Options) (*Store, error) {
	o = o.filled()
	s := &Store{path: path, wake: newWaker()}
	if path == ":memory:" {
		dir, err := os.MkdirTemp("", "sitrep-store-")
		if err != nil {
			return nil, err
		}
		s.temp, s.path = dir, filepath.Join(dir, "store.db")
	}
	codec, err := rows.NewCodec()
	if err != nil {
		return nil, err
	}
	if s.write, err = sql.Open("sqlite", dsn(s.path, o, false)); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	version, err := bring(s.write)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if s.read, err = sql.Open("sqlite", dsn(s.path, o, true)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.read.SetMaxOpenConns(o.Readers)
	s.read.SetMaxIdleConns(o.Readers)
	s.Reader = rows.Reader{DB: conn{s.read}, Engine: engine{}, Codec: codec, Caches: rows.NewCaches(), Hashes: &rows.Hashes{}, Clock: o.Clock, Log: o.Logger, Schema: version}
	return s, nil
}

func (o Options) filled() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Readers <= 0 {
		o.Readers = 8
	}
	if o.CacheMB <= 0 {
		o.CacheMB = 32
	}
	return o
}

// dsn is the driver's address of the file. Every commit is forced to the disk
// (synchronous FULL): what was acknowledged outlasts a power cut. The log is written
// back to the file at 32 MB, not at 4: pages that many commits touch are written once.
func dsn(path string, o Options, readOnly bool) string {
	q := url.Values{}
	q.Set("_txlock", "immediate")
	for _, p := range []string{"busy_timeout(10000)", "page_size(8192)", "journal_mode(WAL)", "synchronous(FULL)", "temp_store(MEMORY)", "journal_size_limit(67108864)", "wal_autocheckpoint(4000)", fmt.Sprintf("cache_size(-%d)", o.CacheMB<<10)} {
		q.Add("_pragma", p)
	}
	if readOnly {
		q.Add("_pragma", "query_only(1)")
	}
	u := url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: q.Encode()}
	return u.String()
}

// bring runs the migrations that the file lacks; it returns the version reached.
func bring(db *sql.DB) (int, error) {
	steps, err := migrate.Read(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	return bringTo(db, steps)
}

func bringTo(db *sql.DB, steps []migrate.Step) (int, error) {
	tx, err := db.Begin() // immediate: one process migrates, the others wait
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	var version int
	if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	pending, err := migrate.Pending(steps, version)
	if err != nil {
		return version, err
	}
	for _, step := range pending {
		if _, err := tx.Exec(step.SQL); err != nil {
			return version, fmt.Errorf("migration %04d: %w", step.Version, err)
		}
		version = step.Version
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", version)); err != nil {
		return version, err
	}
	return version, tx.Commit()
}

// Close closes the store's connections.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.temp != "" {
		errs = append(errs, os.RemoveAll(s.temp))
	}
	return errors.Join(errs...)
}

// Update runs f in a transaction. SQLite has one at a time, so f must not wait for
// another Update, and is soonest done.
func (s *Store) Update(ctx context.Context, f func(tx sitrep.Tx) error) error {
	const attempts = 5
	for i := 1; ; i++ {
		err := s.update(ctx, f)
		if err == nil || !busy(err) || i == attempts || ctx.Err() != nil {
			return err
		}
		time.Sleep(time.Duration(rand.IntN(50*i)) * time.Millisecond)
	}
}

func (s *Store) update(ctx context.Context, f func(tx sitrep.Tx) error) error {
	dbtx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer dbtx.Rollback()
	r := s.Reader
	queued := map[string]bool{}
	r.DB, r.Engine = conn{&prepared{tx: dbtx}}, engine{queued: queued}
	tx := rows.NewTx(r)
	if err := f(tx); err != nil {
		return err
	}
	if err := tx.Flush(ctx); err != nil {
		return err
	}
	if err := dbtx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	s.wake.ring(queued)
	return nil
}

// busy tells an error that another process caused by writing just then.
func busy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED)
}

// conn adapts database/sql.
type conn struct{ q queryer }

type queryer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// prepared is a transaction that prepares a statement when it comes again.
type prepared struct {
	tx    *sql.Tx
	seen  map[string]int
	stmts map[string]*sql.Stmt
}

// maxPrepared bounds the statements that a transaction keeps ready.
const maxPrepared = 100

func (p *prepared) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if s := p.stmts[query]; s != nil {
		return s, nil
	}
	if p.seen == nil {
		p.seen, p.stmts = map[string]int{}, map[string]*sql.Stmt{}
	}
	if p.seen[query]++; p.seen[query] < 2 || len(p.stmts) >= maxPrepared {
		return nil, nil
	}
	s, err := p.tx.PrepareContext(ctx, query) // closed with the transaction
	p.stmts[query] = s
	return s, err
}

func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := p.stmt(ctx, query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return p.tx.ExecContext(ctx, query, args...)
	}
	return s.ExecContext(ctx, args...)
}

func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := p.stmt(ctx, query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return p.tx.QueryContext(ctx, query, args...)
	}
	return s.QueryContext(ctx, args...)
}

func (c conn) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := c.q.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (c conn) Query(ctx context.Context, query string, args ...any) (rows.Cursor, error) {
	r, err := c.q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return r, nil
}

// Check has SQLite look at every page of the file.
func (s *Store) Check(ctx context.Context) error {
	r, err := s.read.QueryContext(ctx, "PRAGMA integrity_check(5)")
	if err != nil {
		return fmt.Errorf("check the store: %w", err)
	}
	defer r.Close()
	var errs []error
	for r.Next() {
		var line string
		if err := r.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			errs = append(errs, fmt.Errorf("the store is damaged: %s", line))
		}
	}
	return errors.Join(append(errs, r.Err())...)
}

// Analyze lets SQLite look at how full its indexes are, where that has changed.
func (s *Store) Analyze(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, "PRAGMA optimize")
	return err
}
