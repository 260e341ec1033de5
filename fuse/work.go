package fuse

import (
	"context"
	"fmt"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// Source is what Work reads from; sitrep.Reader and sitrep.Tx are such.
type Source interface {
	Items(ctx context.Context, w sitrep.Window) ([]sitrep.Item, error)
	ItemReports(ctx context.Context, w sitrep.Window) ([]string, error)
	EventsOf(ctx context.Context, report string) ([]sitrep.Event, error)
	Event(ctx context.Context, id string) (*sitrep.Event, error)
}

// Work fuses one bucket anew: it gathers the bucket's items with all that may bear on
// them in other buckets, fuses, builds and reconciles. When every bucket of every item
// filed, replaced or withdrawn has been worked since, in whatever order, the store's
// events are those that Fuse makes of all items at once: what happens in one connected
// part of the graph of likeness bears on no other, and Work always sees whole parts.
// (A part that stretches over more than six weeks either way is cut.) Two calls that
// overlap must not run at once: hold a lock over Work and the saving of its outcome.
//
// Where a report was coded anew, its old items' buckets are to be worked too, and
// because.Report must name it: what it told before and no longer tells is withdrawn.
func Work(ctx context.Context, src Source, bucket string, kb Knowledge, rules []Correction, because Because) (Outcome, error) {
	g := newGather(ctx, src, kb, rules)
	out, err := g.run(bucket, because)
	if err != nil {
		return Outcome{}, fmt.Errorf("fuse %s: %w", bucket, err)
	}
	return out, nil
}

// farthest is how many days from its bucket's Work looks.
const farthest = 42

// gather collects the part of the world that a bucket's events depend on.
type gather struct {
	ctx    context.Context
	src    Source
	kb     Knowledge
	book   ruleBook
	people *people

	center  int // the bucket's day
	days    map[int]bool
	units   []*unit // of every report read so far, whole
	near    index
	reports map[string][]int // the units of each report
	whole   map[int]bool     // units that are to be fused, with all that they may be one with
	seen    map[int]bool     // of those, the ones whose likes have been looked for
	fresh   bool             // units came since
	old     map[string]*sitrep.Event
	read    map[string][]string // report to the ids of events that hold its claims
	asked   map[string]bool     // reports that were asked for, there or not
}

func newGather(ctx context.Context, src Source, kb Knowledge, rules []Correction) *gather {
	return &gather{ctx: ctx, src: src, kb: kb, book: bookOf(ordered(rules)), people: newPeople(kb), days: map[int]bool{},
		reports: map[string][]int{}, whole: map[int]bool{}, old: map[string]*sitrep.Event{}, read: map[string][]string{}, asked: map[string]bool{}}
}

func (g *gather) run(bucket string, because Because) (Outcome, error) {
	_, day, _ := strings.Cut(bucket, "/")
	n, ok := dayNumber(day)
	if !ok || len(day) != 10 {
		return Outcome{}, fmt.Errorf("no bucket: want COUNTRY/YYYY-MM-DD")
	}
	g.center = n
	if err := g.load(n); err != nil {
		return Outcome{}, err
	}
	for i, u := range g.units {
		if slices.ContainsFunc(u.items, func(it *sitrep.Item) bool { return slices.Contains(Buckets(*it), bucket) }) {
			g.whole[i] = true
		}
	}
	for _, step := range []func() error{func() error { return g.takeReport(because.Report) }, g.close, g.takeLinked, g.takeNeighbours} {
		if err := step(); err != nil {
			return Outcome{}, err
		}
	}
	return g.outcome(because), nil
}

// outcome fuses what was gathered.
func (g *gather) outcome(because Because) Outcome {
	var units []*unit
	for _, i := range sortedKeys(g.whole) {
		units = append(units, g.units[i])
	}
	var events []sitrep.Event
	for _, c := range fusionOf(units, g.kb).clusters() {
		events = append(events, Build(c))
	}
	var old []sitrep.Event
	for _, e := range g.old {
		old = append(old, *e)
	}
	return reconcile(old, events, because, g.gone)
}

// gone reports whether no claim of an event stands in the store any more.
func (g *gather) gone(e *sitrep.Event) bool {
	if len(e.Claims) == 0 {
		return false
	}
	for _, c := range e.Claims {
		if !g.asked[c.Report] || g.unitAt(c.Ref) >= 0 {
			return false
		}
	}
	return true
}

// unitAt is the number of the unit that holds a mention, -1 for none.
func (g *gather) unitAt(ref sitrep.Ref) int {
	for _, i := range g.reports[ref.Report] {
		if slices.ContainsFunc(g.units[i].items, func(it *sitrep.Item) bool { return it.Ref == ref }) {
			return i
		}
	}
	return -1
}

// load reads the reports that tell of a day, whole.
func (g *gather) load(day int) error {
	if g.days[day] || day < g.center-farthest || day > g.center+farthest {
		return nil
	}
	g.days[day] = true
	ids, err := g.src.ItemReports(g.ctx, WindowFor(noCountry+"/"+isoDay(day)))
	if err != nil {
		return fmt.Errorf("list reports of %s: %w", isoDay(day), err)
	}
	return g.readReports(ids)
}

// readReports reads reports and makes their units. A unit is made of a whole report.
func (g *gather) readReports(ids []string) error {
	var ask []string
	for _, id := range ids {
		if id != "" && !g.asked[id] {
			g.asked[id] = true
			ask = append(ask, id)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	slices.Sort(ask)
	items, err := g.src.Items(g.ctx, sitrep.Window{Reports: ask})
	if err != nil {
		return fmt.Errorf("read items of %d reports: %w", len(ask), err)
	}
	for _, report := range reportsOf(items) {
		id := report[0].Report
		for _, u := range unitsOf(report, g.people, g.book[id]) {
			g.reports[id] = append(g.reports[id], len(g.units))
			g.units = append(g.units, u)
			g.near.add(u.view)
			g.fresh = true
		}
	}
	return nil
}

// close adds to the whole all that it may be one with, until nothing is added: by
// likeness, as copies, by what analysts say, and by the events as they stand.
func (g *gather) close() error {
	for {
		before := len(g.whole)
		for _, step := range []func() error{g.loadDays, g.spread, g.takeOld, g.takeCopies, g.takeRules} {
			if err := step(); err != nil {
				return err
			}
		}
		if len(g.whole) == before {
			return nil
		}
	}
}

// loadDays loads every day on which a unit of the whole may have likes.
func (g *gather) loadDays() error {
	for _, i := range sortedKeys(g.whole) {
		if v := g.units[i].view; v.dated {
			for _, d := range v.when.cells() {
				if err := g.load(d); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// spread adds what is connected by likeness with the whole, as far as it was read.
func (g *gather) spread() error {
	if g.fresh {
		g.seen, g.fresh = map[int]bool{}, false
	}
	queue := sortedKeys(g.whole)
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		if g.seen[i] {
			continue
		}
		g.seen[i] = true
		g.near.mates(i, func(j int) {
			if !g.whole[j] && g.alike(i, j) {
				g.whole[j] = true
				queue = append(queue, j)
			}
		})
	}
	return nil
}

// alike reports whether two units make an edge, as fusion.link has it.
func (g *gather) alike(i, j int) bool {
	a, b := g.units[i], g.units[j]
	if compareRefs(a.ref(), b.ref()) > 0 {
		a, b = b, a
	}
	return alike(a.view, b.view)
}

// takeOld adds the claims of the events that hold claims of the whole.
func (g *gather) takeOld() error {
	for _, i := range sortedKeys(g.whole) {
		ids, err := g.eventsOf(g.units[i].ref().Report)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if e := g.old[id]; holds(e, g.units[i]) {
				if err := g.takeEvent(e); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (g *gather) eventsOf(report string) ([]string, error) {
	if ids, ok := g.read[report]; ok {
		return ids, nil
	}
	events, err := g.src.EventsOf(g.ctx, report)
	if err != nil {
		return nil, fmt.Errorf("read events of %s: %w", report, err)
	}
	ids := []string{}
	for i := range events {
		if _, ok := g.old[events[i].ID]; !ok {
			g.old[events[i].ID] = &events[i]
		}
		ids = append(ids, events[i].ID)
	}
	g.read[report] = ids
	return ids, nil
}

// holds reports whether an event holds a claim of a unit, by its ref or its words.
func holds(e *sitrep.Event, u *unit) bool {
	return slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool {
		return slices.ContainsFunc(u.items, func(it *sitrep.Item) bool {
			return c.Ref == it.Ref || c.Report == it.Report && c.Sentence.Start < it.Mention.Sentence.End && it.Mention.Sentence.Start < c.Sentence.End
		})
	})
}

// takeEvent adds all claims of an event that still stand.
func (g *gather) takeEvent(e *sitrep.Event) error {
	reports := make([]string, len(e.Claims))
	for k, c := range e.Claims {
		reports[k] = c.Report
	}
	if err := g.readReports(reports); err != nil {
		return err
	}
	for _, c := range e.Claims {
		if i := g.unitAt(c.Ref); i >= 0 {
			g.whole[i] = true
		}
	}
	return nil
}

// takeReport adds the events that hold claims of a report.
func (g *gather) takeReport(report string) error {
	if report == "" {
		return nil
	}
	if err := g.readReports([]string{report}); err != nil {
		return err
	}
	ids, err := g.eventsOf(report)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := g.takeEvent(g.old[id]); err != nil {
			return err
		}
	}
	return nil
}

// takeCopies adds the originals of copies.
func (g *gather) takeCopies() error {
	var originals []string
	for i := range g.whole {
		originals = append(originals, g.units[i].items[0].CopyOf)
	}
	if err := g.readReports(originals); err != nil {
		return err
	}
	for i, u := range g.units {
		for _, j := range g.reports[u.items[0].CopyOf] {
			if g.whole[i] != g.whole[j] && copied(u, g.units[j]) {
				g.whole[i], g.whole[j] = true, true
			}
		}
	}
	return nil
}

// takeRules adds what analysts joined with the whole.
func (g *gather) takeRules() error {
	for _, s := range sidesOf(g.units) {
		all := slices.Concat(s.anchors, s.others)
		if s.rule.Kind != Merge && s.rule.Kind != Accept || !slices.ContainsFunc(all, func(i int) bool { return g.whole[i] }) {
			continue
		}
		var reports []string
		for _, a := range slices.Concat(s.rule.Anchors, s.rule.Others) {
			reports = append(reports, a.Report)
		}
		if err := g.readReports(reports); err != nil {
			return err
		}
		for i, u := range g.units {
			if slices.ContainsFunc(u.marks, func(m mark) bool { return compareRules(m.rule, s.rule) == 0 }) {
				g.whole[i] = true
			}
		}
	}
	return nil
}

// takeLinked adds the mentions that those of the whole are tied to, one step far, so
// that both ends of a link are built together.
func (g *gather) takeLinked() error {
	before := len(g.whole)
	for _, i := range sortedKeys(g.whole) {
		v := g.units[i].view
		for _, j := range g.reports[g.units[i].ref().Report] {
			if linked(v, g.units[j].view) {
				g.whole[j] = true
			}
		}
	}
	if len(g.whole) == before {
		return nil
	}
	return g.close()
}

// takeNeighbours reads the events that old ones are linked with: they follow when an
// id changes.
func (g *gather) takeNeighbours() error {
	var ids []string
	for _, e := range g.old {
		for _, l := range slices.Concat(e.Answers, e.AnsweredBy, e.PartOf) {
			ids = append(ids, l.Event)
		}
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if _, ok := g.old[id]; ok || id == "" {
			continue
		}
		e, err := g.src.Event(g.ctx, id)
		if sitrep.Code(err) == sitrep.ENotFound {
			continue
		}
		if err != nil {
			return fmt.Errorf("read event %s: %w", id, err)
		}
		if _, ok := g.old[e.ID]; !ok {
			g.old[e.ID] = e
		}
	}
	return nil
}

func sortedKeys(m map[int]bool) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
