package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/scheme"
)

func world(t testing.TB) World {
	t.Helper()
	s, err := scheme.Load()
	if err != nil {
		t.Fatal(err)
	}
	return World{Scheme: s}
}

func on(day string) time.Time {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return d
}

// act is an event of a day between two parties.
func act(id, day, plover, from, to string) sitrep.Event {
	party := func(id string) []sitrep.Party {
		return []sitrep.Party{{ID: id, Name: id, Kind: sitrep.KindOrganization}}
	}
	return sitrep.Event{ID: id, Type: plover, Status: sitrep.Actual, Actors: party(from), Recipients: party(to),
		Time: sitrep.Time{Start: day, End: day, Precision: "day"}, Place: &sitrep.Place{Country: "XXA"}}
}

func TestTitForTatIsAChain(t *testing.T) {
	events := []sitrep.Event{
		act("a", "2025-03-01", "ASSAULT", "north", "south"),
		act("b", "2025-03-03", "ASSAULT", "south", "north"),
		act("c", "2025-03-05", "ASSAULT", "north", "south"),
		act("far", "2025-09-01", "ASSAULT", "south", "north"),
		act("other", "2025-03-04", "ASSAULT", "east", "west"),
	}
	links := Links(events, world(t))
	var got []string
	for _, l := range links {
		got = append(got, l.From+">"+l.To)
		if l.Explicit || l.Probability < linkLeast || l.Probability >= 1 {
			t.Errorf("%s>%s: explicit %v, probability %.2f", l.From, l.To, l.Explicit, l.Probability)
		}
	}
	if want := []string{"a>b", "b>c"}; !slices.Equal(got, want) {
		t.Errorf("links %v, want %v", got, want)
	}
	chains := Chains(events, links)
	if len(chains) != 1 || !slices.Equal(chains[0].Events, []string{"a", "b", "c"}) {
		t.Fatalf("chains: %+v", chains)
	}
	if of := chains[0].Of("c"); !slices.Equal(of.Events, []string{"a", "b", "c"}) {
		t.Errorf("what led to c: %v", of.Events)
	}
}

func TestDailyShellingIsNoAnswer(t *testing.T) {
	var events []sitrep.Event
	for i := range 80 { // both shell each other every day: what is usual needs no answer
		day := on("2025-01-01").AddDate(0, 0, i).Format(time.DateOnly)
		events = append(events, act(fmt.Sprintf("n%03d", i), day, "ASSAULT", "north", "south"))
		for k := range 4 {
			events = append(events, act(fmt.Sprintf("s%03d-%d", i, k), day, "ASSAULT", "south", "north"))
		}
	}
	for _, l := range Links(events, world(t)) {
		if l.To == "s079-0" {
			t.Errorf("%s>%s, %.2f: an act of daily shelling is held to answer one", l.From, l.To, l.Probability)
		}
	}
}

func TestToldAnswersAreKept(t *testing.T) {
	events := []sitrep.Event{act("a", "2024-01-01", "ASSAULT", "north", "south"), act("b", "2025-03-03", "SANCTION", "south", "north")}
	events[1].Answers = []sitrep.EventLink{{Event: "a", Explicit: true, Probability: 1, Why: "Wire: in answer to the raid"}}
	links := Links(events, world(t))
	if len(links) != 1 || !links[0].Explicit || links[0].Why == "" {
		t.Errorf("links: %+v", links)
	}
}

func TestThreatsWeighButPlansDoNot(t *testing.T) {
	w := world(t)
	e := act("a", "2025-01-01", "ASSAULT", "x", "y")
	if g := w.Weight(&e); g > -9 {
		t.Errorf("an attack weighs %.1f", g)
	}
	e.Status = sitrep.Planned
	if g := w.Weight(&e); g != 0 {
		t.Errorf("a planned attack weighs %.1f", g)
	}
}

func TestEscalationRisesWithTheBlows(t *testing.T) {
	var events []sitrep.Event
	for i := 0; i < 180; i += 12 {
		events = append(events, act(fmt.Sprintf("u%d", i), on("2025-01-01").AddDate(0, 0, i).Format(time.DateOnly), "ASSAULT", "north", "south"))
	}
	day := on("2025-06-30")
	before := Escalation(events, world(t), ByPair, day, nil)
	if len(before) != 1 || before[0].Level != Usual {
		t.Fatalf("a steady pair: %+v", before)
	}
	for i := range 12 {
		events = append(events, act(fmt.Sprintf("b%d", i), day.AddDate(0, 0, -i/2).Format(time.DateOnly), "ASSAULT", "south", "north"))
	}
	after := Escalation(events, world(t), ByPair, day, nil)
	if after[0].Level < Rising || after[0].Low >= after[0].Ratio || after[0].High <= after[0].Ratio {
		t.Errorf("twelve blows in a week: %+v", after[0])
	}
	twice := func(d time.Time) float64 {
		if day.Sub(d) < 7*24*time.Hour {
			return 8 // eight times the news
		}
		return 1
	}
	if flood := Escalation(events, world(t), ByPair, day, twice); flood[0].Ratio >= after[0].Ratio {
		t.Errorf("with eight times the news the ratio is %.1f, without %.1f", flood[0].Ratio, after[0].Ratio)
	}
	if places := Escalation(events, world(t), ByPlace, day, nil); len(places) != 1 || places[0].Key != "XXA" {
		t.Errorf("by place: %+v", places)
	}
}

func TestChangesFindsWhereTheRateChanged(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	found, false1 := 0, 0
	for range 200 {
		counts := make([]int, 60)
		for i := range counts {
			rate := 2.0
			if i >= 40 {
				rate = 8
			}
			counts[i] = poisson(rng, rate)
		}
		cs := Changes(counts, nil)
		if len(cs) == 1 && cs[0].At >= 38 && cs[0].At <= 42 {
			found++
		}
		steady := make([]int, 60)
		for i := range steady {
			steady[i] = poisson(rng, 3)
		}
		if len(Changes(steady, nil)) > 0 {
			false1++
		}
	}
	if found < 180 || false1 > 10 {
		t.Errorf("of 200 changes %d were found; of 200 steady series %d were cut", found, false1)
	}
}

func TestChangesTakeExposureOut(t *testing.T) {
	counts, exposure := make([]int, 40), make([]float64, 40)
	for i := range counts {
		counts[i], exposure[i] = 5, 1
		if i >= 20 {
			counts[i], exposure[i] = 20, 4
		}
	}
	if cs := Changes(counts, exposure); len(cs) != 0 {
		t.Errorf("four times the events in four times the news: %+v", cs)
	}
	if cs := Changes(counts, nil); len(cs) != 1 {
		t.Errorf("the bare counts: %+v", cs)
	}
}

func poisson(rng *rand.Rand, rate float64) int {
	n, p := 0, rng.Float64()
	for limit := math.Exp(-rate); p > limit; n++ {
		p *= rng.Float64()
	}
	return n
}

func TestInfluenceSharesAmongRivals(t *testing.T) {
	events := []sitrep.Event{
		act("1", "2025-01-10", "AID", "east", "client"),
		act("2", "2025-02-10", "CONSULT", "west", "client"),
		act("3", "2025-02-11", "ASSAULT", "west", "client"),
		act("4", "2025-05-11", "AID", "west", "client"),
		act("5", "2025-05-12", "AID", "west", "someone"),
	}
	got := Influence(events, world(t), "client", []string{"east", "west"}, "quarter")
	if len(got) != 3 || got[0].Start != "2025-01-01" || got[0].Rival != "east" || got[2].Start != "2025-04-01" || got[2].Share != 1 {
		t.Fatalf("standings: %+v", got)
	}
	if sum := got[0].Share + got[1].Share; math.Abs(sum-1) > 1e-9 {
		t.Errorf("shares of a quarter sum to %.3f", sum)
	}
	if got[1].Net >= 0 || got[0].Net != 1 || got[1].N != 2 {
		t.Errorf("alignment: %+v", got[:2])
	}
}
