package rows

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// Tally counts live events by dimensions and period, the periods in their order,
// the greatest groups of a period first.
func (r *Reader) Tally(ctx context.Context, q sitrep.Query, by sitrep.TallyBy) ([]sitrep.TallyRow, error) {
	q.Withdrawn = false
	f, err := filterOf(&q)
	if err != nil {
		return nil, err
	}
	if err := r.narrow(ctx, f, &q); err != nil {
		return nil, wrap(err, "count events")
	}
	g, err := r.groupBy(by)
	if err != nil {
		return nil, err
	}
	var out []sitrep.TallyRow
	for _, want := range f.windows() {
		more, err := r.tally(ctx, f, want, g)
		if err != nil {
			return nil, wrap(err, "count events")
		}
		out = append(out, more...)
	}
	out = sumRows(out)
	slices.SortFunc(out, func(a, b sitrep.TallyRow) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), -cmp.Compare(a.Events, b.Events), slices.Compare(a.Keys, b.Keys))
	})
	return out, nil
}

// windows are the walks that together pass over every event of a filter once: see byTime.
func (f *filter) windows() []Want {
	if !f.dated {
		return []Want{f.want}
	}
	near, far := f.want, f.want
	near.From = dayKey(f.since - longDays)
	if far.Below == 0 || near.From < far.Below {
		far.Below = near.From
	}
	far.Groups = append(slices.Clone(far.Groups), Group{Terms: []int64{Term("long", "1")}})
	return []Want{near, far}
}

// grouping is a tally's GROUP BY.
type grouping struct {
	period string // expression of the period's number; "" for none
	start  func(int) string
	tables string   // joined
	keys   []string // expressions, each a key
	parts  []int    // how many of keys make each dimension: 2 for a pair
	conds  []string
}

func (r *Reader) groupBy(by sitrep.TallyBy) (*grouping, error) {
	g := &grouping{start: func(int) string { return "" }}
	switch by.Period {
	case "":
	case "day":
		g.period, g.start = "e.day", isoOf
	case "week": // from Monday: day 2 of the year 0 is one
		g.period, g.start = "(e.day - 2) / 7", func(n int) string { return isoOf(n*7 + 2) }
	case "month":
		g.period, g.start = "e.month", monthStart
	case "year":
		g.period, g.start = "e.month / 12", func(n int) string { return fmt.Sprintf("%04d-01-01", n) }
	default:
		return nil, sitrep.Errorf(sitrep.EInvalid, "the period %q is none of day, week, month, year", by.Period)
	}
	for _, d := range by.Dims {
		switch d {
		case "type", "country", "admin1", "origin", "status":
			g.keys, g.parts = append(g.keys, "e."+d), append(g.parts, 1)
		case "actor":
			g.keys, g.parts = append(g.keys, g.unnest(r.Engine, "actors")), append(g.parts, 1)
		case "recipient":
			g.keys, g.parts = append(g.keys, g.unnest(r.Engine, "recipients")), append(g.parts, 1)
		case "pair":
			a, b := g.unnest(r.Engine, "actors"), g.unnest(r.Engine, "recipients")
			g.keys, g.parts = append(g.keys, a, b), append(g.parts, 2)
		default:
			return nil, sitrep.Errorf(sitrep.EInvalid, "the dimension %q is none of type, country, admin1, actor, recipient, pair, origin, status", d)
		}
	}
	return g, nil
}

// unnest joins a list of parties, once though two dimensions ask for it.
func (g *grouping) unnest(e Engine, column string) string {
	table, value := e.Unnest("e."+column, "x_"+column)
	if !strings.Contains(g.tables, table) {
		g.tables += " CROSS JOIN " + table
	}
	return value
}

func monthStart(n int) string { return fmt.Sprintf("%04d-%02d-01", n/12, n%12+1) }

const tallySums = "count(*), sum(e.killed_low), sum(e.killed), sum(e.killed_high), sum(e.injured_low), sum(e.injured), sum(e.injured_high)"

func (r *Reader) tally(ctx context.Context, f *filter, want Want, g *grouping) ([]sitrep.TallyRow, error) {
	plan, err := r.Engine.Pick(ctx, r.DB, Events, want)
	if err != nil {
		return nil, err
	}
	keys := slices.Clone(g.keys)
	if g.period != "" {
		keys = append(keys, g.period)
	}
	columns, group := tallySums, ""
	if len(keys) > 0 {
		columns, group = tallySums+", "+strings.Join(keys, ", "), " GROUP BY "+strings.Join(keys, ", ")
	}
	conds := append(append(slices.Clone(plan.Where), f.conds...), g.conds...)
	var out []sitrep.TallyRow
	err = each(ctx, r.DB, func(c Cursor) error {
		row, err := g.scan(c)
		if err == nil && row.Events > 0 {
			out = append(out, row)
		}
		return err
	}, "SELECT "+columns+" FROM "+plan.From+g.tables+where_(conds)+group, append(slices.Clone(plan.Args), f.args...)...)
	return out, err
}

func (g *grouping) scan(c Cursor) (sitrep.TallyRow, error) {
	var row sitrep.TallyRow
	var sums [6]*int64 // NULL over no rows
	values := make([]string, len(g.keys))
	to := []any{&row.Events, &sums[0], &sums[1], &sums[2], &sums[3], &sums[4], &sums[5]}
	for i := range values {
		to = append(to, &values[i])
	}
	var period int
	if g.period != "" {
		to = append(to, &period)
	}
	if err := c.Scan(to...); err != nil {
		return row, err
	}
	for i, s := range sums {
		if s != nil && i < 3 {
			row.Killed[i] = int(*s)
		} else if s != nil {
			row.Injured[i-3] = int(*s)
		}
	}
	row.Keys = []string{}
	for _, n := range g.parts {
		row.Keys = append(row.Keys, strings.Join(values[:n], ">"))
		values = values[n:]
	}
	row.Start = g.start(period)
	return row, nil
}

// sumRows adds up rows of the same group.
func sumRows(rows []sitrep.TallyRow) []sitrep.TallyRow {
	at := map[string]int{}
	var out []sitrep.TallyRow
	for _, row := range rows {
		k := row.Start + "\x00" + strings.Join(row.Keys, "\x00")
		i, ok := at[k]
		if !ok {
			at[k] = len(out)
			out = append(out, row)
			continue
		}
		out[i].Events += row.Events
		for j := range 3 {
			out[i].Killed[j] += row.Killed[j]
			out[i].Injured[j] += row.Injured[j]
		}
	}
	return out
}
