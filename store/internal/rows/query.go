package rows

import (
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/place"
)

// cursor is where a page ended: the order, its value where it isn't time, the key.
type cursor struct {
	order string // "t" time, "c" changed, "s" severity, "r" reports
	value float64
	key   int64
}

func (c cursor) String() string {
	return base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "%s %v %d", c.order, c.value, c.key))
}

// of is the value in the type of its column.
func (c cursor) of(column string) any {
	if column == "changed" {
		return int64(c.value)
	}
	return c.value
}

func parseCursor(s, order string) (cursor, error) {
	var c cursor
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		_, err = fmt.Sscanf(string(b), "%s %g %d", &c.order, &c.value, &c.key)
	}
	if err != nil || c.order != order {
		return c, sitrep.Errorf(sitrep.EInvalid, "the cursor %.40q is not of this list; begin at its first page", s)
	}
	return c, nil
}

func where_(conds []string) string {
	if len(conds) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(conds, " AND ")
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// filter is a Query as conditions over rows of the event table called e.
type filter struct {
	want  Want
	conds []string
	args  []any
	since int // day; with a Since
	dated bool
}

// filterOf turns a Query into conditions. Every field that names values goes to the
// inverted index as a group; those that the event's row holds are conditions too, so
// that the engine may walk by any one group and check the others where it stands.
func filterOf(q *sitrep.Query) (*filter, error) {
	f := &filter{want: Want{Match: ParseMatch(q.Words)}}
	if strings.TrimSpace(q.Words) != "" && f.want.Match == nil {
		return nil, sitrep.Errorf(sitrep.EInvalid, "the words %.80q hold no letter or digit to look for", q.Words)
	}
	if err := f.times(q); err != nil {
		return nil, err
	}
	if err := f.place(q); err != nil {
		return nil, err
	}
	f.kinds(q)
	f.group("party", q.Actors)
	f.group("doer", q.Doers)
	f.group("recipient", q.Recipients)
	f.group("publisher", q.Publishers)
	f.group("family", q.FamilyOf)
	if len(q.Pair) != 0 {
		if len(q.Pair) != 2 {
			return nil, sitrep.Errorf(sitrep.EInvalid, "a pair is two parties, not %d", len(q.Pair))
		}
		f.group("pair", []string{pairOf(q.Pair[0], q.Pair[1])})
	}
	if q.Report != "" {
		f.group("report", []string{q.Report})
	}
	f.numbers(q)
	return f, nil
}

func (f *filter) cond(cond string, args ...any) {
	f.conds, f.args = append(f.conds, cond), append(f.args, args...)
}

// group asks for any of some values through the index.
func (f *filter) group(kind string, values []string) {
	if len(values) > 0 {
		f.want.Groups = append(f.want.Groups, Group{Terms: terms(kind, values)})
	}
}

// column asks for any of some values by a column of the row, and through the index.
func (f *filter) column(kind string, values []string) {
	if len(values) == 0 {
		return
	}
	cond, args := in("e."+kind, values)
	f.want.Groups = append(f.want.Groups, Group{Terms: terms(kind, values), Cond: cond, Args: args})
}

func (f *filter) kinds(q *sitrep.Query) {
	origins := q.Origins
	if len(origins) == 0 {
		origins = []string{"reports"}
	}
	f.column("origin", origins)
	f.column("type", q.Types)
	f.column("mode", q.Modes)
	if len(q.Statuses) == 0 {
		f.cond("e.status <> ?", string(sitrep.Denied))
	} else {
		statuses := make([]string, len(q.Statuses))
		for i, s := range q.Statuses {
			statuses[i] = string(s)
		}
		f.column("status", statuses)
	}
	if len(q.Events) > 0 {
		cond, args := in("e.id", q.Events)
		f.cond(cond, args...)
		f.want.Few = true
	}
}

func (f *filter) times(q *sitrep.Query) error {
	if q.Since != "" {
		d, ok := firstDay(q.Since)
		if !ok {
			return sitrep.Errorf(sitrep.EInvalid, "since %q is no ISO date", q.Since)
		}
		f.since, f.dated = d, true
		f.cond("e.till >= ?", d)
	}
	if q.Until != "" {
		d, ok := firstDay(q.Until)
		if !ok {
			return sitrep.Errorf(sitrep.EInvalid, "until %q is no ISO date", q.Until)
		}
		f.want.Below = dayKey(d + 1)
	}
	return nil
}

func (f *filter) place(q *sitrep.Query) error {
	f.column("country", slices.DeleteFunc(slices.Clone(q.Countries), func(c string) bool { return c == "" }))
	if len(q.Countries) > 0 && !slices.ContainsFunc(q.Countries, func(c string) bool { return c != "" }) {
		f.cond("e.country <> e.country")
	}
	f.column("admin1", q.Admin1)
	folded := make([]string, len(q.Places))
	for i, p := range q.Places {
		folded[i] = place.Fold(p)
	}
	f.group("place", folded)
	if b := q.Box; b != nil {
		return f.box(b)
	}
	return nil
}

func (f *filter) box(b *sitrep.Box) error {
	if !(b.South <= b.North && b.South >= -90 && b.North <= 90 && b.West >= -180 && b.West <= 180 && b.East >= -180 && b.East <= 180) {
		return sitrep.Errorf(sitrep.EInvalid, "the box %v is none: south to north within -90 to 90, west and east within -180 to 180", *b)
	}
	f.cond("e.lat BETWEEN ? AND ?", b.South, b.North)
	var all []int64
	if b.West <= b.East {
		f.cond("e.lon BETWEEN ? AND ?", b.West, b.East)
		all = cells(b.South, b.West, b.North, b.East)
	} else {
		f.cond("(e.lon >= ? OR e.lon <= ?)", b.West, b.East)
		east, west := cells(b.South, b.West, b.North, 180), cells(b.South, -180, b.North, b.East)
		if east != nil && west != nil {
			all = append(east, west...)
		}
	}
	if all != nil {
		f.want.Groups = append(f.want.Groups, Group{Terms: all, Coarse: true})
	}
	return nil
}

func (f *filter) numbers(q *sitrep.Query) {
	least(f, "families", q.MinFamilies)
	least(f, "killed", q.MinKilled)
	least(f, "severity", q.MinSeverity)
	if q.MinConfidence > 0 {
		f.cond("+e.confidence >= ?", q.MinConfidence)
	}
	if q.Disputed {
		f.want.Groups = append(f.want.Groups, Group{Terms: []int64{Term("disputed", "1")}, Cond: "e.disputed = 1"})
	}
	if !q.Withdrawn {
		f.cond("e.withdrawn = 0")
	}
	if q.ChangedAfter > 0 {
		f.cond("e.changed > ?", q.ChangedAfter)
	}
}

// least asks for a figure of at least so much, and for the step below it.
func least[T int | float64](f *filter, column string, figure T) {
	if figure <= 0 {
		return
	}
	f.cond("+e."+column+" >= ?", figure)
	if term, ok := stepBelow(column, float64(figure)); ok {
		f.want.Groups = append(f.want.Groups, Group{Terms: []int64{term}, Coarse: true})
	}
}

// fewChanged is how many events at most are found by their last change first.
const fewChanged = 5000

// narrow finds out whether few events changed after what the query names; if so they
// are what is looked through.
func (r *Reader) narrow(ctx context.Context, f *filter, q *sitrep.Query) error {
	if q.ChangedAfter <= 0 || f.want.Few {
		return nil
	}
	var n int
	err := one(ctx, r.DB, []any{&n}, "SELECT count(*) FROM (SELECT 1 FROM event WHERE changed > ? LIMIT ?) x", q.ChangedAfter, fewChanged)
	if err == nil && n < fewChanged {
		f.want.Few = true
		f.cond("e.key IN (SELECT key FROM event WHERE changed > ?)", q.ChangedAfter)
	}
	return err
}

// Events answers a Query, a page at a time.
func (r *Reader) Events(ctx context.Context, q sitrep.Query) (sitrep.EventPage, error) {
	f, err := filterOf(&q)
	if err != nil {
		return sitrep.EventPage{}, err
	}
	if err := r.narrow(ctx, f, &q); err != nil {
		return sitrep.EventPage{}, wrap(err, "find events")
	}
	limit := bounded(q.Limit, 50, 1000)
	var page sitrep.EventPage
	switch q.Order {
	case "", "time":
		page, err = r.byTime(ctx, f, q.After, limit)
	case "changed":
		page, err = r.byValue(ctx, f, q.After, limit, "c", "changed")
	case "severity":
		page, err = r.byValue(ctx, f, q.After, limit, "s", "severity")
	default:
		return page, sitrep.Errorf(sitrep.EInvalid, "the order %q is none of time, changed, severity", q.Order)
	}
	return page, wrap(err, "find events")
}

// byTime reads a page by walking keys from the newest. An event that lasted no
// longer than longDays and still went on at Since began at most so long before it:
// the walk ends there, and a second one is over the few long events alone.
func (r *Reader) byTime(ctx context.Context, f *filter, after string, limit int) (sitrep.EventPage, error) {
	var page sitrep.EventPage
	want := f.want
	want.Ordered = true
	if after != "" {
		c, err := parseCursor(after, "t")
		if err != nil {
			return page, err
		}
		if want.Below == 0 || c.key < want.Below {
			want.Below = c.key
		}
	}
	floor := int64(0)
	if f.dated {
		floor = dayKey(f.since - longDays)
		want.From = floor
	}
	var keys []int64
	add := func(want Want) error {
		more, _, err := r.page(ctx, f, want, "", cursor{}, limit+1-len(keys), &page.Events)
		keys = append(keys, more...)
		return err
	}
	if err := add(want); err != nil {
		return page, err
	}
	if f.dated && len(keys) <= limit {
		want.From = 0
		if want.Below == 0 || floor < want.Below {
			want.Below = floor
		}
		want.Groups = append(slices.Clone(want.Groups), Group{Terms: []int64{Term("long", "1")}})
		if err := add(want); err != nil {
			return page, err
		}
	}
	if len(keys) > limit {
		page.Events = page.Events[:limit]
		page.Next = cursor{order: "t", key: keys[limit-1]}.String()
	}
	return page, nil
}

// byValue reads a page in the order of a column, the greatest first.
func (r *Reader) byValue(ctx context.Context, f *filter, after string, limit int, order, column string) (sitrep.EventPage, error) {
	var page sitrep.EventPage
	var at cursor
	if after != "" {
		var err error
		if at, err = parseCursor(after, order); err != nil {
			return page, err
		}
	}
	keys, values, err := r.page(ctx, f, f.want, column, at, limit+1, &page.Events)
	if err == nil && len(keys) > limit {
		page.Events = page.Events[:limit]
		page.Next = cursor{order, values[limit-1], keys[limit-1]}.String()
	}
	return page, err
}

// page reads up to n events. It picks the keys first and the bodies after: to sort
// bodies would be to carry them.
func (r *Reader) page(ctx context.Context, f *filter, want Want, column string, at cursor, n int, to *[]sitrep.Event) (keys []int64, values []float64, err error) {
	plan, err := r.Engine.Pick(ctx, r.DB, Events, want)
	if err != nil {
		return nil, nil, err
	}
	conds, args := append(slices.Clone(plan.Where), f.conds...), append(slices.Clone(plan.Args), f.args...)
	order, value := plan.Key+" DESC", "0.0"
	if column != "" {
		order, value = "e."+column+" DESC, e.key DESC", "e."+column+" * 1.0"
		if at.order != "" {
			conds = append(conds, "e."+column+" <= ? AND (e."+column+" < ? OR e.key < ?)")
			args = append(args, at.of(column), at.of(column), at.key)
		}
	}
	err = each(ctx, r.DB, func(c Cursor) error {
		var body []byte
		var key int64
		var v float64
		if err := c.Scan(&key, &v, &body); err != nil {
			return err
		}
		e, err := r.decodeEvent(body)
		if err != nil {
			return err
		}
		*to, keys, values = append(*to, *e), append(keys, key), append(values, v)
		return nil
	}, "SELECT p.k, p.v, b.body FROM (SELECT "+plan.Key+" AS k, "+value+" AS v FROM "+plan.From+where_(conds)+" ORDER BY "+order+" LIMIT ?) p JOIN event_body b ON b.key = p.k ORDER BY p.v DESC, p.k DESC",
		append(args, n)...)
	return keys, values, err
}
