package re3d

import (
	"slices"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/internal/learn"
	"github.com/sitrep-news/sitrep/nlp"
)

// word is a row of a document built by hand: form, UPOS, head (from 1, 0 the root), relation.
type word struct {
	form, upos string
	head       int
	rel        string
}

// document lays words out as one sentence.
func document(words ...word) *nlp.Doc {
	d := &nlp.Doc{Sents: []nlp.Sent{{Start: 0, End: len(words)}}}
	for _, w := range words {
		if d.Text != "" {
			d.Text += " "
		}
		at := len(d.Text)
		d.Text += w.form
		d.Tokens = append(d.Tokens, nlp.Token{Start: at, End: len(d.Text), Form: w.form, Lemma: strings.ToLower(w.form), UPOS: w.upos, Head: w.head - 1, Deprel: w.rel})
	}
	return d
}

// visit is "Colonel Adan Rul met rebel leaders in Qasra".
func visit() *nlp.Doc {
	d := document(
		word{"Colonel", "PROPN", 4, "nsubj"}, word{"Adan", "PROPN", 1, "flat"}, word{"Rul", "PROPN", 1, "flat"}, word{"met", "VERB", 0, "root"},
		word{"rebel", "NOUN", 6, "compound"}, word{"leaders", "NOUN", 4, "obj"}, word{"in", "ADP", 8, "case"}, word{"Qasra", "PROPN", 4, "obl"})
	d.Names = []nlp.Name{{Start: 1, End: 3, Label: "Person"}, {Start: 7, End: 8, Label: "Location"}}
	return d
}

func TestEnds(t *testing.T) {
	x := NewDocument(visit(), &sitrep.Report{})
	var got []string
	for _, e := range x.Ends(0) {
		got = append(got, x.Doc.Words(e.Start, e.End))
	}
	for _, want := range []string{"Colonel Adan Rul", "rebel leaders", "Qasra"} {
		if !slices.Contains(got, want) {
			t.Errorf("expressions %q lack %q", got, want)
		}
	}
	for _, not := range []string{"met", "rebel", "in"} {
		if slices.Contains(got, not) {
			t.Errorf("expressions %q have %q", got, not)
		}
	}
}

func TestPath(t *testing.T) {
	x := NewDocument(visit(), &sitrep.Report{})
	rels, lemmas, top := x.path(0, 5)
	if rels != "^nsubj_obj" || top != "met" || !slices.Equal(lemmas, []string{"met"}) {
		t.Errorf("path %q over %q with %q at the top", rels, lemmas, top)
	}
	back, _, _ := x.path(5, 0)
	if back != "^obj_nsubj" {
		t.Errorf("path back %q", back)
	}
}

func TestInputHints(t *testing.T) {
	d := visit()
	x := NewDocument(d, &sitrep.Report{})
	ends := x.Ends(0)
	a, b := ends[0], ends[len(ends)-1]
	x.Tell("visits", x.Bytes(a), x.Bytes(b))
	if in := x.Input(a, b); !slices.Contains(in.Features, "hint_visits") {
		t.Errorf("features %q lack what the record tells", in.Features)
	}
	if in := x.Input(b, a); !slices.Contains(in.Features, "hint_-visits") {
		t.Errorf("features %q lack that it is told the other way round", in.Features)
	}
	if one, two := x.Input(a, b), x.Input(a, b); !slices.Equal(one.Features, two.Features) {
		t.Error("the same pair looks different the second time")
	}
}

func TestDecide(t *testing.T) {
	p := func(k int, v float64) []float64 {
		out := make([]float64, len(Types))
		out[k] = v
		return out
	}
	kind := func(name string) int { return slices.Index(Types[:], name) }
	a, b, c := End{0, 0, 2}, End{4, 3, 5}, End{8, 8, 9}
	longer := End{4, 2, 5} // b with a word more
	leads, same := kind("InChargeOf"), kind("IsSynonymOf")
	got := Decide([]Pair{
		{a, b, p(leads, 0.6)}, {a, longer, p(leads, 0.9)}, // one relation, cut twice: the likelier stays
		{b, a, p(leads, 0.55)},                     // the reverse goes
		{a, c, p(leads, 0.4)},                      // below the bar
		{b, c, p(same, 0.7)}, {c, b, p(same, 0.6)}, // synonyms stand both ways
	}, 0.5)
	want := []Told{{leads, a, longer}, {same, b, c}, {same, c, b}}
	if !slices.Equal(got, want) {
		t.Errorf("decided %v, want %v", got, want)
	}
}

func TestWeigh(t *testing.T) {
	x := NewDocument(visit(), &sitrep.Report{})
	k := slices.Index(Types[:], "CommWith")
	weights := make([]string, len(Types))
	for i := range weights {
		weights[i] = "-500"
	}
	weights[k] = "300"
	m, err := learn.Parse("path_^nsubj_obj "+strings.Join(weights, " "), len(Types))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range Weigh(x, m) {
		talks := p.A.Head == 0 && p.B.Head == 5
		if (p.P[k] > 0.9) != talks {
			t.Errorf("%q and %q: probability %.2f", x.Doc.Words(p.A.Start, p.A.End), x.Doc.Words(p.B.Start, p.B.End), p.P[k])
		}
	}
}

func TestLoad(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if m.Classes != len(Types) {
		t.Errorf("%d classes, want %d", m.Classes, len(Types))
	}
}

// Two places after one preposition are reached by the same way.
func TestWaysPassConjuncts(t *testing.T) {
	d := document(word{"strikes", "NOUN", 0, "root"}, word{"near", "ADP", 3, "case"}, word{"Qasra", "PROPN", 1, "nmod"},
		word{"and", "CCONJ", 5, "cc"}, word{"Dol", "PROPN", 3, "conj"})
	x := NewDocument(d, &sitrep.Report{})
	for _, place := range []int{2, 4} {
		got := x.Input(End{0, 0, 1}, End{place, place, place + 1}).Features
		if !slices.Contains(got, "way_|nmod:near") {
			t.Errorf("%s: features %q lack the way |nmod:near", d.Tokens[place].Form, got)
		}
	}
}
