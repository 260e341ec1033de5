package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

// known is the real base with an invented group laid over it.
func known(t testing.TB) World {
	t.Helper()
	w := world(t)
	base, err := actor.Load(fstest.MapFS{"groups.txt": {Data: []byte("# Invented.\nname|class|country|sectors|aliases|links|dates|source\n" +
		"Hill Front Example|armed group|IRQ|PRM REB|Hill Front|backed_by=IRN|2020..|invented\n")}})
	if err != nil {
		t.Fatal(err)
	}
	w.Actors = base
	return w
}

func TestNoEventsNoFigures(t *testing.T) {
	w := world(t)
	if l, c := Links(nil, w), Chains(nil, nil); len(l) != 0 || len(c) != 0 {
		t.Errorf("links %v, chains %v", l, c)
	}
	if x := Escalation(nil, w, ByPair, on("2025-05-01"), nil); len(x) != 0 {
		t.Errorf("index %v", x)
	}
	if s := Influence(nil, w, "a", []string{"b"}, "month"); len(s) != 0 {
		t.Errorf("influence %v", s)
	}
	if c := Changes(nil, nil); c != nil {
		t.Errorf("changes %v", c)
	}
	if c := Changes(make([]int, 30), nil); len(c) != 0 {
		t.Errorf("a rate of nothing changed: %v", c)
	}
}

func TestBlowsOfOneDay(t *testing.T) {
	events := []sitrep.Event{act("a", "2025-03-01", "ASSAULT", "north", "south"), act("b", "2025-03-01", "ASSAULT", "south", "north")}
	links := Links(events, world(t))
	if len(links) != 1 || links[0].From == links[0].To || !strings.Contains(links[0].Why, "the same day or hours") {
		t.Fatalf("links of one day: %+v", links)
	}
	if c := Chains(events, links); len(c) != 1 || len(c[0].Events) != 2 || len(c[0].Links) != 1 {
		t.Errorf("chains: %+v", c)
	}
}

func TestLinksAreNoCircle(t *testing.T) {
	var events []sitrep.Event
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		from, to := "north", "south"
		if (id[0]-'a')%2 == 1 {
			from, to = to, from
		}
		events = append(events, act(id, "2025-03-01", "ASSAULT", from, to))
	}
	seen := map[[2]string]bool{}
	for _, l := range Links(events, world(t)) {
		if seen[[2]string{l.To, l.From}] {
			t.Errorf("%s and %s answer each other", l.From, l.To)
		}
		seen[[2]string{l.From, l.To}] = true
	}
}

func TestTalliesAreNoBlows(t *testing.T) {
	many := act("many", "2025-03-01", "ASSAULT", "north", "south")
	many.Count = &sitrep.Count{Low: 40}
	events := []sitrep.Event{many, act("b", "2025-03-02", "ASSAULT", "south", "north")}
	if links := Links(events, world(t)); len(links) != 0 {
		t.Errorf("an act answers forty at once: %+v", links)
	}
	if Times(&many) != 40 || Times(&events[1]) != 1 {
		t.Errorf("times %d and %d", Times(&many), Times(&events[1]))
	}
}

func TestWithdrawnAndUndatedAreLeftOut(t *testing.T) {
	gone := act("gone", "2025-03-01", "ASSAULT", "north", "south")
	gone.Withdrawn = true
	vague := act("vague", "2025-03-01", "ASSAULT", "north", "south")
	vague.Time.Precision = "month"
	events := []sitrep.Event{gone, vague, act("b", "2025-03-02", "ASSAULT", "south", "north")}
	if links := Links(events, world(t)); len(links) != 0 {
		t.Errorf("links %+v", links)
	}
	if x := Escalation(events[:2], world(t), ByPair, on("2025-03-03"), nil); len(x) != 0 {
		t.Errorf("index %+v", x)
	}
}

func TestPairsThroughTheHierarchy(t *testing.T) {
	w := known(t)
	strike := func(id, day, plover string, actors []sitrep.Party, objects ...string) sitrep.Event {
		e := act(id, day, plover, "x", "y")
		e.Actors, e.Recipients, e.Objects = actors, nil, objects
		return e
	}
	usa := []sitrep.Party{{ID: "USA", Name: "United States", Kind: sitrep.KindState, Country: "USA"}}
	front := []sitrep.Party{{ID: "hill-front-example", Name: "Hill Front Example", Kind: sitrep.KindOrganization, Country: "IRQ"}}
	events := []sitrep.Event{
		strike("a", "2025-03-01", "ASSAULT", usa, "two depots of the Hill Front"),
		strike("b", "2025-03-03", "ASSAULT", front, "a U.S. base"),
		strike("c", "2025-03-05", "ASSAULT", usa, "a car"),
	}
	events[2].Recipients = []sitrep.Party{{ID: "~commander", Name: "commander of Hill Front and his driver", Kind: sitrep.KindPerson}}
	var got []string
	for _, l := range Links(events, w) {
		got = append(got, l.From+">"+l.To)
	}
	if !slices.Equal(got, []string{"a>b", "b>c"}) {
		t.Errorf("links %v", got)
	}
	x := Escalation(events, w, ByPair, on("2025-03-06"), nil)
	if len(x) != 1 || x[0].Key != "USA>hill-front-example" || x[0].Recents != 3 {
		t.Errorf("pairs %+v", x)
	}
	if tie := w.Tie("hill-front-example", "IRN", on("2025-03-06")); tie <= 0 || tie >= 1 {
		t.Errorf("a group and its backer are tied by %.2f", tie)
	}
	if camp := w.Camp("hill-front-example", time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)); len(camp) == 0 || camp[0] != "hill-front-example" {
		t.Errorf("camp %v", camp)
	}
	if s := Influence([]sitrep.Event{act("1", "2025-03-01", "AID", "IRN", "hill-front-example"), act("2", "2025-03-01", "ASSAULT", "USA", "hill-front-example")}, w, "hill-front-example", []string{"IRN", "USA"}, "year"); len(s) != 2 || s[0].Rival != "IRN" || s[0].Net != 1 || s[1].Net != -1 {
		t.Errorf("influence: %+v", s)
	}
}

func TestAlliesOfOneAllianceAreNotOneCamp(t *testing.T) {
	w := known(t)
	if tie := w.Tie("USA", "IRN", on("2025-03-06")); tie != 0 {
		t.Errorf("the United States and Iran share a camp: %.2f, %v and %v", tie, w.Camp("USA", on("2025-03-06")), w.Camp("IRN", on("2025-03-06")))
	}
}

func TestFutureAndFarPastDoNotCount(t *testing.T) {
	events := []sitrep.Event{act("later", "2025-06-01", "ASSAULT", "north", "south"), act("long ago", "2019-01-01", "ASSAULT", "north", "south")}
	for _, x := range Escalation(events, world(t), ByPair, on("2025-05-01"), nil) {
		t.Errorf("%+v", x)
	}
}

// BenchmarkLinks draws the links of 3,000 blows of four months among forty parties.
func BenchmarkLinks(b *testing.B) {
	w := known(b)
	var events []sitrep.Event
	ids := []string{"USA", "IRN", "ISR", "IRQ", "SYR", "TUR", "hill-front-example", "RUS", "UKR", "SAU"}
	for i := range 3000 {
		day := on("2025-01-01").AddDate(0, 0, i/25).Format(time.DateOnly)
		events = append(events, act(fmt.Sprint("e", i), day, "ASSAULT", ids[i%len(ids)], ids[(i*7+3)%len(ids)]))
	}
	for b.Loop() {
		Links(events, w)
	}
}
