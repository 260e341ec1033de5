package fuse

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// Source is what Work reads from; sitrep.Reader and sitrep.Tx are such.
type Source interface {
	Items(ctx context.Context, w sitrep.Window) ([]sitrep.Item, error)
	BlockReports(ctx context.Context, spans []sitrep.BlockSpan) ([]sitrep.BlockHit, error)
	EventsOf(ctx context.Context, reports ...string) ([]sitrep.Event, error)
	Event(ctx context.Context, id string) (*sitrep.Event, error)
}

// Work fuses anew what some reports tell, told before the last time they were worked, or no longer
// tell: it gathers their items, those of the events that hold claims of them, and all
// that may bear on them, fuses, builds and reconciles. What a part costs is paid once for all
// the reports that bear on it. When every report that was filed,
// replaced or withdrawn has been worked since, in whatever order, the store's events are
// those that Fuse makes of all items at once, but for the history of their ids: what happens
// in one connected part of the graph of likeness bears on no other, Work always sees whole
// parts, and what a report that changed parts or joins, it touches. Links, which lead from
// part to part, stay within a report, and all events of the reports it works are at hand. (A
// part that stretches over more than six weeks either way is cut.) The blocks of all reports
// must be filed. Two calls that overlap must not run at once: hold a lock over Work and the
// saving of its outcome.
func Work(ctx context.Context, src Source, reports []string, mem *Memory, rules []Correction, because Because) (Outcome, error) {
	mem.mu.Lock()
	defer mem.mu.Unlock()
	g := newGather(ctx, src, mem, rules)
	for _, step := range []func() error{func() error { return g.begin(reports) }, g.close, g.takeNeighbours} {
		if err := step(); err != nil {
			return Outcome{}, fmt.Errorf("fuse %s: %w", named(reports), err)
		}
	}
	because.reports = reports
	out := g.outcome(because)
	if g.err != nil {
		return Outcome{}, fmt.Errorf("fuse %s: %w", named(reports), g.err)
	}
	return out, nil
}

// named names some reports in an error.
func named(reports []string) string {
	if len(reports) == 1 {
		return reports[0]
	}
	return fmt.Sprintf("%d reports", len(reports))
}

// farthest is how many days from what its report tells Work looks.
const farthest = 42

// gather collects the part of the world that a report's events depend on.
type gather struct {
	ctx  context.Context
	src  Source
	mem  *Memory
	book ruleBook

	centers []days          // the times that the work began with
	units   []*unit         // of every report read so far, whole
	edges   [][]int32       // whom each may be one with, as far as their likes were looked for
	nearly  map[int][]int32 // whom each would be one with if it stood in the other order
	scales  *scales
	cut     bool             // likes were not looked for everywhere
	reports map[string][]int // the units of each report
	whole   map[int]bool     // units that are to be fused, with all that they may be one with
	seen    map[int]bool     // of those, the ones whose likes are looked for
	done    map[int]bool     // and those whose likes were found
	first   map[int32]int    // the first of each class whose likes were looked for in blocks
	numbers map[string]int   // of the reports that lie in blocks
	names   []string         // of those
	tried   []int            // the turn at which each was looked at last
	turn    int
	copies  map[string]bool // reports whose copies have been looked for
	old     map[string]*sitrep.Event
	took    map[string]bool     // of those, the ones whose claims were added
	read    map[string][]string // report to the ids of events that hold its claims
	asked   map[string]bool     // reports that were asked for, there or not
	err     error               // of looking for ids
}

func newGather(ctx context.Context, src Source, mem *Memory, rules []Correction) *gather {
	return &gather{ctx: ctx, src: src, mem: mem, book: bookOf(ordered(rules)), reports: map[string][]int{}, whole: map[int]bool{},
		seen: map[int]bool{}, done: map[int]bool{}, nearly: map[int][]int32{}, first: map[int32]int{}, numbers: map[string]int{}, scales: newScales(), copies: map[string]bool{}, old: map[string]*sitrep.Event{}, took: map[string]bool{}, read: map[string][]string{}, asked: map[string]bool{}}
}

// begin takes what reports tell, and the events that hold claims of them.
func (g *gather) begin(reports []string) error {
	if err := g.readReports(reports); err != nil {
		return err
	}
	if err := g.readEvents(reports); err != nil {
		return err
	}
	for _, report := range reports {
		for _, i := range g.reports[report] {
			g.whole[i] = true
		}
		for _, id := range g.read[report] {
			if err := g.takeEvent(g.old[id]); err != nil {
				return err
			}
		}
	}
	for i := range g.whole {
		if v := g.units[i].view; v.dated {
			g.centers = append(g.centers, v.when)
		}
	}
	return nil
}

// outcome fuses what was gathered.
func (g *gather) outcome(because Because) Outcome {
	var units []*unit
	for _, i := range sortedKeys(g.whole) {
		units = append(units, g.units[i])
	}
	var events []sitrep.Event
	for _, c := range g.fusion(units).clusters() {
		events = append(events, Build(c))
	}
	var old []sitrep.Event
	for _, e := range g.old {
		old = append(old, *e)
	}
	return reconcile(old, events, because, g)
}

// fusion ties units of the whole by the edges that were found as they were gathered.
func (g *gather) fusion(units []*unit) *fusion {
	f := fusionOf(units, g.mem.kb, g.scales)
	if g.cut {
		f.edges = f.link()
	} else {
		at := make(map[*unit]int32, len(f.units))
		for i, u := range f.units {
			at[u] = int32(i)
		}
		f.edges = make([][]int32, len(f.units))
		for i := range g.whole {
			k := at[g.units[i]]
			for _, j := range g.edges[i] {
				f.edges[k] = append(f.edges[k], at[g.units[j]])
			}
		}
		for _, e := range f.edges {
			slices.Sort(e)
		}
	}
	f.bind()
	return f
}

// told lists the mentions of a report that was read.
func (g *gather) told(report string) ([]*sitrep.Item, bool) {
	var out []*sitrep.Item
	for _, i := range g.reports[report] {
		out = append(out, g.units[i].items...)
	}
	return out, g.asked[report]
}

// taken reports whether the store has an event by an id: one that began with a mention which
// is elsewhere now still has the id made of it.
func (g *gather) taken(id string) bool {
	if _, ok := g.old[id]; ok {
		return true
	}
	_, err := g.src.Event(g.ctx, id)
	if err != nil && sitrep.Code(err) != sitrep.ENotFound && g.err == nil {
		g.err = fmt.Errorf("look for event %s: %w", id, err)
	}
	return err == nil
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
		g.add(id, unitsOf(report, g.mem.people, g.book[id]))
	}
	return nil
}

func (g *gather) add(report string, units []*unit) {
	for _, u := range units {
		g.reports[report] = append(g.reports[report], len(g.units))
		g.units, g.edges = append(g.units, u), append(g.edges, nil)
	}
}

// close adds to the whole all that it may be one with, until nothing is added: by
// likeness, as copies, by what analysts say, and by the events as they stand.
func (g *gather) close() error {
	for {
		before := len(g.whole)
		for _, step := range []func() error{g.spread, g.takeOld, g.takeCopies, g.takeRules} {
			if err := step(); err != nil {
				return err
			}
		}
		if len(g.whole) == before {
			return nil
		}
	}
}

// spread adds what is connected by likeness with the whole, wave by wave.
func (g *gather) spread() error {
	for {
		wave, copies := g.wave()
		if len(wave)+len(copies) == 0 {
			return nil
		}
		var all []sitrep.BlockSpan
		for _, w := range wave {
			all = append(all, w.spans...)
		}
		blocks, err := g.readBlocks(all)
		if err != nil {
			return err
		}
		for _, w := range wave {
			g.find(w.unit, w.spans, blocks)
		}
		for _, i := range copies {
			g.findAsFirst(i)
		}
	}
}

// searched is a unit whose likes are looked for, and where.
type searched struct {
	unit  int
	spans []sitrep.BlockSpan
}

// wave are the units of the whole whose likes are yet to be looked for. Those of the class of one
// that was looked for have the same likes, so they are told apart.
func (g *gather) wave() (wave []searched, copies []int) {
	for _, i := range sortedKeys(g.whole) {
		if g.seen[i] {
			continue
		}
		g.seen[i] = true
		c := g.scales.of(g.units[i])
		if k, ok := g.first[c]; ok && g.units[k].ref().Report != g.units[i].ref().Report {
			copies = append(copies, i)
			continue
		} else if !ok {
			g.first[c] = i
		}
		wave = append(wave, searched{i, g.within(g.units[i].view.spans())})
	}
	return wave, copies
}

// find looks for the likes of a unit in blocks that were read.
func (g *gather) find(i int, spans []sitrep.BlockSpan, blocks map[int64][]lying) {
	g.meet(i, g.reports[g.units[i].ref().Report])
	g.turn++
	for _, s := range spans {
		for _, x := range blocks[s.Key] {
			if s.From <= x.day && x.day <= s.To && g.tried[x.report] != g.turn {
				g.tried[x.report] = g.turn
				g.meet(i, g.reports[g.names[x.report]])
			}
		}
	}
	g.done[i] = true
}

// findAsFirst takes for the likes of a unit those of the first of its class, but for what stands
// in one report with either.
func (g *gather) findAsFirst(i int) {
	k := g.first[g.scales.of(g.units[i])]
	g.meet(i, g.reports[g.units[i].ref().Report])
	g.meet(i, g.reports[g.units[k].ref().Report])
	likes := slices.Concat(g.edges[k], g.nearly[k])
	others := make([]int, 0, len(likes))
	for _, j := range likes {
		if r := g.units[j].ref().Report; r != g.units[i].ref().Report && r != g.units[k].ref().Report {
			others = append(others, int(j))
		}
	}
	g.meet(i, others)
	g.done[i] = true
}

// meet adds to the whole those of some units that make an edge with one. Those whose likes
// were found before have it among them.
func (g *gather) meet(i int, others []int) {
	for _, j := range others {
		if j == i || g.done[j] || !g.units[i].share(g.units[j]) {
			continue
		}
		switch a, b := g.inOrder(i, j); {
		case g.scales.alike(a, b):
			g.whole[j] = true
			g.edges[i], g.edges[j] = append(g.edges[i], int32(j)), append(g.edges[j], int32(i))
		case g.scales.alike(b, a): // others of their classes, in the other order, may make one
			g.nearly[i], g.nearly[j] = append(g.nearly[i], int32(j)), append(g.nearly[j], int32(i))
		}
	}
}

// within keeps the spans that are not too far from where the work began.
func (g *gather) within(spans []sitrep.BlockSpan) []sitrep.BlockSpan {
	n := len(spans)
	spans = slices.DeleteFunc(spans, func(s sitrep.BlockSpan) bool {
		return !slices.ContainsFunc(g.centers, func(d days) bool { return s.From <= d.to+farthest && d.from-farthest <= s.To })
	})
	g.cut = g.cut || len(spans) < n
	return spans
}

// lying is a report that lies in a block, by its number.
type lying struct{ day, report int }

// readBlocks reads the reports that lie in blocks, and tells by key which do.
func (g *gather) readBlocks(spans []sitrep.BlockSpan) (map[int64][]lying, error) {
	if len(spans) == 0 {
		return nil, nil
	}
	slices.SortFunc(spans, func(a, b sitrep.BlockSpan) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	hits, err := g.src.BlockReports(g.ctx, slices.Compact(spans))
	if err != nil {
		return nil, fmt.Errorf("list reports of %d blocks: %w", len(spans), err)
	}
	out := map[int64][]lying{}
	version := map[string]int64{}
	for _, h := range hits {
		n, ok := g.numbers[h.Report]
		if !ok {
			n = len(g.names)
			g.numbers[h.Report] = n
			g.names, g.tried = append(g.names, h.Report), append(g.tried, 0)
		}
		out[h.Key] = append(out[h.Key], lying{h.Day, n})
		version[h.Report] = h.Version
	}
	return out, g.readVersions(version)
}

// readVersions reads reports that are not remembered as they are, and remembers them. What
// corrections bear on is made anew each time, and what has no version is of an older store.
func (g *gather) readVersions(version map[string]int64) error {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(version)) {
		v := version[id]
		if g.asked[id] {
			continue
		}
		if units, ok := g.mem.recall(id, v); ok && len(g.book[id]) == 0 {
			g.asked[id] = true
			g.add(id, units)
			continue
		}
		ids = append(ids, id)
	}
	if err := g.readReports(ids); err != nil {
		return err
	}
	for _, id := range ids {
		if len(g.book[id]) > 0 || version[id] == 0 {
			continue
		}
		var units []*unit
		for _, i := range g.reports[id] {
			units = append(units, g.units[i])
		}
		g.mem.keep(id, version[id], units)
	}
	return nil
}

// inOrder are two units in the order of Ref.
func (g *gather) inOrder(i, j int) (a, b *unit) {
	a, b = g.units[i], g.units[j]
	if compareRefs(a.ref(), b.ref()) > 0 {
		a, b = b, a
	}
	return a, b
}

// takeOld adds the claims of the events that hold claims of the whole.
func (g *gather) takeOld() error {
	whole := sortedKeys(g.whole)
	reports := make([]string, len(whole))
	for k, i := range whole {
		reports[k] = g.units[i].ref().Report
	}
	if err := g.readEvents(reports); err != nil {
		return err
	}
	for _, i := range whole {
		for _, id := range g.read[g.units[i].ref().Report] {
			if e := g.old[id]; !g.took[id] && holds(e, g.units[i]) {
				if err := g.takeEvent(e); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// readEvents reads the events that hold claims of reports, each once.
func (g *gather) readEvents(reports []string) error {
	var ask []string
	for _, report := range reports {
		if _, ok := g.read[report]; !ok {
			g.read[report] = []string{}
			ask = append(ask, report)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	events, err := g.src.EventsOf(g.ctx, ask...)
	if err != nil {
		return fmt.Errorf("read events of %s: %w", named(ask), err)
	}
	asked := map[string]bool{}
	for _, report := range ask {
		asked[report] = true
	}
	for i := range events {
		e := &events[i]
		if _, ok := g.old[e.ID]; !ok {
			g.old[e.ID] = e
		}
		for _, c := range e.Claims {
			if l := g.read[c.Report]; asked[c.Report] && (len(l) == 0 || l[len(l)-1] != e.ID) {
				g.read[c.Report] = append(l, e.ID)
			}
		}
	}
	return nil
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
	if g.took[e.ID] {
		return nil
	}
	g.took[e.ID] = true
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

// takeCopies adds the originals of copies and the copies of originals.
func (g *gather) takeCopies() error {
	var originals []string
	var spans []sitrep.BlockSpan
	for i := range g.whole {
		originals = append(originals, g.units[i].items[0].CopyOf)
		if report := g.units[i].ref().Report; !g.copies[report] {
			g.copies[report] = true
			spans = append(spans, sitrep.BlockSpan{Key: copiesOf(report)})
		}
	}
	if err := g.readReports(originals); err != nil {
		return err
	}
	if _, err := g.readBlocks(spans); err != nil {
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
