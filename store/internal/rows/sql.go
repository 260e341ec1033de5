package rows

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

// one reads the single row of a query; sql.ErrNoRows where there is none.
func one(ctx context.Context, db DB, to []any, query string, args ...any) error {
	found := false
	err := each(ctx, db, func(c Cursor) error {
		if found {
			return nil
		}
		found = true
		return c.Scan(to...)
	}, query, args...)
	if err == nil && !found {
		return sql.ErrNoRows
	}
	return err
}

// each calls f at every row of a query.
func each(ctx context.Context, db DB, f func(Cursor) error, query string, args ...any) error {
	c, err := db.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer c.Close()
	for c.Next() {
		if err := f(c); err != nil {
			return err
		}
	}
	if err := c.Err(); err != nil {
		return err
	}
	return c.Close()
}

// column reads a query of one column.
func column[T any](ctx context.Context, db DB, query string, args ...any) ([]T, error) {
	var out []T
	err := each(ctx, db, func(c Cursor) error {
		var v T
		if err := c.Scan(&v); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	}, query, args...)
	return out, err
}

// notFound turns the absence of a row into ENotFound.
func notFound(err error, what, id string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return sitrep.Errorf(sitrep.ENotFound, "no %s %q in the store", what, id)
	}
	return wrap(err, what+" "+id)
}

func wrap(err error, doing string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// marks returns "?, ?, ?".
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// in returns "column IN (?, ...)" with its arguments.
func in[T any](column string, values []T) (string, []any) {
	return column + " IN (" + marks(len(values)) + ")", anys(values)
}

func anys[T any](values []T) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}

// insertMany adds rows to a table, as many a statement as parameters allow.
func insertMany(ctx context.Context, db DB, head, tail string, rows [][]any) error {
	const params = 4000
	for len(rows) > 0 {
		width := len(rows[0])
		n := min(len(rows), max(1, params/width))
		group := "(" + marks(width) + ")"
		args := make([]any, 0, n*width)
		for _, r := range rows[:n] {
			args = append(args, r...)
		}
		values := strings.TrimSuffix(strings.Repeat(group+", ", n), ", ")
		if _, err := db.Exec(ctx, head+" VALUES "+values+" "+tail, args...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nanos is how a time is stored.
func nanos(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func timeOf(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(0, n).UTC()
}

// clip is clean, and no longer than an index takes.
func clip(s string) string {
	s = clean(s)
	return strings.ToValidUTF8(s[:min(len(s), maxID)], "")
}

// clean makes a string fit for a text column: valid UTF-8 without NUL, which
// PostgreSQL refuses.
func clean(s string) string {
	if strings.IndexByte(s, 0) < 0 && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == 0 {
			return -1
		}
		return r // U+FFFD for each bad byte, as JSON has it
	}, s)
}
