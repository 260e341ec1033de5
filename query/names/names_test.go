package names

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/query"
)

func day(s string) time.Time {
	t, _ := time.Parse(time.DateOnly, s)
	return t
}

// base is the shipped states with invented groups beside them.
func base(t *testing.T) *actor.Base {
	t.Helper()
	groups := "name|class|country|sectors|aliases|links|dates|source\n" +
		"Quarry Corps|army|IRN|MIL||part_of=IRN|1990..|test\n" +
		"Reed Brigades|militia|IRQ|PRM|Reedmen|backed_by=quarry-corps@2014..2019; part_of=reed-league@2016..|2010..|test\n" +
		"Reed League|alliance|IRQ|PRM|||2009..|test\n" +
		"Reed Scouts|militia|IRQ|PRM||part_of=reed-brigades||test\n" +
		"Salt Guard|militia|IRQ|PRM||backed_by=IRN@2015..||test\n"
	people := "name|country|offices|aliases|links|life|source\nOmid Testari|IRN|pm 2018..2020||||test\n"
	b, err := actor.Load(fstest.MapFS{"g.txt": {Data: []byte(groups)}, "p.txt": {Data: []byte(people)}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func resolver(t *testing.T) *Names {
	t.Helper()
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(base(t), g, func(name string) []string {
		if strings.EqualFold(name, "river boys") {
			return []string{"~river boys"}
		}
		return nil
	})
}

func TestActor(t *testing.T) {
	n := resolver(t)
	for _, c := range []struct {
		name string
		on   string
		all  bool
		want string // some of the ids, "!" before those that must not be there
	}{
		{"iran", "2024-01-01", false, "IRN"},
		{"IRN", "2024-01-01", false, "IRN"},
		{"Reedmen", "2024-01-01", false, "reed-brigades"},
		{"reed-brigades", "2024-01-01", false, "reed-brigades"},
		{"~anyone", "2024-01-01", false, "~anyone"},
		{"River Boys", "2024-01-01", false, "~river boys"},
		{"Reed League", "2024-01-01", true, "reed-league reed-brigades reed-scouts"},
		{"Reed League", "2015-01-01", true, "reed-league !reed-brigades !reed-scouts"},
		{"iran", "2018-06-01", true, "IRN quarry-corps reed-brigades reed-scouts salt-guard omid-testari"},
		{"iran", "2022-06-01", true, "IRN quarry-corps salt-guard !reed-brigades !omid-testari"},
		{"Iran-backed groups", "2018-06-01", false, "reed-brigades reed-scouts salt-guard !IRN !quarry-corps"},
		{"pro-Iranian militias", "2022-06-01", false, "salt-guard !reed-brigades"},
	} {
		got, err := n.Actor(c.name, day(c.on), c.all)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, id := range strings.Fields(c.want) {
			if c.all == false && !strings.Contains(c.want, " ") && len(got) != 1 && !strings.Contains(id, " ") {
				t.Errorf("%s stands for %v", c.name, got)
			}
			if strings.HasPrefix(c.want, "~") {
				id = c.want
			}
			if not, no := strings.CutPrefix(id, "!"); slices.Contains(got, not) == no {
				t.Errorf("%s on %s: %s in %v", c.name, c.on, id, got)
			}
		}
	}
	if ids, err := n.Actor("Nobody Whosoever Qx", day("2024-01-01"), false); err == nil || !strings.Contains(err.Error(), `"~`) {
		t.Errorf("an unknown name is %v, %v", ids, err)
	}
}

func TestUnderIsAFixedPoint(t *testing.T) {
	n := resolver(t)
	for _, e := range n.actors.Entries() {
		if e.Kind == "person" {
			continue
		}
		ids := n.Under([]string{e.ID}, day("2018-06-01"))
		seen := map[string]bool{}
		for _, id := range ids {
			if seen[id] {
				t.Fatalf("%s stands twice under %s", id, e.ID)
			}
			seen[id] = true
		}
		if ids[0] != e.ID {
			t.Fatalf("%s is not first of %v", e.ID, ids)
		}
	}
}

func TestPlace(t *testing.T) {
	n := resolver(t)
	for name, want := range map[string]query.Place{
		"IRQ": {Country: "IRQ"}, "Iraq": {Country: "IRQ"}, "united states": {Country: "USA"}, "USA": {Country: "USA"}, "UK": {Country: "GBR"},
		"Mosul": {Country: "IRQ", Admin1: "Nineveh", Name: "Mosul"},
	} {
		if got, err := n.Place(name); err != nil || got != want {
			t.Errorf("%s is %+v, %v", name, got, err)
		}
	}
	if got, err := n.Place("Anbar province"); err != nil || got.Country != "IRQ" || got.Admin1 == "" || got.Name != "" {
		t.Errorf("a province is %+v, %v", got, err)
	}
	for _, bad := range []string{"Africa", "Qqxzt"} {
		if got, err := n.Place(bad); err == nil {
			t.Errorf("%s is %+v", bad, got)
		}
	}
}

func TestWholeQuery(t *testing.T) {
	q, err := query.Parse(`type:ASSAULT by:"Iran-backed groups" on:USA+ place:IRQ,Syria since:2018-01-01 until:2018-12-31`, query.Options{Now: day("2024-01-01"), Resolver: resolver(t)})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(q.Doers, "reed-brigades") || !slices.Contains(q.Recipients, "united-states-armed-forces") || !slices.Equal(q.Countries, []string{"IRQ", "SYR"}) {
		t.Errorf("got %+v", q)
	}
	again, err := query.Parse(query.String(q), query.Options{Resolver: resolver(t)})
	if err != nil || query.String(again) != query.String(q) {
		t.Errorf("%v: %s", err, query.String(again))
	}
}
