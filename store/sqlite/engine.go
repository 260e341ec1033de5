package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/rows"
)

// engine is what SQLite does its own way.
type engine struct {
	queued map[string]bool // kinds of the jobs that this transaction added; nil outside of one
}

func (engine) Name() string { return "sqlite" }

func (engine) Next(ctx context.Context, db rows.DB, n int64) (int64, error) {
	return number(ctx, db, "UPDATE commits SET number = number + ? RETURNING number", n)
}

// number reads a query of one number.
func number(ctx context.Context, db rows.DB, query string, args ...any) (int64, error) {
	c, err := db.Query(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	defer c.Close()
	var n int64
	for c.Next() {
		if err := c.Scan(&n); err != nil {
			return 0, err
		}
	}
	return n, c.Err()
}

// Post writes the rows of terms that changed, in their order, and the words where
// they changed.
func (engine) Post(ctx context.Context, db rows.DB, in rows.Index, entries []rows.Entry) error {
	var fresh [][2]int64
	for _, e := range entries {
		for _, t := range rows.Difference(e.Was.Terms, e.Is.Terms) {
			if _, err := db.Exec(ctx, "DELETE FROM "+string(in)+"_term WHERE term = ? AND key = ?", t, e.Key); err != nil {
				return err
			}
		}
		for _, t := range rows.Difference(e.Is.Terms, e.Was.Terms) {
			fresh = append(fresh, [2]int64{t, e.Key})
		}
	}
	slices.SortFunc(fresh, func(a, b [2]int64) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	for part := range slices.Chunk(fresh, 250) {
		args := make([]any, 0, 2*len(part))
		for _, row := range part {
			args = append(args, row[0], row[1])
		}
		values := strings.TrimSuffix(strings.Repeat("(?, ?), ", len(part)), ", ")
		if _, err := db.Exec(ctx, "INSERT INTO "+string(in)+"_term (term, key) VALUES "+values+" ON CONFLICT DO NOTHING", args...); err != nil {
			return err
		}
	}
	for _, e := range entries {
		if err := words(ctx, db, in, e); err != nil {
			return err
		}
	}
	return nil
}

// words replaces what the full-text index holds of a key.
func words(ctx context.Context, db rows.DB, in rows.Index, e rows.Entry) error {
	if e.Was.Title == e.Is.Title && e.Was.Text == e.Is.Text {
		return nil
	}
	if e.Was.Title+e.Was.Text != "" {
		if _, err := db.Exec(ctx, "DELETE FROM "+string(in)+"_text WHERE rowid = ?", e.Key); err != nil {
			return err
		}
	}
	if e.Is.Title+e.Is.Text == "" {
		return nil
	}
	_, err := db.Exec(ctx, "INSERT INTO "+string(in)+"_text (rowid, title, body) VALUES (?, ?, ?)", e.Key, e.Is.Title, e.Is.Text)
	return err
}

func (engine) Range(ctx context.Context, db rows.DB, in rows.Index, term int64) (low, high int64, ok bool, err error) {
	table := string(in) + "_term"
	if low, err = number(ctx, db, "SELECT key FROM "+table+" WHERE term = ? ORDER BY key LIMIT 1", term); err != nil || low == 0 {
		return 0, 0, false, err
	}
	high, err = number(ctx, db, "SELECT key FROM "+table+" WHERE term = ? ORDER BY key DESC LIMIT 1", term)
	return low, high, true, err
}

// InBlocks asks for one block after another, each a walk of the primary key.
func (engine) InBlocks(spans []sitrep.BlockSpan) (string, []any) {
	args := make([]any, 0, 3*len(spans))
	for _, s := range spans {
		args = append(args, s.Key, s.From, s.To)
	}
	values := strings.TrimSuffix(strings.Repeat("(?, ?, ?), ", len(spans)), ", ")
	return "WITH x (key, low, high) AS (VALUES " + values + ") SELECT b.key, b.day, b.report FROM x CROSS JOIN block b ON b.key = x.key AND b.day BETWEEN x.low AND x.high", args
}

func (engine) Unnest(column, alias string) (table, value string) {
	return "json_each(" + column + ") " + alias, alias + ".value"
}

// Extra is nothing: the index is in tables of its own.
func (engine) Extra(rows.Posting) (columns string, values []any) { return "", nil }

func (engine) ForUpdate(bool) string { return "" }

// Lock has nothing to do: SQLite runs one writing transaction at a time.
func (engine) Lock(context.Context, rows.DB, string) error { return nil }

func (engine) Size(ctx context.Context, db rows.DB) (int64, error) {
	return number(ctx, db, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
}

// expression writes a match in FTS5's language; every term is quoted, so nothing a
// user types is read as an operator.
func expression(m *rows.Match) string {
	phrase := func(p []string) string { return `"` + strings.Join(p, " ") + `"` }
	var all, none []string
	for _, p := range m.All {
		all = append(all, phrase(p))
	}
	for _, p := range m.None {
		none = append(none, phrase(p))
	}
	switch {
	case len(all) == 0:
		return strings.Join(none, " OR ")
	case len(none) == 0 && !m.Title:
		return strings.Join(all, " AND ")
	}
	out := "(" + strings.Join(all, " AND ") + ")"
	if m.Title {
		out = "{title} : " + out
	}
	if len(none) > 0 {
		out = "(" + out + ") NOT (" + strings.Join(none, " OR ") + ")"
	}
	return out
}
