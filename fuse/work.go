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
	EventsOf(ctx context.Context, report string) ([]sitrep.Event, error)
	Event(ctx context.Context, id string) (*sitrep.Event, error)
}

// Work fuses one bucket anew: it gathers the bucket's items with all that may bear on
// them in other buckets, fuses, builds and reconciles. When every bucket of every item
// filed, replaced or withdrawn has been worked since, in whatever order, the store's
// events are those that Fuse makes of all items at once: what happens in no connected
// part of the graph of likeness bears on it, and Work always sees whole parts. (A part
// that stretches over more than six weeks is cut.) Two calls that overlap must not run
// at once: hold a lock over Work and the saving of its outcome.
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

// The bounds of what one call gathers.
const (
	farthest  = 42 // days from the bucket's
	maxRounds = 60
)

// gather collects the part of the world that a bucket's events depend on.
type gather struct {
	ctx    context.Context
	src    Source
	kb     Knowledge
	rules  []Correction
	people *people

	center int // the bucket's day
	pool   []sitrep.Item
	views  []*view
	near   index
	at     map[sitrep.Ref]int
	days   map[int]bool // loaded
	whole  map[int]bool // items that are to be fused, with all that they may be one with
	asked  map[sitrep.Ref]bool
	old    map[string]*sitrep.Event
	read   map[string][]string // report to ids of events that hold its claims
}

func newGather(ctx context.Context, src Source, kb Knowledge, rules []Correction) *gather {
	return &gather{ctx: ctx, src: src, kb: kb, rules: ordered(rules), people: newPeople(kb), at: map[sitrep.Ref]int{}, days: map[int]bool{},
		whole: map[int]bool{}, asked: map[sitrep.Ref]bool{}, old: map[string]*sitrep.Event{}, read: map[string][]string{}}
}

func (g *gather) run(bucket string, because Because) (Outcome, error) {
	_, day, _ := strings.Cut(bucket, "/")
	n, ok := dayNumber(day)
	if !ok || len(day) != 10 {
		return Outcome{}, fmt.Errorf("not a bucket: want COUNTRY/YYYY-MM-DD")
	}
	g.center = n
	if err := g.load(n); err != nil {
		return Outcome{}, err
	}
	for i := range g.pool {
		if slices.Contains(Buckets(g.pool[i]), bucket) {
			g.whole[i] = true
		}
	}
	if because.Report != "" {
		if err := g.takeReport(because.Report); err != nil {
			return Outcome{}, err
		}
	}
	if err := g.close(); err != nil {
		return Outcome{}, err
	}
	if err := g.takeLinked(); err != nil {
		return Outcome{}, err
	}
	return g.outcome(because)
}

// outcome fuses what was gathered.
func (g *gather) outcome(because Because) (Outcome, error) {
	var items []sitrep.Item
	for i := range g.pool {
		if g.whole[i] {
			items = append(items, g.pool[i])
		}
	}
	var events []sitrep.Event
	for _, c := range Fuse(items, g.kb, g.rules) {
		events = append(events, Build(c))
	}
	var old []sitrep.Event
	for _, e := range g.old {
		old = append(old, *e)
	}
	return reconcile(old, events, because, g.gone), nil
}

// gone reports whether no claim of an event stands in the store any more.
func (g *gather) gone(e *sitrep.Event) bool {
	if e.Origin != "reports" {
		return false
	}
	for _, c := range e.Claims {
		if _, ok := g.at[c.Ref]; ok || !g.asked[c.Ref] {
			return false
		}
	}
	return true
}

// load puts the items of a day into the pool.
func (g *gather) load(day int) error {
	if g.days[day] || day < g.center-farthest || day > g.center+farthest {
		return nil
	}
	g.days[day] = true
	return g.fetch(WindowFor(noCountry + "/" + isoDay(day)))
}

func (g *gather) fetch(w sitrep.Window) error {
	items, err := g.src.Items(g.ctx, w)
	if err != nil {
		return fmt.Errorf("read items: %w", err)
	}
	for _, it := range items {
		if _, ok := g.at[it.Ref]; ok {
			continue
		}
		g.at[it.Ref] = len(g.pool)
		g.pool = append(g.pool, it)
		g.views = append(g.views, newView(&it, g.people))
		g.near.add(g.views[len(g.views)-1])
	}
	return nil
}

// refs puts single mentions into the pool.
func (g *gather) refs(refs []sitrep.Ref) error {
	var ask []sitrep.Ref
	for _, r := range refs {
		if _, ok := g.at[r]; !ok && !g.asked[r] {
			ask = append(ask, r)
		}
		g.asked[r] = true
	}
	if len(ask) == 0 {
		return nil
	}
	return g.fetch(sitrep.Window{Refs: ask})
}

// close adds to the whole all that it may be one with, until nothing is added: by
// likeness, by what analysts and reports say, and by the events as they stand.
func (g *gather) close() error {
	for range maxRounds {
		before := len(g.whole)
		if err := g.loadDays(); err != nil {
			return err
		}
		g.spread()
		if err := g.takeOld(); err != nil {
			return err
		}
		if err := g.takeBound(); err != nil {
			return err
		}
		if len(g.whole) == before {
			return nil
		}
	}
	return nil
}

// loadDays loads every day on which an item of the whole may have likes.
func (g *gather) loadDays() error {
	for _, i := range sortedKeys(g.whole) {
		if v := g.views[i]; v.dated {
			for _, d := range v.when.cells() {
				if err := g.load(d); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// spread adds what is connected by likeness within the pool.
func (g *gather) spread() {
	queue := sortedKeys(g.whole)
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		g.near.mates(i, func(j int) {
			if !g.whole[j] && g.alike(i, j) {
				g.whole[j] = true
				queue = append(queue, j)
			}
		})
	}
}

// alike reports whether two of the pool make an edge, as fusion.link has it.
func (g *gather) alike(i, j int) bool {
	a, b := g.views[i], g.views[j]
	if compareRefs(a.it.Ref, b.it.Ref) > 0 {
		a, b = b, a
	}
	return weigh(a, b, nil) >= Threshold
}

// takeOld adds the items of the events that hold claims of the whole.
func (g *gather) takeOld() error {
	for _, i := range sortedKeys(g.whole) {
		report := g.pool[i].Report
		ids, err := g.eventsOf(report)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if e := g.old[id]; holds(e, &g.pool[i]) {
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
		if events[i].Origin != "reports" {
			continue
		}
		if _, ok := g.old[events[i].ID]; !ok {
			g.old[events[i].ID] = &events[i]
		}
		ids = append(ids, events[i].ID)
	}
	g.read[report] = ids
	return ids, nil
}

// holds reports whether an event holds a claim of an item, by its words or its ref.
func holds(e *sitrep.Event, it *sitrep.Item) bool {
	return slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool {
		return c.Ref == it.Ref || c.Report == it.Report && c.Sentence.Start < it.Mention.Sentence.End && it.Mention.Sentence.Start < c.Sentence.End
	})
}

// takeEvent adds all claims of an event that still stand.
func (g *gather) takeEvent(e *sitrep.Event) error {
	refs := make([]sitrep.Ref, len(e.Claims))
	for k, c := range e.Claims {
		refs[k] = c.Ref
	}
	return g.take(refs)
}

func (g *gather) take(refs []sitrep.Ref) error {
	if err := g.refs(refs); err != nil {
		return err
	}
	for _, r := range refs {
		if i, ok := g.at[r]; ok {
			g.whole[i] = true
		}
	}
	return nil
}

// takeReport adds the events that hold claims of a report.
func (g *gather) takeReport(report string) error {
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

// takeBound adds what reports and analysts bind to the whole.
func (g *gather) takeBound() error {
	for _, i := range sortedKeys(g.whole) {
		it := &g.pool[i]
		var refs []sitrep.Ref
		for _, id := range it.Mention.SameAs {
			refs = append(refs, sitrep.Ref{Report: it.Report, Mention: id})
		}
		if err := g.take(refs); err != nil {
			return err
		}
	}
	for _, r := range g.rules {
		if r.Kind != Merge && r.Kind != Accept || !g.concerns(r) {
			continue
		}
		for _, a := range slices.Concat(r.Anchors, r.Others) {
			if err := g.takeAnchor(a); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *gather) concerns(r Correction) bool {
	for _, a := range slices.Concat(r.Anchors, r.Others) {
		for i := range g.whole {
			if a.matches(&g.pool[i]) {
				return true
			}
		}
	}
	return false
}

// takeAnchor adds the mentions that an anchor points at.
func (g *gather) takeAnchor(a Anchor) error {
	ids, err := g.eventsOf(a.Report)
	if err != nil {
		return err
	}
	var refs []sitrep.Ref
	for _, id := range ids {
		for _, c := range g.old[id].Claims {
			if c.Report == a.Report {
				refs = append(refs, c.Ref)
			}
		}
	}
	if err := g.refs(refs); err != nil {
		return err
	}
	for i := range g.pool {
		if a.matches(&g.pool[i]) {
			g.whole[i] = true
		}
	}
	return nil
}

// takeLinked adds the mentions that those of the whole are tied to, one step far, so
// that both ends of a link are built together, and what is to be known of events that
// are linked to those.
func (g *gather) takeLinked() error {
	var refs []sitrep.Ref
	for _, i := range sortedKeys(g.whole) {
		it := &g.pool[i]
		for _, id := range slices.Concat(it.Mention.InResponseTo, it.Mention.PartOf) {
			refs = append(refs, sitrep.Ref{Report: it.Report, Mention: id})
		}
	}
	if err := g.take(refs); err != nil {
		return err
	}
	if len(refs) > 0 {
		if err := g.close(); err != nil {
			return err
		}
	}
	return g.takeNeighbours()
}

// takeNeighbours reads the events that old ones are linked with.
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
