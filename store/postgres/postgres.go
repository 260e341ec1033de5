// Package postgres keeps the store in PostgreSQL (15 or newer): the engine for more
// than one process or machine. The queue is River's.
package postgres

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/migrate"
	"github.com/sitrep-news/sitrep/store/internal/rows"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Options are what a store is opened with.
type Options struct {
	Clock  func() time.Time // nil: time.Now; the queue goes by the machine's own time
	Logger *slog.Logger     // nil: silent
	Conns  int              // connections at most; 0: 16
}

// Store is a sitrep.Store in PostgreSQL.
type Store struct {
	rows.Reader
	pool   *pgxpool.Pool
	driver *riverpgxv5.Driver
	queue  *river.Client[pgx.Tx] // enqueues; those of Work do the jobs

	mu      sync.Mutex
	stalled bool
}

var _ sitrep.Store = (*Store)(nil)

// Open connects to a database ("postgres://user:password@host/name") and brings its
// tables up to date.
func Open(ctx context.Context, url string, o Options) (*Store, error) {
	s, err := open(ctx, url, o)
	if err != nil {
		return nil, fmt.Errorf("open the store in PostgreSQL: %w", err) // pgx leaves passwords out
	}
	return s, nil
}

func open(ctx context.Context, url string, o Options) (*Store, error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Conns <= 0 {
		o.Conns = 16
	}
	conf, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	conf.MaxConns = int32(o.Conns)
	// A plan made for no terms in particular suits neither the rare nor the common ones.
	conf.ConnConfig.RuntimeParams["plan_cache_mode"] = "force_custom_plan"
	conf.ConnConfig.RuntimeParams["application_name"] = "sitrep"
	conf.ConnConfig.RuntimeParams["jit"] = "off" // compiling takes longer than a page's query
	pool, err := pgxpool.NewWithConfig(ctx, conf)
	if err != nil {
		return nil, err
	}
	s := &Store{pool: pool, driver: riverpgxv5.New(pool)}
	version, err := s.bring(ctx)
	if err == nil {
		s.queue, err = river.NewClient(s.driver, &river.Config{Logger: quiet(o.Logger), SkipJobKindValidation: true, SkipUnknownJobCheck: true})
	}
	var codec *rows.Codec
	if err == nil {
		codec, err = rows.NewCodec()
	}
	if err != nil {
		pool.Close()
		return nil, err
	}
	s.Reader = rows.Reader{DB: conn{pool}, Engine: engine{s.queue}, Codec: codec, Caches: rows.NewCaches(), Hashes: &rows.Hashes{}, Clock: o.Clock, Log: o.Logger, Schema: version}
	return s, nil
}

// bring runs River's migrations and then ours; one process does, others wait.
func (s *Store) bring(ctx context.Context) (int, error) {
	steps, err := migrate.Read(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	return s.bringTo(ctx, steps)
}

// migrating is the advisory lock that one migrating process holds.
const migrating = 0x5171EB

func (s *Store) bringTo(ctx context.Context, steps []migrate.Step) (int, error) {
	version := 0
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", migrating); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS sitrep_schema (version INTEGER NOT NULL)"); err != nil {
			return err
		}
		err := tx.QueryRow(ctx, "SELECT coalesce(max(version), 0) FROM sitrep_schema").Scan(&version)
		if err != nil {
			return err
		}
		pending, err := migrate.Pending(steps, version)
		if err != nil {
			return err
		}
		m, err := rivermigrate.New(s.driver, nil)
		if err != nil {
			return err
		}
		// River's own need a connection each; the lock of tx keeps other processes out.
		if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
			return fmt.Errorf("migrate the queue: %w", err)
		}
		for _, step := range pending {
			if _, err := tx.Exec(ctx, step.SQL); err != nil {
				return fmt.Errorf("migration %04d: %w", step.Version, err)
			}
			version = step.Version
			if _, err := tx.Exec(ctx, "INSERT INTO sitrep_schema (version) VALUES ($1)", version); err != nil {
				return err
			}
		}
		return nil
	})
	return version, err
}

// Close closes all connections.
func (s *Store) Close() error {
	s.pool.Close()
	return nil
}

// Update runs f in a transaction, again after a conflict with another.
func (s *Store) Update(ctx context.Context, f func(tx sitrep.Tx) error) error {
	const attempts = 10
	for i := 1; ; i++ {
		err := s.update(ctx, f)
		if err == nil || !conflict(err) || i == attempts || ctx.Err() != nil {
			return err
		}
		time.Sleep(time.Duration(rand.IntN(20*i)) * time.Millisecond)
	}
}

func (s *Store) update(ctx context.Context, f func(tx sitrep.Tx) error) error {
	return pgx.BeginFunc(ctx, s.pool, func(pgtx pgx.Tx) error {
		r := s.Reader
		r.DB = conn{pgtx}
		tx := rows.NewTx(r)
		if err := f(tx); err != nil {
			return err
		}
		return tx.Flush(ctx)
	})
}

// conflict tells an error that another transaction caused: a deadlock, a failure to
// serialise, or the same row inserted at the same time.
func conflict(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01" || e.Code == "23505")
}

// conn adapts pgx.
type conn struct{ q queryer }

type queryer interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

func (c conn) Exec(ctx context.Context, sql string, args ...any) (int64, error) {
	tag, err := c.q.Exec(ctx, numbered(sql), args...)
	return tag.RowsAffected(), err
}

func (c conn) Query(ctx context.Context, sql string, args ...any) (rows.Cursor, error) {
	r, err := c.q.Query(ctx, numbered(sql), args...)
	if err != nil {
		return nil, err
	}
	return cursor{r}, nil
}

type cursor struct{ pgx.Rows }

func (c cursor) Close() error {
	c.Rows.Close()
	return c.Rows.Err()
}

// numbered writes ? as $1, $2, ...; none of our SQL has one in a literal.
func numbered(sql string) string {
	if !strings.Contains(sql, "?") {
		return sql
	}
	var b strings.Builder
	b.Grow(len(sql) + 32)
	n := 0
	for i := 0; i < len(sql); i++ {
		if sql[i] == '?' {
			n++
			fmt.Fprintf(&b, "$%d", n)
		} else {
			b.WriteByte(sql[i])
		}
	}
	return b.String()
}

// Analyze renews the statistics by which PostgreSQL plans; it does so itself too, in
// its own time.
func (s *Store) Analyze(ctx context.Context) error {
	_, err := s.pool.Exec(ctx, "VACUUM ANALYZE")
	return err
}
