package cast

import (
	"slices"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestWho: of whom a report tells whose they are by whom they serve, not by where it plays,
// names of letters, ministries side by side, and nouns that name nobody.
func TestWho(t *testing.T) {
	d, c := built(t, "who.conllu")
	for _, w := range []struct {
		form                  string
		nth                   int
		name, country, sector string
	}{
		{"troops", 0, "troops", "RUS", "MIL"},
		{"soldiers", 0, "soldiers", "TUR", "MIL"},
		{"S.D.F.", 0, "Syrian Democratic Forces", "SYR", "REB"},
		{"S.D.F.", 1, "Syrian Democratic Forces", "SYR", "REB"},
		{"forces", 0, "forces", "SYR", "REB"},
		{"Ministry", 0, "Defense Ministry", "SYR", "GOV"},
		{"ministry", 0, "Ministry of Foreign Affairs (Iran)", "IRN", "GOV"},
		{"it", 0, "Ministry of Foreign Affairs (Iran)", "IRN", "GOV"},
		{"Exampla", 0, "Ann Exampla", "IGO", "IGO"},
	} {
		head := nlptest.Word(t, d, w.form, w.nth)
		for d.Rel(head) == "flat" {
			head = d.Tokens[head].Head
		}
		if a := c.Arg(head); a.Name != w.name || a.Country != w.country || !slices.Contains(a.Sectors, w.sector) {
			t.Errorf("%s %d is %q of %s %v, want %q of %s %s", w.form, w.nth, a.Name, a.Country, a.Sectors, w.name, w.country, w.sector)
		}
	}
	for _, form := range []string{"figures", "conference"} {
		if a := c.Arg(nlptest.Word(t, d, form, 0)); sitrep.CanAct(a.Kind) {
			t.Errorf("%s is taken for %s", form, a.Kind)
		}
	}
}

// TestStateLetters finds a state by its letters where the engine saw no name.
func TestStateLetters(t *testing.T) {
	_, who := chained(t, "The|DET|DT|2|det group|NOUN|NN|3|nsubj|group left|VERB|VBD|0|root|leave .|PUNCT|.|3|punct / The|DET|DT|2|det U.S.|PROPN|NNP|3|nsubj stayed|VERB|VBD|0|root|stay .|PUNCT|.|3|punct", Options{}, []int{1, 5})
	if a, b := who.Arg(5), who.Arg(1); a.Country != "USA" || b.Actor == a.Actor || who.Same(1, 5) {
		t.Errorf("the U.S. is %+v, the group %+v", a, b)
	}
}

// TestTimesAreNobody: a day that the engine took for a name is no actor; a person may be called April.
func TestTimesAreNobody(t *testing.T) {
	tokens := func(words ...string) []nlp.Token {
		var out []nlp.Token
		for _, w := range words {
			out = append(out, nlp.Token{Form: w})
		}
		return out
	}
	d := &nlp.Doc{Tokens: tokens("Wednesday", "night", "April", "May", "Monday", "Club"), Names: []nlp.Name{
		{Start: 0, End: 2, Label: "Misc"}, {Start: 2, End: 4, Label: "Person"}, {Start: 4, End: 6, Label: "Organization"}}}
	dropTimes(d)
	if len(d.Names) != 2 || d.Names[0].Label != "Person" || d.Names[1].Label != "Organization" {
		t.Errorf("names left: %+v", d.Names)
	}
}
