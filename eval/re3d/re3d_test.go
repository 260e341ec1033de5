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
	if got := Weigh(x, m); len(got) > 0 {
		t.Errorf("weighed %d pairs of what is not known to be entities", len(got))
	}
	x.Recognise(anything(t))
	pairs := Weigh(x, m)
	if len(pairs) == 0 {
		t.Fatal("no pair was weighed")
	}
	for _, p := range pairs {
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
	if m.Pairs.Classes != len(Types) || m.Entities.Classes != len(EntityTypes) {
		t.Errorf("%d and %d classes, want %d and %d", m.Pairs.Classes, m.Entities.Classes, len(Types), len(EntityTypes))
	}
	x := NewDocument(visit(), &sitrep.Report{})
	place, person := slices.Index(EntityTypes[:], "Location"), slices.Index(EntityTypes[:], "Person")
	if p := m.Entities.Scores(x.HeadInput(7)); p[place] <= p[person] {
		t.Errorf("Qasra: %.2f for a place, %.2f for a person", p[place], p[person])
	}
	if p := m.Entities.Scores(x.HeadInput(1)); p[place] >= p[person] {
		t.Errorf("Adan Rul: %.2f for a place, %.2f for a person", p[place], p[person])
	}
	x.Recognise(m.Entities)
	talk, members := slices.Index(Types[:], "CommWith"), slices.Index(Types[:], "BelongsTo")
	if p := m.Pairs.Scores(x.Input(End{0, 0, 3}, End{5, 4, 6})); p[talk] <= p[members] {
		t.Errorf("who met whom: %.2f for talking, %.2f for belonging", p[talk], p[members])
	}
}

// anything is a model that takes every noun for an entity, names of people for
// people and names of places for locations.
func anything(t *testing.T) *learn.Model {
	t.Helper()
	row := func(feature, kind, weight string) string {
		ws := slices.Repeat([]string{"0"}, len(EntityTypes))
		ws[slices.Index(EntityTypes[:], kind)] = weight
		return feature + " " + strings.Join(ws, " ")
	}
	m, err := learn.Parse(strings.Join([]string{"bias" + strings.Repeat(" -300", len(EntityTypes)), row("u_NOUN", "any", "600"), row("u_PROPN", "any", "600"),
		row("n_Person", "Person", "600"), row("n_Location", "Location", "600")}, "\n"), len(EntityTypes))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEntities(t *testing.T) {
	x := NewDocument(visit(), &sitrep.Report{})
	bare := x.Fresh()
	x.Recognise(anything(t))
	got := map[string]string{}
	for _, e := range x.Entities() {
		b := x.Bytes(e.End)
		got[x.Doc.Text[b.Start:b.End]] = EntityTypes[e.Type]
	}
	if got["Qasra"] != "Location" {
		t.Errorf("entities %q lack the place", got)
	}
	for words, kind := range got {
		if kind != "Person" && kind != "Location" {
			t.Errorf("%q is told to be a %s", words, kind)
		}
	}
	if x.mark(7) != "L" || x.mark(5) != "-" {
		t.Errorf("marks %q of the place and %q of the leaders", x.mark(7), x.mark(5))
	}
	if len(bare.Entities()) > 0 {
		t.Error("what was recognised in a document is known to a fresh one of it")
	}
}

// A pair's numbers are both ends' types and their products: they change with the ends.
func TestTypes(t *testing.T) {
	x := NewDocument(visit(), &sitrep.Report{})
	x.Recognise(anything(t))
	row, back := x.types(1, 7), x.types(7, 1)
	if want := 2*len(EntityTypes) + anyEntity*anyEntity + 1; len(row) != want {
		t.Fatalf("%d numbers, want %d", len(row), want)
	}
	person, place := slices.Index(EntityTypes[:], "Person"), slices.Index(EntityTypes[:], "Location")
	at := func(i, j int) int { return 2*len(EntityTypes) + i*anyEntity + j }
	if row[at(person, place)] < 1 || row[at(place, person)] > 0.5 || back[at(place, person)] != row[at(person, place)] {
		t.Errorf("person and place %.2f, place and person %.2f, turned %.2f", row[at(person, place)], row[at(place, person)], back[at(place, person)])
	}
}

func TestReadActs(t *testing.T) {
	a := readActs("# kinds: of acts\ntalk: meet chat meet\nvisit: meet\nno colon here\n")
	if got := a["meet"]; !slices.Equal(got, []string{"talk", "visit"}) {
		t.Errorf("to meet is %q", got)
	}
	if len(a) != 2 {
		t.Errorf("read %v", a)
	}
	shipped := readActs(actsText)
	for _, lemma := range []string{"attack", "member", "withdraw"} {
		if len(shipped[lemma]) == 0 {
			t.Errorf("%q tells no act", lemma)
		}
	}
}

// Words of one kind of act look alike to the model, whichever they are.
func TestActsStandForVerbs(t *testing.T) {
	features := func(verb string) []string {
		d := document(word{"Rebels", "NOUN", 2, "nsubj"}, word{verb, "VERB", 0, "root"}, word{"guards", "NOUN", 2, "obj"})
		return NewDocument(d, &sitrep.Report{}).Input(End{0, 0, 1}, End{2, 2, 3}).Features
	}
	for verb, want := range map[string]bool{"ambush": true, "bombard": true, "praise": false} {
		if slices.Contains(features(verb), "tw_fight_nsubj_obj") != want {
			t.Errorf("%s: a fight between subject and object: want %v", verb, want)
		}
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
