package fuse

import (
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

func knowledge(t testing.TB) Knowledge {
	t.Helper()
	base, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	return Knowledge{Actors: base}
}

const (
	sat = "2031-03-01"
	sun = "2031-03-02"
	mon = "2031-03-03"
	tue = "2031-03-04"
)

func TestExplain(t *testing.T) {
	kb := knowledge(t)
	drone := func(report string) *told { return tell(report, "A drone hit the base.").act("ASSAULT", "drone") }
	for _, c := range []struct {
		name string
		a, b *told
		join bool
		says string
	}{
		{"same town, day and means", drone("a").in(erbil).on(mon, mon), drone("b").in(erbil).on(mon, mon), true, "same place (Erbil) and day, same means (drone)"},
		{"a site in the town", drone("a").in(erbil).on(mon, mon), drone("b").in(airport).on(mon, mon), true, "km apart"},
		{"drone strike is an air strike", drone("a").in(erbil).on(mon, mon), tell("b", "An air strike hit.").act("ASSAULT", "aerial").in(erbil).on(mon, mon), true, "same place"},
		{"overnight and the day", drone("a").in(erbil).on(mon, mon), drone("b").in(erbil).on(sun, mon), true, "same days"},
		{"two towns", drone("a").in(erbil).on(mon, mon), drone("b").in(mosul).on(mon, mon), false, "two places"},
		{"two days", drone("a").in(erbil).on(mon, mon), drone("b").in(erbil).on(tue, tue), false, "different days"},
		{"two countries", drone("a").in(iraq).on(mon, mon), drone("b").in(jordan).on(mon, mon), false, "different countries"},
		{"a militia and its description", drone("a").in(iraq).on(mon, mon).by(kataib).against(usForces), drone("b").in(iraq).on(mon, mon).by(militia).against(usForces), true, "may be"},
		{"two named groups", drone("a").in(erbil).on(mon, mon).by(kataib), drone("b").in(erbil).on(mon, mon).by(isis), false, "different doers"},
		{"who struck back is not who struck", drone("a").in(erbil).on(mon, mon).by(kataib).against(usa), drone("b").in(erbil).on(mon, mon).by(usa).against(kataib), false, "different doers"},
		{"a state and its army", drone("a").in(iraq).on(mon, mon).by(usa).against(kataib), drone("b").in(iraq).on(mon, mon).by(usForces).against(kataib), true, "Kata'ib Hezbollah on both sides"},
		{"a threat is no attack", drone("a").in(erbil).on(mon, mon).status(sitrep.Threatened), drone("b").in(erbil).on(mon, mon), false, "threatened"},
		{"a denial is of the attack", drone("a").in(erbil).on(mon, mon).status(sitrep.Denied), drone("b").in(erbil).on(mon, mon), true, "same place"},
		{"shooting is no drone attack", tell("a", "Gunmen opened fire.").act("ASSAULT", "firearms").in(iraq).on(mon, mon), drone("b").in(iraq).on(mon, mon), false, "firearms and drone"},
		{"arrest is no attack", tell("a", "Police arrested three.").act("COERCE", "arrest").in(erbil).on(mon, mon), drone("b").in(erbil).on(mon, mon), false, "kinds of act"},
		{"only a country and a day", drone("a").in(iraq).on(mon, mon), tell("b", "Three died when unmanned aircraft came down on a farm.").act("ASSAULT", "drone").in(iraq).on(mon, mon).killed(3, 3), false, "apart: only"},
		{"the dead tell", drone("a").in(iraq).on(mon, mon).killed(17, 17), drone("b").in(iraq).on(mon, mon).killed(17, 17), true, "17 killed in both"},
		{"tolls far apart and another target", tell("a", "A school was hit.").in(erbil).on(mon, mon).killed(2, 2).hit("a school"), tell("b", "Shells fell.").in(erbil).on(mon, mon).killed(40, 40).hit("a power plant"), false, "2 and 40 killed"},
		{"a province holds the town", drone("a").in(erbilGov).on(mon, mon).killed(3, 3), drone("b").in(erbil).on(mon, mon).killed(3, 3), true, "Erbil"},
		{"without a place, by parties and the dead", drone("a").on(mon, mon).by(kataib).against(usForces).killed(3, 3), drone("b").in(erbil).on(mon, mon).by(kataib).against(usForces).killed(3, 3), true, "3 killed in both"},
		{"talks and a visit", tell("a", "Envoys met.").act("CONSULT", "").on(mon, mon).by(usa, turkey), tell("b", "The envoys held talks.").act("CONSULT", "visit").on(mon, mon).by(turkey, usa), true, "on both sides"},
		{"talks of others", tell("a", "Envoys met.").act("CONSULT", "").on(mon, mon).by(usa, turkey), tell("b", "Envoys met.").act("CONSULT", "").on(mon, mon).by(iraqGov), false, "different parties"},
	} {
		v := Explain(c.a.Item, c.b.Item, kb)
		if v.Join != c.join || !strings.Contains(v.String(), c.says) {
			t.Errorf("%s: %v (%.1f points), want join %v and %q", c.name, v, v.Score, c.join, c.says)
		}
		if w := Explain(c.b.Item, c.a.Item, kb); w.Join != v.Join || w.Score != v.Score {
			t.Errorf("%s: the other way round %v", c.name, w)
		}
		if n := len(Fuse([]sitrep.Item{c.a.Item, c.b.Item}, kb, nil)); (n == 1) != c.join {
			t.Errorf("%s: %d clusters", c.name, n)
		}
	}
}

// A mention that could be either of two must not glue them.
func TestChainsDoNotGlue(t *testing.T) {
	a := tell("a", "A drone hit the base.").act("ASSAULT", "drone").in(erbil).on(mon, mon)
	b := tell("b", "A drone hit the base.").act("ASSAULT", "drone").in(erbil).on(tue, tue)
	c := tell("c", "A drone hit the base.").act("ASSAULT", "drone").in(erbil).on(mon, tue)
	clusters := Fuse([]sitrep.Item{a.Item, b.Item, c.Item}, Knowledge{}, nil)
	if len(clusters) != 2 {
		t.Fatalf("%d clusters, want 2", len(clusters))
	}
	for _, cl := range clusters {
		if len(cl.Items) == 2 && cl.Why[0] == "" {
			t.Error("a join without a reason")
		}
	}
}

func TestTalliesAreNoSingleEvents(t *testing.T) {
	since := "2031-01-01"
	tally := tell("a", "Militias attacked the base more than 40 times.").act("ASSAULT", "drone").in(erbil).on(since, mon).by(kataib)
	tally.Mention.Count, tally.Mention.Since = &sitrep.Count{Low: 40, Text: "more than 40"}, &since
	one := tell("b", "A drone hit the base.").act("ASSAULT", "drone").in(erbil).on(mon, mon).by(kataib)
	again := tell("c", "Militias attacked the base more than 40 times.").act("ASSAULT", "drone").in(erbil).on(since, mon).by(kataib)
	again.Mention.Count, again.Mention.Since = tally.Mention.Count, &since
	clusters := Fuse([]sitrep.Item{tally.Item, one.Item, again.Item}, Knowledge{}, nil)
	if len(clusters) != 2 {
		t.Fatalf("%d clusters, want the tally and the attack", len(clusters))
	}
	e := Build(clusters[0])
	if e.Count == nil || e.Count.Low != 40 || e.Since == nil || !strings.HasPrefix(e.Title, "More than 40 drone attacks by Kata'ib Hezbollah") {
		t.Errorf("the tally is %q", e.Title)
	}
}

func TestUptake(t *testing.T) {
	first := tell("a", "Warplanes bombed two depots on Monday.").act("ASSAULT", "aerial").in(erbil).on(mon, mon).by(usa)
	echo := tell("a", "Six fighters were killed in the air strikes.").id("m2").at(100).act("ASSAULT", "aerial").killed(6, 6)
	other := tell("a", "Another strike killed two.").id("m3").at(200).act("ASSAULT", "aerial").killed(2, 2)
	clusters := Fuse([]sitrep.Item{first.Item, echo.Item, other.Item}, Knowledge{}, nil)
	if len(clusters) != 2 || len(clusters[0].Items) != 2 {
		t.Fatalf("%d clusters", len(clusters))
	}
	e := Build(clusters[0])
	if best(&e, "killed") != 6 || e.Reports != 1 || !strings.Contains(e.Claims[1].Why, "takes it up") {
		t.Errorf("%q: %+v", e.Title, e.Claims)
	}
}
