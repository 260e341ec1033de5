package fuse

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

func built(items []sitrep.Item) []sitrep.Event {
	var out []sitrep.Event
	for _, c := range Fuse(items, Knowledge{}, nil) {
		out = append(out, Build(c))
	}
	return out
}

// world files some reports, copies among them, and withdraws a few.
func world(seed uint64, reports int) []sitrep.Item {
	s := &scenario{Rand: rand.New(rand.NewPCG(seed, 7))}
	hs := s.happenings(8)
	var all []sitrep.Item
	for range reports {
		items := s.report(hs)
		all = append(all, items...)
		if s.IntN(4) == 0 {
			all = append(all, s.copyOf(items)...)
		}
	}
	gone := map[string]bool{}
	for range reports / 8 {
		gone[all[s.IntN(len(all))].Report] = true
	}
	for i := range all {
		all[i].Withdrawn = gone[all[i].Report]
	}
	return all
}

func TestFuseDoesNotDependOnOrder(t *testing.T) {
	joined := 0
	for seed := range uint64(12) {
		items := world(seed, 25)
		want, err := json.Marshal(built(items))
		if err != nil {
			t.Fatal(err)
		}
		shuffle := rand.New(rand.NewPCG(seed, 1))
		for range 5 {
			shuffle.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
			got, err := json.Marshal(built(items))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Fatalf("seed %d: another order gives other events:\n%s\nwant\n%s", seed, got, want)
			}
		}
		joined += len(items) - len(built(items))
	}
	if joined < 200 {
		t.Errorf("only %d joins in all: the worlds of this test try nothing", joined)
	}
}

func FuzzFuseDoesNotDependOnOrder(f *testing.F) {
	f.Add(uint64(1), uint64(2), 20)
	f.Add(uint64(99), uint64(3), 40)
	f.Fuzz(func(t *testing.T, seed, order uint64, reports int) {
		items := world(seed, 1+(reports%60+60)%60)
		want := composition(built(items))
		rand.New(rand.NewPCG(order, 1)).Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		if got := composition(built(items)); !slices.Equal(got, want) {
			t.Errorf("seed %d: got %q, want %q", seed, got, want)
		}
	})
}

// Every item is in one cluster, and the claims of an event are its items.
func TestFuseLosesNothing(t *testing.T) {
	items := world(3, 40)
	seen := map[sitrep.Ref]int{}
	for _, e := range built(items) {
		for _, c := range e.Claims {
			seen[c.Ref]++
		}
	}
	for _, it := range items {
		if seen[it.Ref] != 1 {
			t.Errorf("%v is in %d events", it.Ref, seen[it.Ref])
		}
	}
	if len(seen) != len(items) {
		t.Errorf("%d claims of %d items", len(seen), len(items))
	}
}

func TestReconcileTwiceChangesNothing(t *testing.T) {
	events := built(world(5, 30))
	first := Reconcile(nil, events, Because{At: time.Unix(1, 0)})
	if len(first.Events) != len(events) || len(first.Changes) < len(events) {
		t.Fatalf("%d of %d events, %d changes", len(first.Events), len(events), len(first.Changes))
	}
	second := Reconcile(first.Events, built(world(5, 30)), Because{At: time.Unix(2, 0)})
	if len(second.Events)+len(second.Changes)+len(second.Redirects) != 0 {
		t.Errorf("the same again changes %d events: %v", len(second.Events), second.Changes)
	}
}

// bareEvents writes events out, all fields, but for the history of their ids: another way gives
// another id, more or fewer versions, and who knew of an event before a claim left it did.
func bareEvents(t *testing.T, events []sitrep.Event) []string {
	t.Helper()
	name := map[string]string{}
	for i := range events {
		name[events[i].ID] = composition(events[i : i+1])[0]
	}
	var out []string
	for _, e := range events {
		for _, links := range []*[]sitrep.EventLink{&e.Answers, &e.AnsweredBy, &e.PartOf} {
			*links = slices.Clone(*links)
			for i := range *links {
				id := (*links)[i].Event
				if name[id] == "" {
					t.Errorf("%s has a link to %s, which is no event", e.ID, id)
				}
				(*links)[i].Event = name[id]
			}
			slices.SortFunc(*links, func(a, b sitrep.EventLink) int { return cmp.Compare(a.Event, b.Event) })
		}
		e.ID, e.Version, e.FirstSeen = "", 0, time.Time{}
		b, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	slices.Sort(out)
	return out
}

// differing are the lists without what stands in both.
func differing(a, b []string) (onlyA, onlyB string) {
	var more, less []string
	for _, x := range a {
		if !slices.Contains(b, x) {
			more = append(more, x)
		}
	}
	for _, x := range b {
		if !slices.Contains(a, x) {
			less = append(less, x)
		}
	}
	return strings.Join(more, "\n"), strings.Join(less, "\n")
}

// tied adds to a world ties between the mentions of its reports.
func tied(seed uint64, all []sitrep.Item) []sitrep.Item {
	r := rand.New(rand.NewPCG(seed, 17))
	byReport := map[string][]sitrep.Ref{}
	for _, it := range all {
		byReport[it.Report] = append(byReport[it.Report], it.Ref)
	}
	for i := range all {
		m := &all[i].Mention
		of := byReport[all[i].Report]
		for range r.IntN(3) {
			to := of[r.IntN(len(of))].Mention
			if list := []*[]string{&m.InResponseTo, &m.PartOf}[r.IntN(2)]; to != m.ID && !slices.Contains(*list, to) {
				*list = append(slices.Clone(*list), to)
			}
		}
	}
	return all
}

// draft is what an earlier coding made of a report: fewer mentions, under other ids, some at
// other words.
func draft(r *rand.Rand, items []sitrep.Item) []sitrep.Item {
	out := slices.Clone(items)
	for i := range out {
		out[i].Withdrawn = false
	}
	switch r.IntN(3) {
	case 0:
		return out[:1+r.IntN(len(out))]
	case 1:
		for i := range out {
			if r.IntN(2) == 0 {
				m := &out[i].Mention
				m.Trigger.Start, m.Trigger.End = m.Trigger.Start+1000, m.Trigger.End+1000
				m.Sentence.Start, m.Sentence.End = m.Sentence.Start+1000, m.Sentence.End+1000
			}
		}
		return out
	}
	k := r.IntN(len(out)) // the first k had not been found, so the others bore their ids
	out = out[k:]
	for i := range out {
		m := &out[i].Mention
		m.ID = items[i].Mention.ID
		out[i].Mention.ID, out[i].Ref.Mention = m.ID, m.ID
		m.InResponseTo, m.PartOf = nil, nil
		if i > 0 {
			m.InResponseTo = []string{items[0].Mention.ID}
		}
	}
	return out
}

// stream files the reports of a world in a random order, withdraws some and codes some anew,
// works them in a random order, and reports whether the events are those of fusing all at once.
func stream(t *testing.T, seed uint64, all []sitrep.Item) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 11))
	byReport := map[string][]sitrep.Item{}
	var order []string
	for _, it := range all {
		if byReport[it.Report] == nil {
			order = append(order, it.Report)
		}
		byReport[it.Report] = append(byReport[it.Report], it)
	}
	slices.Sort(order)
	r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	m, mem := newStore(), NewMemory(Knowledge{})
	waiting := map[string]bool{}
	var batch []string
	together := func() {
		if len(batch) == 0 {
			return
		}
		out, err := Work(context.Background(), m, batch, mem, nil, Because{At: time.Unix(int64(seed%1000), 0)})
		if err != nil {
			t.Fatal(err)
		}
		m.save(out)
		batch = nil
	}
	work := func(n int) {
		for _, report := range sorted(waiting) {
			if n--; n < 0 && r.IntN(2) == 0 {
				continue
			}
			delete(waiting, report)
			if batch = append(batch, report); len(batch) < 1+r.IntN(3) {
				continue // others with it
			}
			together()
		}
		together()
	}
	file := func(report string, items []sitrep.Item) {
		waiting[report] = true
		m.file(report, items, nil)
	}
	for _, report := range order {
		items := slices.Clone(byReport[report])
		if r.IntN(3) == 0 { // comes in live, is withdrawn or coded anew later
			file(report, draft(r, items))
			work(r.IntN(4))
		}
		file(report, items)
		work(r.IntN(4))
	}
	for len(waiting) > 0 {
		work(1000)
	}
	want := Reconcile(nil, built(all), Because{})
	got := []sitrep.Event{}
	for _, e := range m.events {
		if e.Withdrawn && !slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool {
			return slices.ContainsFunc(all, func(it sitrep.Item) bool { return it.Ref == c.Ref && it.Mention.Trigger == c.Trigger })
		}) {
			continue // of mentions that a new coding no longer has
		}
		got = append(got, e)
	}
	if a, b := differing(bareEvents(t, got), bareEvents(t, want.Events)); a+b != "" {
		t.Fatalf("seed %d: %d events report by report, %d at once; in one alone:\n%s\nand in the other\n%s", seed, len(got), len(want.Events), a, b)
	}
	for _, report := range order { // and once more changes nothing
		out, err := Work(context.Background(), m, []string{report}, mem, nil, Because{Report: report})
		if err != nil || len(out.Events)+len(out.Changes)+len(out.Redirects) > 0 {
			t.Fatalf("seed %d: working %s again: %v, %v", seed, report, out.Changes, err)
		}
	}
}

// Reports come in any order, are withdrawn, coded anew and replaced, and are worked in any
// order: the events are those of fusing all at once.
func TestReportByReportIsAllAtOnce(t *testing.T) {
	for seed := range uint64(12) {
		stream(t, seed, world(seed, 22))
		stream(t, seed, wideWorld(seed, 40))
		stream(t, seed, tied(seed, world(seed, 14)))
	}
}

// Links that lead to mentions of withdrawn reports, or come back with them: what they are held
// by changes in jobs that don't build the event they lead from.
func TestLinksReportByReport(t *testing.T) {
	stream(t, 146, world(146, 10))
	for _, w := range []struct {
		seed    uint64
		reports int
	}{{0, 8}, {13, 9}, {23, 19}, {146, 10}} {
		stream(t, w.seed, tied(w.seed, world(w.seed, w.reports)))
	}
}

// A mention that an event began with goes to a second one and is then alone: its own event
// doesn't get the id of the first, which the job does not see.
func TestIDsOfEventsElsewhere(t *testing.T) {
	m, mem := newStore(), NewMemory(Knowledge{})
	file := func(report string, where sitrep.Place) {
		t.Helper()
		m.file(report, []sitrep.Item{tell(report, "Drones hit the depot").act("ASSAULT", "drone").in(where).on("2031-03-03", "2031-03-03").Item}, nil)
		out, err := Work(context.Background(), m, []string{report}, mem, nil, Because{Report: report})
		if err != nil {
			t.Fatal(err)
		}
		m.save(out)
	}
	for _, report := range []string{"a", "b", "c"} {
		file(report, airport)
	}
	file("d", mosul)
	file("e", mosul)
	file("a", mosul)
	file("a", jordan)
	want := []string{"a/m1false", "b/m1false c/m1false", "d/m1false e/m1false"}
	if got := composition(slices.Collect(maps.Values(m.events))); !slices.Equal(got, want) {
		t.Errorf("events %q, want %q", got, want)
	}
}

// A new coding that gives a mention's id to other words withdraws the event of the old ones.
func TestIDsOfMentionsMove(t *testing.T) {
	m, mem := newStore(), NewMemory(Knowledge{})
	first := tell("a", "Drones hit the depot").act("ASSAULT", "drone").in(airport).on("2031-03-03", "2031-03-03")
	second := tell("a", "Gunmen fired at a convoy").act("ASSAULT", "firearms").in(jordan).on("2031-03-01", "2031-03-01").at(200)
	for _, items := range [][]sitrep.Item{{first.Item}, {second.Item}} {
		m.file("a", items, nil)
		out, err := Work(context.Background(), m, []string{"a"}, mem, nil, Because{Report: "a"})
		if err != nil {
			t.Fatal(err)
		}
		m.save(out)
	}
	want := []string{"a/m1false", "a/m1true"}
	if got := composition(slices.Collect(maps.Values(m.events))); !slices.Equal(got, want) {
		t.Errorf("events %q, want %q", got, want)
	}
}

func FuzzReportByReportIsAllAtOnce(f *testing.F) {
	f.Add(uint64(1), 20, false, false)
	f.Add(uint64(99), 40, true, true)
	f.Fuzz(func(t *testing.T, seed uint64, reports int, wide, ties bool) {
		n := 1 + (reports%50+50)%50
		all := world(seed, n)
		if wide {
			all = wideWorld(seed, n)
		}
		if ties {
			all = tied(seed, all)
		}
		stream(t, seed, all)
	})
}

// Corrections made when all is filed, worked by the reports of their anchors alone, give
// what fusing all at once with them gives.
func TestCorrectionsReportByReport(t *testing.T) {
	for seed := range uint64(10) {
		all := tied(seed, world(seed, 18))
		r := rand.New(rand.NewPCG(seed, 13))
		m, mem := newStore(), NewMemory(Knowledge{})
		byReport := map[string][]sitrep.Item{}
		for _, it := range all {
			byReport[it.Report] = append(byReport[it.Report], it)
		}
		for report, items := range byReport {
			m.file(report, items, nil)
		}
		m.save(Reconcile(nil, built(all), Because{}))
		var rules []Correction
		waiting := map[string]bool{}
		for n := range 5 {
			rule := Correction{ID: string(rune('a' + n)), At: time.Unix(int64(n), 0), By: "ana", Kind: []string{Merge, Split, Reject, Merge, Split}[n]}
			for k := range 2 {
				it := all[r.IntN(len(all))]
				a := []Anchor{{Report: it.Report, Start: it.Mention.Trigger.Start, End: it.Mention.Trigger.End, Words: it.Mention.Trigger.Text}}
				if k == 0 {
					rule.Anchors = a
				} else if rule.Kind != Reject {
					rule.Others = a
				} else {
					continue
				}
				waiting[it.Report] = true
			}
			rules = append(rules, rule)
		}
		for report := range waiting {
			m.file(report, byReport[report], rules)
		}
		keys := sorted(waiting)
		r.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
		for _, report := range keys {
			out, err := Work(context.Background(), m, []string{report}, mem, rules, Because{By: "ana"})
			if err != nil {
				t.Fatal(err)
			}
			m.save(out)
		}
		var fused []sitrep.Event
		for _, c := range Fuse(all, Knowledge{}, rules) {
			fused = append(fused, Build(c))
		}
		got := []sitrep.Event{}
		for _, e := range m.events {
			got = append(got, e)
		}
		want := Reconcile(nil, fused, Because{}).Events
		if a, b := differing(bareEvents(t, got), bareEvents(t, want)); a+b != "" {
			t.Fatalf("seed %d: rules %+v; report by report alone:\n%s\nand at once\n%s", seed, rules, a, b)
		}
	}
}

func sorted(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// reached counts the pairs of a world that share evidence and reach the threshold; each must
// find the other by its blocks.
func reached(t *testing.T, seed uint64, reports int) int {
	t.Helper()
	var views []*view
	var evidence [][]string
	p := newPeople(Knowledge{})
	for _, report := range reportsOf(wideWorld(seed, reports)) {
		for _, u := range unitsOf(report, p, nil) {
			e := u.view.evidence()
			slices.Sort(e)
			views, evidence = append(views, u.view), append(evidence, e)
		}
	}
	blocks, spans := make([][]sitrep.Block, len(views)), make([][]sitrep.BlockSpan, len(views))
	for i, v := range views {
		blocks[i], spans[i] = v.blocks(), v.spans()
	}
	finds := func(i, j int) bool {
		return slices.ContainsFunc(spans[i], func(s sitrep.BlockSpan) bool {
			return slices.ContainsFunc(blocks[j], func(b sitrep.Block) bool { return b.Key == s.Key && s.From <= b.Day && b.Day <= s.To })
		})
	}
	n := 0
	for j, b := range views {
		for i, a := range views[:j] {
			if a.it.Report == b.it.Report || !a.dated || !b.dated || !meet(evidence[i], evidence[j]) || !alike(a, b) {
				continue
			}
			if n++; !finds(i, j) || !finds(j, i) {
				t.Fatalf("seed %d: %v and %v reach %.2f and share no block:\n%v %q\n%v %q", seed, a.it.Ref, b.it.Ref, weigh(a, b, nil), evidence[i], a.words, evidence[j], b.words)
			}
		}
	}
	return n
}

func TestBlocksLoseNothing(t *testing.T) {
	n := 0
	for seed := range uint64(8) {
		n += reached(t, seed, 600)
	}
	if n < 10_000 {
		t.Errorf("only %d pairs reach the threshold: the worlds of this test try little", n)
	}
}

func FuzzBlocksLoseNothing(f *testing.F) {
	f.Add(uint64(1000), 90)
	f.Fuzz(func(t *testing.T, seed uint64, reports int) { reached(t, seed, 1+(reports%300+300)%300) })
}

func BenchmarkFuse(b *testing.B) {
	s := &scenario{Rand: rand.New(rand.NewPCG(1, 1))}
	var items []sitrep.Item
	for len(items) < 10_000 {
		// A busy window: thousands of happenings in a hundred countries over nine days.
		hs := s.happenings(6)
		for i := range hs {
			c := string([]byte{'A' + byte(s.IntN(10)), 'A' + byte(s.IntN(10)), 'Q'})
			hs[i].town.country, hs[i].town.name = c, hs[i].town.name+" "+c
			hs[i].town.lat, hs[i].town.lon = s.Float64()*120-60, s.Float64()*360-180
		}
		for range 12 {
			items = append(items, s.report(hs)...)
		}
	}
	items = items[:10_000]
	b.ResetTimer()
	for range b.N {
		if n := len(Fuse(items, Knowledge{}, nil)); n < 100 || n > 9000 {
			b.Fatalf("%d clusters", n)
		}
	}
}

// TestFuseChangesNothingItReads: stores share what they give, so nothing of it may be written
// to, nor behind the end of its slices.
func TestFuseChangesNothingItReads(t *testing.T) {
	for seed := range uint64(8) {
		items := world(seed, 25)
		for i := range items {
			m := &items[i].Mention
			m.Actors, m.Recipients, m.Objects, m.Instruments = slices.Grow(m.Actors, 4), slices.Grow(m.Recipients, 4), slices.Grow(m.Objects, 4), slices.Grow(m.Instruments, 4)
			m.Places, m.Casualties, m.Also, m.Context = slices.Grow(m.Places, 4), slices.Grow(m.Casualties, 4), slices.Grow(m.Also, 4), slices.Grow(m.Context, 4)
			m.Sources, m.DisputedBy, m.ConfirmedBy = slices.Grow(m.Sources, 4), slices.Grow(m.DisputedBy, 4), slices.Grow(m.ConfirmedBy, 4)
			m.InResponseTo, m.PartOf, m.SameAs = slices.Grow(m.InResponseTo, 4), slices.Grow(m.PartOf, 4), slices.Grow(m.SameAs, 4)
		}
		// whole is all items to the ends of their slices' room.
		whole := func() string {
			all := slices.Clone(items)
			for i := range all {
				m := &all[i].Mention
				m.Actors, m.Recipients, m.Objects, m.Instruments = m.Actors[:cap(m.Actors)], m.Recipients[:cap(m.Recipients)], m.Objects[:cap(m.Objects)], m.Instruments[:cap(m.Instruments)]
				m.Places, m.Casualties, m.Also, m.Context = m.Places[:cap(m.Places)], m.Casualties[:cap(m.Casualties)], m.Also[:cap(m.Also)], m.Context[:cap(m.Context)]
				m.Sources, m.DisputedBy, m.ConfirmedBy = m.Sources[:cap(m.Sources)], m.DisputedBy[:cap(m.DisputedBy)], m.ConfirmedBy[:cap(m.ConfirmedBy)]
				m.InResponseTo, m.PartOf, m.SameAs = m.InResponseTo[:cap(m.InResponseTo)], m.PartOf[:cap(m.PartOf)], m.SameAs[:cap(m.SameAs)]
			}
			b, err := json.Marshal(all)
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		before := whole()
		if len(built(items)) == 0 {
			t.Fatal("no events")
		}
		if whole() != before {
			t.Errorf("seed %d: fusion wrote to what it read", seed)
		}
	}
}
