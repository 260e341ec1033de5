package fuse

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
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

// bareEvents drops what depends on the way: ids, versions, when links were found.
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
				(*links)[i].Event = name[(*links)[i].Event]
				(*links)[i].Why, (*links)[i].By = "", nil
			}
			slices.SortFunc(*links, func(a, b sitrep.EventLink) int {
				if a.Event < b.Event {
					return -1
				}
				return 1
			})
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
	work := func(n int) {
		for _, report := range sorted(waiting) {
			if n--; n < 0 && r.IntN(2) == 0 {
				continue
			}
			delete(waiting, report)
			out, err := Work(context.Background(), m, report, mem, nil, Because{At: time.Unix(int64(seed%1000), 0), Report: report})
			if err != nil {
				t.Fatal(err)
			}
			m.save(out)
		}
	}
	file := func(report string, items []sitrep.Item) {
		waiting[report] = true
		m.file(report, items, nil)
	}
	for _, report := range order {
		items := slices.Clone(byReport[report])
		if r.IntN(3) == 0 { // comes in live, is withdrawn or coded anew later
			first := slices.Clone(items)
			for i := range first {
				first[i].Withdrawn = false
			}
			file(report, first[:1+r.IntN(len(first))])
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
	a, b := bareEvents(t, got), bareEvents(t, want.Events)
	if !slices.Equal(a, b) {
		t.Fatalf("seed %d: %d events report by report, %d at once; composition\n%q\nwant\n%q", seed, len(a), len(b), composition(got), composition(want.Events))
	}
	for _, report := range order { // and once more changes nothing
		out, err := Work(context.Background(), m, report, mem, nil, Because{Report: report})
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
	}
}

func FuzzReportByReportIsAllAtOnce(f *testing.F) {
	f.Add(uint64(1), 20, false)
	f.Add(uint64(99), 40, true)
	f.Fuzz(func(t *testing.T, seed uint64, reports int, wide bool) {
		n := 1 + (reports%50+50)%50
		if wide {
			stream(t, seed, wideWorld(seed, n))
		} else {
			stream(t, seed, world(seed, n))
		}
	})
}

// Corrections made when all is filed, worked by the reports of their anchors alone, give
// what fusing all at once with them gives.
func TestCorrectionsReportByReport(t *testing.T) {
	for seed := range uint64(10) {
		all := world(seed, 18)
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
			out, err := Work(context.Background(), m, report, mem, rules, Because{By: "ana"})
			if err != nil {
				t.Fatal(err)
			}
			m.save(out)
		}
		var want []sitrep.Event
		for _, c := range Fuse(all, Knowledge{}, rules) {
			want = append(want, Build(c))
		}
		got := []sitrep.Event{}
		for _, e := range m.events {
			got = append(got, e)
		}
		a, b := composition(got), composition(want)
		if !slices.Equal(a, b) {
			t.Fatalf("seed %d: rules %+v\n%q\nwant\n%q", seed, rules, a, b)
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
