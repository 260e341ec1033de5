package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/rows"
)

// engine is what PostgreSQL does its own way: facets are an array in the row with a
// GIN index, words a tsvector beside it. The planner's statistics choose the walk.
type engine struct{ queue *river.Client[pgx.Tx] }

func (engine) Name() string { return "postgres" }

// number reads a query of one number.
func number(ctx context.Context, db rows.DB, query string, args ...any) (int64, bool, error) {
	c, err := db.Query(ctx, query, args...)
	if err != nil {
		return 0, false, err
	}
	defer c.Close()
	var n *int64
	for c.Next() {
		if err := c.Scan(&n); err != nil {
			return 0, false, err
		}
	}
	if n == nil {
		return 0, false, c.Err()
	}
	return *n, true, c.Err()
}

func (engine) Next(ctx context.Context, db rows.DB, n int64) (int64, error) {
	last, _, err := number(ctx, db, "SELECT max(nextval('row_number')) FROM generate_series(1, ?::bigint)", n)
	return last, err
}

// Extra puts the facets into the row.
func (engine) Extra(p rows.Posting) (columns string, values []any) {
	terms := p.Terms
	if terms == nil {
		terms = []int64{}
	}
	return ", terms", []any{terms}
}

// Post writes the words; the facets stand in the row.
func (engine) Post(ctx context.Context, db rows.DB, in rows.Index, entries []rows.Entry) error {
	var gone, keys []int64
	var texts []string
	for _, e := range entries {
		switch {
		case e.Was.Title == e.Is.Title && e.Was.Text == e.Is.Text:
		case e.Is.Title+e.Is.Text == "":
			gone = append(gone, e.Key)
		default:
			keys, texts = append(keys, e.Key), append(texts, document(e.Is))
		}
	}
	table := string(in) + "_text"
	if len(gone) > 0 {
		if _, err := db.Exec(ctx, "DELETE FROM "+table+" WHERE key = ANY(?::bigint[])", gone); err != nil {
			return err
		}
	}
	if len(keys) == 0 {
		return nil
	}
	_, err := db.Exec(ctx, "INSERT INTO "+table+" (key, words) SELECT key, words::tsvector FROM unnest(?::bigint[], ?::text[]) AS x (key, words) ON CONFLICT (key) DO UPDATE SET words = excluded.words", keys, texts)
	return err
}

// document writes a tsvector: the title's words with weight A, no phrase across a gap.
func document(p rows.Posting) string {
	var b strings.Builder
	at := 0
	put := func(words, weight string) {
		for w := range strings.FieldsSeq(words) {
			if at++; w != rows.Gap {
				fmt.Fprintf(&b, "'%s':%d%s ", w, min(at, 16383), weight)
			}
		}
		at++
	}
	put(p.Title, "A")
	put(p.Text, "")
	return b.String()
}

// expression writes a match as a tsquery; every term is quoted, and made of letters
// and digits alone.
func expression(m *rows.Match) string {
	phrase := func(p []string, weight string) string {
		return "('" + strings.Join(p, "'"+weight+" <-> '") + "'" + weight + ")"
	}
	weight := ""
	if m.Title {
		weight = ":A"
	}
	var all []string
	for _, p := range m.All {
		all = append(all, phrase(p, weight))
	}
	for _, p := range m.None {
		all = append(all, "!"+phrase(p, ""))
	}
	return strings.Join(all, " & ")
}

func (engine) Pick(_ context.Context, _ rows.DB, in rows.Index, want rows.Want) (rows.Plan, error) {
	p := rows.Plan{From: string(in) + " e", Key: "e.key"}
	where := func(cond string, args ...any) { p.Where, p.Args = append(p.Where, cond), append(p.Args, args...) }
	if want.Match != nil {
		p.From += " JOIN " + string(in) + "_text d ON d.key = e.key"
		where("d.words @@ ?::text::tsquery", expression(want.Match))
	}
	all := []int64{} // in one condition, so that no row is counted out twice
	for _, g := range want.Groups {
		switch {
		case want.Few && g.Coarse:
		case want.Few && g.Cond != "":
			where(g.Cond, g.Args...)
		case len(g.Terms) == 1:
			all = append(all, g.Terms[0])
		default:
			where("e.terms && ?::bigint[]", g.Terms)
		}
	}
	if len(all) > 0 {
		where("e.terms @> ?::bigint[]", all)
	}
	if want.Below > 0 {
		where("e.key < ?", want.Below)
	}
	if want.From > 0 {
		where("e.key >= ?", want.From)
	}
	return p, nil
}

func (engine) Range(ctx context.Context, db rows.DB, in rows.Index, term int64) (low, high int64, ok bool, err error) {
	const query = "SELECT key FROM %s WHERE terms && ?::bigint[] ORDER BY key %s LIMIT 1"
	low, ok, err = number(ctx, db, fmt.Sprintf(query, in, "ASC"), []int64{term})
	if err != nil || !ok {
		return 0, 0, false, err
	}
	high, ok, err = number(ctx, db, fmt.Sprintf(query, in, "DESC"), []int64{term})
	return low, high, ok, err
}

// InBlocks asks for one block after another (OFFSET 0 keeps the planner from another join), each
// a walk of the primary key.
func (engine) InBlocks(spans []sitrep.BlockSpan) (string, []any) {
	keys, low, high := make([]int64, len(spans)), make([]int64, len(spans)), make([]int64, len(spans))
	for i, s := range spans {
		keys[i], low[i], high[i] = s.Key, int64(s.From), int64(s.To)
	}
	return "SELECT b.key, b.day, b.report FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS x (key, low, high) CROSS JOIN LATERAL (SELECT key, day, report FROM block WHERE key = x.key AND day BETWEEN x.low AND x.high OFFSET 0) b", []any{keys, low, high}
}

func (engine) Unnest(column, alias string) (table, value string) {
	return "jsonb_array_elements_text(" + column + "::jsonb) AS " + alias + "(value)", alias + ".value"
}

func (engine) ForUpdate(skip bool) string {
	if skip {
		return " FOR UPDATE SKIP LOCKED"
	}
	return " FOR UPDATE"
}

func (engine) Lock(ctx context.Context, db rows.DB, key string) error {
	_, err := db.Exec(ctx, "SELECT pg_advisory_xact_lock(?::bigint)", rows.Term("lock", key))
	return err
}

func (engine) Size(ctx context.Context, db rows.DB) (int64, error) {
	n, _, err := number(ctx, db, "SELECT pg_database_size(current_database())")
	return n, err
}
