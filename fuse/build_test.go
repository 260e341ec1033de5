package fuse

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// attack tells of one drone attack near Erbil, as a family has it at a time.
func attack(report, family, at string, low, high int) *told {
	return tell(report, "A drone hit a U.S. base near Erbil.").act("ASSAULT", "drone").in(erbil).on(mon, mon).hit("a U.S. base").killed(low, high).family(family).published(at)
}

func one(t *testing.T, items ...*told) sitrep.Event {
	t.Helper()
	var list []sitrep.Item
	for _, it := range items {
		list = append(list, it.Item)
	}
	clusters := Fuse(list, Knowledge{}, nil)
	if len(clusters) != 1 {
		t.Fatalf("%d clusters, want one", len(clusters))
	}
	return Build(clusters[0])
}

func TestTolls(t *testing.T) {
	for _, c := range []struct {
		name            string
		items           []*told
		low, best, high int // high -1: open
		disputed        bool
		families        int
	}{
		{"one voice", []*told{attack("a", "A", "2031-03-03T12:00:00Z", 3, 3)}, 3, 3, 3, false, 1},
		{"at least", []*told{attack("a", "A", "2031-03-03T12:00:00Z", 3, -1)}, 3, 3, -1, false, 1},
		{"a rising toll by one family: its latest", []*told{attack("a", "A", "2031-03-03T12:00:00Z", 3, 3), attack("b", "A", "2031-03-03T20:00:00Z", 5, 5)}, 5, 5, 5, false, 1},
		{"a newer figure of another family outweighs older ones", []*told{attack("a", "A", "2031-03-03T08:00:00Z", 3, 3), attack("b", "B", "2031-03-03T08:00:00Z", 3, 3), attack("c", "C", "2031-03-03T20:00:00Z", 5, 5)}, 3, 5, 5, false, 3},
		{"of two at one time the lower", []*told{attack("a", "A", "2031-03-03T12:00:00Z", 3, 3), attack("b", "B", "2031-03-03T12:00:00Z", 4, 4)}, 3, 3, 4, false, 2},
		{"at least three is met by five", []*told{attack("a", "A", "2031-03-03T12:00:00Z", 3, -1), attack("b", "B", "2031-03-03T13:00:00Z", 5, 5)}, 3, 5, 5, false, 2},
		{"a later lower figure contradicts", []*told{attack("a", "A", "2031-03-03T12:00:00Z", 9, 9), attack("b", "B", "2031-03-03T16:00:00Z", 6, 6)}, 6, 6, 9, true, 2},
		{"a withdrawn figure does not count", []*told{attack("a", "A", "2031-03-03T12:00:00Z", 3, 3), attack("b", "B", "2031-03-03T13:00:00Z", 30, 30).withdrawn()}, 3, 3, 3, false, 1},
	} {
		e := one(t, c.items...)
		var got *sitrep.Toll
		for i := range e.Tolls {
			got = &e.Tolls[i]
		}
		high := -1
		if got != nil && got.High != nil {
			high = *got.High
		}
		if got == nil || got.Low != c.low || got.Best != c.best || high != c.high || e.Disputed != c.disputed || e.Families != c.families {
			t.Errorf("%s: %+v high %d, disputed %v, %d families", c.name, got, high, e.Disputed, e.Families)
		}
		if got != nil && (len(got.LowBy) == 0 || len(got.BestBy) == 0 || len(got.HighBy) == 0) {
			t.Errorf("%s: figures without claims: %+v", c.name, got)
		}
	}
}

func TestSeveralKindsOfDead(t *testing.T) {
	m := func(text string, tolls ...[3]int) *sitrep.Mention {
		m := &sitrep.Mention{Sentence: sitrep.Words{End: len(text), Text: text}}
		for _, x := range tolls {
			n := x[0]
			m.Casualties = append(m.Casualties, sitrep.Casualty{Harm: "killed", Low: n, Best: n, High: &n, Start: x[1], End: x[2]})
		}
		return m
	}
	for _, c := range []struct {
		m    *sitrep.Mention
		want int
	}{
		{m("The blast killed two soldiers and three civilians.", [3]int{2, 17, 29}, [3]int{3, 34, 49}), 5},
		{m("The blast killed five people, including two children.", [3]int{5, 17, 28}, [3]int{2, 40, 52}), 5},
		{m("Five people died, two of them children.", [3]int{5, 0, 11}, [3]int{2, 18, 21}), 5},
		{m("The blast killed five people.", [3]int{9, 90, 94}, [3]int{5, 17, 28}), 5},
	} {
		if f := figureOf(c.m, "killed"); f == nil || f.best != c.want {
			t.Errorf("%q: %+v, want %d", c.m.Sentence.Text, f, c.want)
		}
	}
}

func TestCopiesCountOnce(t *testing.T) {
	a := attack("a", "Agency", "2031-03-03T12:00:00Z", 3, 3)
	b := attack("b", "Paper", "2031-03-03T13:00:00Z", 3, 3)
	b.CopyOf = "a"
	c := attack("c", "Other", "2031-03-03T14:00:00Z", 3, 3)
	e := one(t, a, b, c)
	if e.Families != 2 || e.Reports != 3 {
		t.Errorf("%d families and %d reports, want 2 and 3", e.Families, e.Reports)
	}
	alone := one(t, a, b)
	if single := one(t, a); alone.Confidence != single.Confidence {
		t.Errorf("a copy moves confidence from %v to %v", single.Confidence, alone.Confidence)
	}
	if e.Confidence <= alone.Confidence {
		t.Errorf("a second family does not raise confidence: %v", e.Confidence)
	}
	a.withdrawn()
	e = one(t, a, b, c)
	if e.Families != 1 || !e.Claims[1].Withdrawn {
		t.Error("a copy outlives its retracted original")
	}
}

func TestTitleAndPlace(t *testing.T) {
	a := attack("a", "A", "2031-03-03T12:00:00Z", 3, 3)
	if e := one(t, a); e.Title != "Drone attack on a U.S. base near Erbil (IRQ), 3 killed" {
		t.Errorf("title %q", e.Title)
	}
	b := attack("b", "B", "2031-03-03T12:00:00Z", 3, 3).in(iraq)
	c := attack("c", "C", "2031-03-03T12:00:00Z", 3, 3).in(airport)
	if e := one(t, a, b, c); e.Place.Name != airport.Name || len(e.Places) != 3 {
		t.Errorf("place %+v of %d", e.Place, len(e.Places))
	}
	if e := one(t, b, tell("d", "A drone hit a U.S. base near Erbil.").act("ASSAULT", "drone").in(erbilGov).on(mon, mon).killed(3, 3)); e.Place.Precision != "province" || e.Place.Lat != nil {
		t.Errorf("finer than any claim: %+v", e.Place)
	}
}

func TestDescriptionsGiveWayToNames(t *testing.T) {
	kb := knowledge(t)
	a := attack("a", "A", "2031-03-03T12:00:00Z", 3, 3).by(gunmen)
	b := attack("b", "B", "2031-03-03T13:00:00Z", 3, 3).by(militia)
	c := attack("c", "C", "2031-03-03T14:00:00Z", 3, 3)
	c.speaker(sitrep.Statement{ID: "s1", Stance: "claims-responsibility", Speaker: &sitrep.Arg{Actor: kataib.ID, Name: kataib.Name, Kind: kataib.Kind}})
	c.Actors = append(c.Actors, kataib)
	clusters := Fuse([]sitrep.Item{a.Item, b.Item, c.Item}, kb, nil)
	if len(clusters) != 1 {
		t.Fatalf("%d clusters", len(clusters))
	}
	e := Build(clusters[0])
	if len(e.Actors) != 1 || e.Actors[0].ID != "kataib-hezbollah" {
		t.Errorf("actors %+v", e.Actors)
	}
}

func TestDenial(t *testing.T) {
	a := attack("a", "A", "2031-03-03T12:00:00Z", 3, 3)
	a.Mention.DisputedBy = []string{"s1"}
	a.Statements = []sitrep.Statement{{ID: "s1", Stance: "denies", Speaker: &sitrep.Arg{Name: "Tarvian army"}}}
	b := attack("b", "B", "2031-03-03T13:00:00Z", 3, 3).status(sitrep.Denied)
	b.Mention.Casualties = nil
	e := one(t, a, b)
	if !e.Disputed || e.Status != sitrep.Actual || e.Claims[0].Denials[0].Name != "Tarvian army" {
		t.Errorf("disputed %v, %s", e.Disputed, e.Status)
	}
	if undisputed := one(t, attack("a", "A", "2031-03-03T12:00:00Z", 3, 3)); undisputed.Confidence <= 0 || undisputed.Disputed {
		t.Errorf("confidence %v", undisputed.Confidence)
	}
}

func TestSeverityGrowsWithTheDead(t *testing.T) {
	last := -1.0
	for _, n := range []int{0, 1, 3, 10, 40, 300, 5000} {
		e := one(t, attack("a", "A", "2031-03-03T12:00:00Z", n, n))
		if e.Severity < last || e.Severity > 10 || n > 0 && n < 300 && e.Severity == last {
			t.Errorf("%d dead: severity %v after %v", n, e.Severity, last)
		}
		last = e.Severity
	}
	threat := one(t, attack("a", "A", "2031-03-03T12:00:00Z", 3, 3).status(sitrep.Threatened))
	if real := one(t, attack("a", "A", "2031-03-03T12:00:00Z", 3, 3)); threat.Severity >= real.Severity {
		t.Error("a threat is as grave as the deed")
	}
}

func correction(kind string, at int, anchors []Anchor, others []Anchor) Correction {
	return Correction{ID: kind + string(rune('a'+at)), By: "ana", At: time.Unix(int64(at), 0), Kind: kind, Anchors: anchors, Others: others}
}

func TestCorrections(t *testing.T) {
	a, b := attack("a", "A", "2031-03-03T12:00:00Z", 3, 3), attack("b", "B", "2031-03-03T13:00:00Z", 3, 3)
	c := attack("c", "C", "2031-03-04T13:00:00Z", 3, 3).on(tue, tue)
	anchor := func(x *told) []Anchor {
		return []Anchor{{Report: x.Report, Start: x.Mention.Trigger.Start, End: x.Mention.Trigger.End, Words: "attack"}}
	}
	fuse := func(rules ...Correction) []Cluster {
		b, err := json.Marshal(rules) // they are kept as documents
		if err != nil {
			t.Fatal(err)
		}
		var again []Correction
		if err := json.Unmarshal(b, &again); err != nil {
			t.Fatal(err)
		}
		return Fuse([]sitrep.Item{a.Item, attack("b", "B", "2031-03-03T13:00:00Z", 3, 3).Item, c.Item}, Knowledge{}, again)
	}
	if n := len(fuse()); n != 2 {
		t.Fatalf("%d clusters uncorrected", n)
	}
	if n := len(fuse(correction(Split, 1, anchor(a), anchor(b)))); n != 3 {
		t.Errorf("split: %d clusters, want 3", n)
	}
	if n := len(fuse(correction(Merge, 1, anchor(a), anchor(c)))); n != 1 {
		t.Errorf("merge over two days: %d clusters, want 1", n)
	}
	if n := len(fuse(correction(Merge, 1, anchor(a), anchor(b)), correction(Split, 2, anchor(a), anchor(b)))); n != 3 {
		t.Errorf("the later of two: %d clusters, want 3", n)
	}
	e := Build(fuse(correction(Reject, 1, anchor(b), nil))[0])
	if e.Families != 1 || !e.Claims[1].Withdrawn {
		t.Errorf("reject: %+v", e.Claims)
	}
	edit := correction(Edit, 1, anchor(a), nil)
	edit.Field, edit.Value = "killed", json.RawMessage(`{"low": 4, "best": 5}`)
	title := correction(Edit, 2, anchor(a), nil)
	title.Field, title.Value = "title", json.RawMessage(`"The attack of Monday"`)
	e = Build(fuse(edit, title)[0])
	if best(&e, "killed") != 5 || e.Tolls[0].High != nil || e.Title != "The attack of Monday" {
		t.Errorf("edit: %q %+v", e.Title, e.Tolls)
	}
	moved := anchor(a)
	moved[0].Start, moved[0].End = 500, 506 // coded anew: other positions, the same word
	if n := len(fuse(correction(Merge, 1, moved, anchor(c)))); n != 1 {
		t.Errorf("an anchor does not outlive a new coding: %d clusters", n)
	}
}

func texts(o Outcome, kind string) string {
	var out []string
	for _, c := range o.Changes {
		if c.Kind == kind {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, " | ")
}

func TestHistory(t *testing.T) {
	build := func(items ...*told) []sitrep.Event {
		var list []sitrep.Item
		for _, it := range items {
			list = append(list, it.Item)
		}
		return built(list)
	}
	because := Because{At: time.Unix(100, 0), Report: "b"}
	first := Reconcile(nil, build(attack("a", "Northern Wire", "2031-03-03T12:00:00Z", 3, 3)), because)
	id := first.Events[0].ID
	ministry := sitrep.Statement{ID: "s1", Stance: "asserts", Speaker: &sitrep.Arg{Name: "the health ministry"}}
	b := attack("b", "Meridian Press", "2031-03-03T20:00:00Z", 5, 5).speaker(ministry)
	second := Reconcile(first.Events, build(attack("a", "Northern Wire", "2031-03-03T12:00:00Z", 3, 3), b), because)
	if got := texts(second, sitrep.ChangeToll); got != "Killed rose from 3 to 5 (Meridian Press, citing the health ministry)." {
		t.Errorf("toll: %q", got)
	}
	if got := texts(second, sitrep.ChangeClaim); got != "Also told by Meridian Press." {
		t.Errorf("claim: %q", got)
	}
	if e := second.Events[0]; e.ID != id || e.Version != 2 || e.FirstSeen != first.Events[0].FirstSeen {
		t.Errorf("id %s version %d", e.ID, e.Version)
	}
	third := Reconcile(second.Events, build(attack("a", "Northern Wire", "2031-03-03T12:00:00Z", 3, 3).withdrawn(), b), Because{Report: "n"})
	if got := texts(third, sitrep.ChangeWithdrawn); got != "Withdrawn: Northern Wire retracted or replaced its report; 1 claim taken back." {
		t.Errorf("withdrawn: %q", got)
	}
	fourth := Reconcile(third.Events, build(attack("a", "Northern Wire", "2031-03-03T12:00:00Z", 3, 3).withdrawn(), attack("b", "Meridian Press", "2031-03-03T20:00:00Z", 5, 5).withdrawn()), Because{Report: "n"})
	if e := fourth.Events[0]; !e.Withdrawn || e.ID != id || e.Families != 0 || e.Confidence != 0 {
		t.Errorf("nothing is left, and yet %+v", e)
	}
	fifth := Reconcile(fourth.Events, build(attack("a", "Northern Wire", "2031-03-03T12:00:00Z", 3, 3), attack("b", "Meridian Press", "2031-03-03T20:00:00Z", 5, 5).withdrawn()), Because{Report: "n"})
	if got := texts(fifth, sitrep.ChangeRestored); !strings.Contains(got, "Restored: 1 claim of Northern Wire counts again.") {
		t.Errorf("restored: %q", got)
	}
}

func TestMergeAndSplitKeepIds(t *testing.T) {
	a, b, c := attack("a", "A", "2031-03-03T12:00:00Z", 3, 3), attack("b", "B", "2031-03-03T13:00:00Z", 3, 3), attack("c", "C", "2031-03-04T13:00:00Z", 3, 3).on(tue, tue)
	items := []sitrep.Item{a.Item, b.Item, c.Item}
	apart := Reconcile(nil, built(items), Because{})
	if len(apart.Events) != 2 {
		t.Fatalf("%d events", len(apart.Events))
	}
	pair, single := apart.Events[0], apart.Events[1]
	rule := correction(Merge, 1, []Anchor{AnchorOf(pair.Claims[0])}, []Anchor{AnchorOf(single.Claims[0])})
	joined := Reconcile(apart.Events, []sitrep.Event{Build(Fuse(items, Knowledge{}, []Correction{rule})[0])}, Because{By: "ana"})
	if len(joined.Events) != 1 || joined.Events[0].ID != pair.ID || joined.Redirects[single.ID] != pair.ID {
		t.Fatalf("%d events, redirects %v, want %s into %s", len(joined.Events), joined.Redirects, single.ID, pair.ID)
	}
	if got := texts(joined, sitrep.ChangeMerged); !strings.Contains(got, "Taken in: ") || !strings.Contains(got, "same happening") {
		t.Errorf("merged: %q", got)
	}
	again := Reconcile(joined.Events, built(items), Because{By: "ana"})
	ids := []string{}
	for _, e := range again.Events {
		ids = append(ids, e.ID)
	}
	if len(ids) != 2 || !slices.Contains(ids, pair.ID) || slices.Contains(ids, "") {
		t.Errorf("split: %v, want %s to stay", ids, pair.ID)
	}
	if got := texts(again, sitrep.ChangeSplit); !strings.Contains(got, "Told apart from it") {
		t.Errorf("split: %q", got)
	}
}

// Coding anew gives mentions other ids; the event is the same.
func TestRecodingKeepsTheEvent(t *testing.T) {
	first := Reconcile(nil, built([]sitrep.Item{attack("a", "A", "2031-03-03T12:00:00Z", 3, 3).Item}), Because{})
	second := Reconcile(first.Events, built([]sitrep.Item{attack("a", "A", "2031-03-03T12:00:00Z", 3, 3).id("m7").Item}), Because{})
	if len(second.Events) != 1 || second.Events[0].ID != first.Events[0].ID || len(second.Redirects) != 0 {
		t.Errorf("%+v", second)
	}
}

func TestAnswersFollow(t *testing.T) {
	a := attack("a", "A", "2031-03-03T12:00:00Z", 3, 3)
	back := tell("a", "The army struck back.").id("m2").at(100).act("ASSAULT", "aerial").in(mosul).on(tue, tue)
	back.Mention.InResponseTo = []string{"m1"}
	events := built([]sitrep.Item{a.Item, back.Item})
	out := Reconcile(nil, events, Because{})
	var first, second *sitrep.Event
	for i := range out.Events {
		if out.Events[i].Mode == "drone" {
			first = &out.Events[i]
		} else {
			second = &out.Events[i]
		}
	}
	if len(second.Answers) != 1 || second.Answers[0].Event != first.ID || !second.Answers[0].Explicit || second.Answers[0].Probability != 1 {
		t.Fatalf("answers %+v, want %s", second.Answers, first.ID)
	}
	if len(first.AnsweredBy) != 1 || first.AnsweredBy[0].Event != second.ID {
		t.Errorf("answered by %+v, want %s", first.AnsweredBy, second.ID)
	}
}

func FuzzReconcile(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, seed, next uint64) {
		first := Reconcile(nil, built(world(seed, 12)), Because{})
		second := Reconcile(first.Events, built(world(seed, 12)), Because{})
		if len(second.Events)+len(second.Changes) != 0 {
			t.Errorf("the same again: %v", second.Changes)
		}
		items := world(seed, 12)
		r := rand.New(rand.NewPCG(next, 3))
		for i := range items {
			items[i].Withdrawn = r.IntN(3) == 0
		}
		third := Reconcile(first.Events, built(items), Because{})
		ids := map[string]bool{}
		for _, e := range third.Events {
			if e.ID == "" || ids[e.ID] {
				t.Errorf("id %q twice or empty", e.ID)
			}
			ids[e.ID] = true
		}
		for from, to := range third.Redirects {
			if from == to || third.Redirects[to] != "" {
				t.Errorf("redirect %s to %s leads on or nowhere", from, to)
			}
		}
	})
}
