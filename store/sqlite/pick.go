package sqlite

import (
	"context"
	"strings"

	"github.com/sitrep-news/sitrep/store/internal/rows"
)

// SQLite keeps no statistics that tell a rare actor from a common one, so Pick
// looks for itself: it reads the newest few entries of each list of keys. A list
// that is short is walked whole; else an ordered walk goes by the list whose entries
// lie farthest apart, since it skips the most.

// probed is how many entries of a list are looked at, for a walk that ends with its
// page and for one that goes through.
const (
	probedOrdered = 400
	probedAll     = 40_000
)

// sparser is how much farther apart than the table's rows the entries of a list
// must lie to be worth the join.
const sparser = 2

// list is one way to walk and what a probe saw of it.
type list struct {
	n         int64 // entries, at most as many as were looked at
	low, high int64 // oldest and newest key seen
}

// gap is how far apart the entries lie.
func (l list) gap() float64 { return float64(l.high-l.low) / float64(max(1, l.n)) }

// builder makes the plan of one walk.
type builder struct {
	table string
	want  rows.Want
	rare  []bool // by group: its list skips enough to be looked into before the row is read
}

func (engine) Pick(ctx context.Context, db rows.DB, in rows.Index, want rows.Want) (rows.Plan, error) {
	b := builder{table: string(in), want: want, rare: make([]bool, len(want.Groups))}
	words := want.Match != nil && len(want.Match.All) > 0
	if want.Few || len(want.Groups) == 0 {
		return b.plan(-1, words && !want.Few), nil
	}
	if want.Short {
		return b.plan(0, false), nil
	}
	limit := probedAll
	if want.Ordered {
		limit = probedOrdered
	}
	all, err := b.look(ctx, db, "SELECT key AS k FROM "+b.table+" WHERE 1 = 1", "key", limit)
	if err != nil {
		return rows.Plan{}, err
	}
	short, shortest := -1, int64(limit)
	sparse, widest := -1, 0.0
	for i, g := range want.Groups {
		l, err := b.probe(ctx, db, g.Terms, limit)
		if err != nil {
			return rows.Plan{}, err
		}
		if l.n < shortest {
			short, shortest = i, l.n
		}
		if len(g.Terms) != 1 {
			continue
		}
		if l.gap() > widest {
			sparse, widest = i, l.gap()
		}
		b.rare[i] = l.n < probedOrdered || l.gap() > sparser*all.gap()
	}
	switch {
	case short >= 0:
		return b.plan(short, false), nil
	case words:
		return b.plan(-1, true), nil
	}
	if widest < sparser*all.gap() {
		return b.plan(-1, false), nil
	}
	return b.plan(sparse, false), nil
}

// probe looks at the lists of some terms together, until they are too many.
func (b *builder) probe(ctx context.Context, db rows.DB, terms []int64, limit int) (list, error) {
	var sum list
	for _, t := range terms {
		l, err := b.look(ctx, db, "SELECT key AS k FROM "+b.table+"_term WHERE term = ?", "key", limit, t)
		if err != nil {
			return sum, err
		}
		l.n += sum.n
		if sum = l; sum.n >= int64(limit) {
			break
		}
	}
	return sum, nil
}

// look reads the newest keys of one list within the bounds.
func (b *builder) look(ctx context.Context, db rows.DB, query, column string, limit int, args ...any) (list, error) {
	var l list
	bounds, more := b.bounds(column)
	args = append(append(args, more...), limit)
	c, err := db.Query(ctx, "SELECT count(*), coalesce(min(k), 0), coalesce(max(k), 0) FROM ("+query+bounds+" ORDER BY k DESC LIMIT ?)", args...)
	if err != nil {
		return l, err
	}
	defer c.Close()
	for c.Next() {
		if err := c.Scan(&l.n, &l.low, &l.high); err != nil {
			return l, err
		}
	}
	return l, c.Err()
}

// bounds restricts keys to those wanted.
func (b *builder) bounds(column string) (conds string, args []any) {
	if b.want.Below > 0 {
		conds, args = conds+" AND "+column+" < ?", append(args, b.want.Below)
	}
	if b.want.From > 0 {
		conds, args = conds+" AND "+column+" >= ?", append(args, b.want.From)
	}
	return conds, args
}

// plan walks by the list of one group (-1: none), or by the words; what else is
// wanted is checked row by row.
func (b *builder) plan(group int, byWords bool) rows.Plan {
	p := rows.Plan{From: b.table + " e", Key: "e.key"}
	where := func(cond string, args ...any) {
		p.Where, p.Args = append(p.Where, cond), append(p.Args, args...)
	}
	switch {
	case byWords:
		p.From, p.Key = b.table+"_text d CROSS JOIN "+b.table+" e ON e.key = d.rowid", "d.rowid"
		where(b.table+"_text MATCH ?", expression(b.want.Match))
	case group >= 0 && len(b.want.Groups[group].Terms) == 1:
		p.From, p.Key = b.table+"_term d CROSS JOIN "+b.table+" e ON e.key = d.key", "d.key"
		where("d.term = ?", b.want.Groups[group].Terms[0])
	case group >= 0:
		in, args := b.in("term", b.want.Groups[group].Terms)
		bounds, more := b.bounds("key")
		where("e.key IN (SELECT key FROM "+b.table+"_term WHERE "+in+bounds+")", append(args, more...)...)
	}
	for i, g := range b.want.Groups {
		switch {
		case i == group || g.Coarse:
		case g.Cond != "" && (p.Key == "e.key" || !b.rare[i]):
			where(g.Cond, g.Args...)
		default: // a list's entry is soon found, a row is far away
			in, args := b.in("t.term", g.Terms)
			where("EXISTS (SELECT 1 FROM "+b.table+"_term t WHERE "+in+" AND t.key = "+p.Key+")", args...)
		}
	}
	if b.want.Match != nil && !byWords {
		b.words(where)
	}
	if bounds, args := b.bounds(p.Key); bounds != "" {
		where(strings.TrimPrefix(bounds, " AND "), args...)
	}
	return p
}

// words checks words row by row.
func (b *builder) words(where func(string, ...any)) {
	not := ""
	if len(b.want.Match.All) == 0 {
		not = "NOT " // only words that must not occur
	}
	text := b.table + "_text"
	where(not+"EXISTS (SELECT 1 FROM "+text+" WHERE "+text+" MATCH ? AND "+text+".rowid = e.key)", expression(b.want.Match))
}

func (b *builder) in(column string, terms []int64) (string, []any) {
	args := make([]any, len(terms))
	for i, t := range terms {
		args[i] = t
	}
	return column + " IN (" + strings.TrimSuffix(strings.Repeat("?, ", len(terms)), ", ") + ")", args
}
