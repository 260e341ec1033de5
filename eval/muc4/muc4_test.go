package muc4

import (
	"slices"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/score"
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
	d := &nlp.Doc{Sents: []nlp.Sent{{Start: 0, End: len(words)}}, Dim: 1, SentDim: 1, SentVectors: []float32{1}}
	for _, w := range words {
		if d.Text != "" {
			d.Text += " "
		}
		at := len(d.Text)
		d.Text += w.form
		d.Tokens = append(d.Tokens, nlp.Token{Start: at, End: len(d.Text), Form: w.form, Lemma: w.form, UPOS: w.upos, Head: w.head - 1, Deprel: w.rel})
		d.Vectors = append(d.Vectors, 0)
	}
	return d
}

// raid is "masked gunmen burned the office of the mill", told as an assault.
func raid() *Article {
	d := document(
		word{"masked", "ADJ", 2, "amod"}, word{"gunmen", "NOUN", 3, "nsubj"}, word{"burned", "VERB", 0, "root"}, word{"the", "DET", 5, "det"},
		word{"office", "NOUN", 3, "obj"}, word{"of", "ADP", 8, "case"}, word{"the", "DET", 8, "det"}, word{"mill", "NOUN", 5, "nmod"})
	words := func(a, b int) sitrep.Words {
		return sitrep.Words{Start: d.Tokens[a].Start, End: d.Tokens[b-1].End, Text: d.Words(a, b)}
	}
	return NewArticle(d, &sitrep.Report{Mentions: []sitrep.Mention{{
		Type: "ASSAULT", Mode: "destroy", Status: sitrep.Actual, Trigger: words(2, 3),
		Actors: []sitrep.Arg{{Words: words(0, 2), Kind: sitrep.KindPeople}}, Objects: []sitrep.Arg{{Words: words(4, 8), Kind: sitrep.KindThing}},
	}}}, "(SITE)\n\n   VALMORA, 7 MAY 88 (RADIO UNO) -- [COMMENTARY] [TEXT] MASKED GUNMEN ...")
}

func TestSpans(t *testing.T) {
	a := raid()
	var got []string
	for _, s := range Spans(a.Doc) {
		got = append(got, s.Text(a.Doc))
	}
	for _, want := range []string{"masked gunmen", "gunmen", "office", "office of the mill", "mill"} {
		if !slices.Contains(got, want) {
			t.Errorf("expressions %q lack %q", got, want)
		}
	}
	for _, not := range []string{"burned", "masked", "gunmen burned the office"} {
		if slices.Contains(got, not) {
			t.Errorf("expressions %q have %q", got, not)
		}
	}
}

func TestInput(t *testing.T) {
	a := raid()
	find := func(text string) Span {
		for _, s := range Spans(a.Doc) {
			if s.Text(a.Doc) == text {
				return s
			}
		}
		t.Fatalf("no expression %q", text)
		return Span{}
	}
	for text, want := range map[string][]string{
		"masked gunmen":      {"h=gunmen", "gg=burned", "arg=actorASSAULT_destroy"},
		"office of the mill": {"h=office", "l=mill", "arg=objectASSAULT_destroy"},
	} {
		in := a.Input(find(text))
		for _, f := range want {
			if !slices.Contains(in.Features, f) {
				t.Errorf("%q: features %q lack %s", text, in.Features, f)
			}
		}
		if again := a.Input(find(text)); !slices.Equal(in.Features, again.Features) {
			t.Errorf("%q looks different the second time", text)
		}
	}
}

func TestHeader(t *testing.T) {
	got := header("(SITE)\n\n   VALMORA, 7 MAY 88 (RADIO UNO) -- [COMMENTARY] [TEXT] MASKED GUNMEN")
	if want := []string{"valmora", "may", "radio", "uno", "--", "commentary"}; !slices.Equal(got, want) {
		t.Errorf("header %q, want %q", got, want)
	}
	if got := header("no header at all"); got != nil {
		t.Errorf("header %q of a text without one", got)
	}
}

func TestDated(t *testing.T) {
	for raw, want := range map[string]string{
		"VALMORA, 7 MAY 88 (RADIO UNO) -- [TEXT]":  "1988-05-07",
		"VALMORA, 11 SEPT 89 -- [TEXT]":            "1989-09-11",
		"VALMORA -- [TEXT] ON 40 MAY 88":           "",
		"VALMORA (RADIO UNO) -- [TEXT] IN MAY '88": "",
		"": "",
	} {
		if got := dated(raw); got != want {
			t.Errorf("%q: dated %q, want %q", raw, got, want)
		}
	}
}

// fill is a filler whose only place is tokens [start, end).
func fill(text string, role, kind, start, end int, p float64) Fill {
	return Fill{Text: text, Role: role, Kind: kind, P: p, spans: []Span{{start, end, end - 1}}}
}

func bars() Thresholds {
	t := Thresholds{}
	for k := range t.Type {
		t.Type[k] = 0.5
	}
	for r := range t.Roles {
		t.Roles[r] = 0.5
	}
	t.Several = 0.5
	return t
}

func TestTemplates(t *testing.T) {
	n := len(Types)
	f := Found{Types: make([]float64, n), Several: [2][]float64{make([]float64, n), make([]float64, n)}}
	f.Types[0], f.Types[1] = 0.9, 0.4
	f.Fills = []Fill{
		fill("the old mill", Target, 0, 4, 7, 0.9), fill("mill", Target, 0, 6, 7, 0.8), // one expression: the likelier cut stays
		fill("gunmen", 0, 0, 1, 2, 0.7), fill("rifle", Weapon, 0, 9, 10, 0.3), // too unlikely
		fill("dynamite", Weapon, 1, 12, 13, 0.9), // of a type that is not told
	}
	got := f.Templates(bars())
	want := score.Template{Type: "attack"}
	want.Role[0], want.Role[Target] = []score.Entity{{"gunmen"}}, []score.Entity{{"the old mill"}}
	if len(got) != 1 || !same(got[0], want) {
		t.Errorf("templates %v, want %v", got, want)
	}
	f.Types[0] = 0.1
	if got := f.Templates(bars()); len(got) != 0 {
		t.Errorf("templates %v of no likely type", got)
	}
}

// told are fillers of attacks: two men hurt, who hit them, and with what; the second
// of them is of an incident with the weapon.
func told() (f Found, fills map[string]Fill) {
	n := len(Types)
	f = Found{Types: make([]float64, n), Several: [2][]float64{make([]float64, n), make([]float64, n)}, Same: map[[2]int]float64{}}
	f.Types[0], f.Several[0][0] = 0.9, 0.8
	fills = map[string]Fill{}
	for i, x := range []Fill{
		fill("the miller", Victim, 0, 1, 3, 0.9), fill("the baker", Victim, 0, 11, 13, 0.8),
		fill("gunmen", 0, 0, 5, 6, 0.7), fill("dynamite", Weapon, 0, 15, 16, 0.6),
	} {
		x.candidate = i
		f.Fills = append(f.Fills, x)
		fills[x.Text] = x
	}
	return f, fills
}

// join notes that two fillers are likely of one incident.
func join(f Found, x, y Fill, p float64) {
	f.Same[[2]int{x.key(), y.key()}], f.Same[[2]int{y.key(), x.key()}] = p, p
}

func TestIncidents(t *testing.T) {
	apart := func(f Found, by map[string]Fill) {
		join(f, by["the miller"], by["the baker"], 0.1)
		join(f, by["the miller"], by["gunmen"], 0.9)
		join(f, by["the baker"], by["gunmen"], 0.8)
		join(f, by["the miller"], by["dynamite"], 0.2)
		join(f, by["the baker"], by["dynamite"], 0.6)
	}
	for name, c := range map[string]struct {
		change func(f Found, by map[string]Fill)
		want   []string // by template: its fillers, role by role
	}{
		"two of them, the gunmen in both": {apart, []string{"gunmen the miller", "gunmen the baker dynamite"}},
		"more than one is unlikely":       {func(f Found, by map[string]Fill) { apart(f, by); f.Several[0][0] = 0.2 }, []string{"gunmen the miller the baker dynamite"}},
		"one incident hurt both": {func(f Found, by map[string]Fill) {
			apart(f, by)
			join(f, by["the miller"], by["the baker"], 0.9)
			f.Several[0][0] = 0.55
		}, []string{"gunmen the miller the baker dynamite"}},
		"a second of which little is known":   {func(f Found, by map[string]Fill) { apart(f, by); join(f, by["the miller"], by["the baker"], 0.9) }, []string{"gunmen the miller the baker dynamite", ""}},
		"the weapon goes to the likelier one": {func(f Found, by map[string]Fill) { apart(f, by); join(f, by["the baker"], by["dynamite"], 0.3) }, []string{"gunmen the miller", "gunmen the baker dynamite"}},
	} {
		f, by := told()
		c.change(f, by)
		bars := bars()
		bars.Several, bars.Third, bars.Join, bars.Share, bars.Bare = 0.5, 0.5, 0.5, 0.5, 0.7
		var got []string
		for _, x := range f.Templates(bars) {
			var words []string
			for r := range x.Role {
				for _, e := range x.Role[r] {
					words = append(words, e...)
				}
			}
			got = append(got, strings.Join(words, " "))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestClusterAtMost(t *testing.T) {
	f, by := told()
	x, y, z := by["the miller"], by["the baker"], fill("the smith", Victim, 0, 20, 22, 0.7)
	z.candidate = 9
	join(f, x, y, 0.2)
	join(f, x, z, 0.1)
	join(f, y, z, 0.3)
	if got := f.cluster([]Fill{x, y, z}, 4, 0.5); len(got) != 3 {
		t.Errorf("%d groups of three that are apart", len(got))
	}
	got := f.cluster([]Fill{x, y, z}, 2, 0.5)
	if len(got) != 2 || len(got[0]) != 1 || len(got[1]) != 2 {
		t.Errorf("groups %v: want the nearest two joined", got)
	}
}

func same(x, y score.Template) bool {
	for r := range x.Role {
		if !slices.EqualFunc(x.Role[r], y.Role[r], func(a, b score.Entity) bool { return slices.Equal(a, b) }) {
			return false
		}
	}
	return x.Type == y.Type
}

func TestCandidate(t *testing.T) {
	c := Candidate{Text: "gunmen", Spans: []Span{{1, 2, 1}, {8, 9, 8}}, Odds: [][]float64{{1, -2}, {-3, 4}}}
	if c.Max(0) != 1 || c.mean(0) != -1 || c.second(1) != -2 {
		t.Errorf("max %g, mean %g, second %g", c.Max(0), c.mean(0), c.second(1))
	}
	if within("mill", "the old mill") != true || within("mil", "the old mill") {
		t.Error("a string is within another by whole words")
	}
}

// TestSheet weighs the raid with a model by hand and checks that the second
// round's rows are as wide for every candidate, role and type.
func TestSheet(t *testing.T) {
	spans, err := learn.Parse("arg=actorASSAULT_destroy 500"+strings.Repeat(" 0", Classes-1), Classes)
	if err != nil {
		t.Fatal(err)
	}
	none, err := learn.Parse("", len(Types))
	if err != nil {
		t.Fatal(err)
	}
	s := (&Linear{Spans: spans, Sents: none, Whole: none}).Weigh(raid())
	i := slices.IndexFunc(s.Candidates, func(c Candidate) bool { return c.Text == "masked gunmen" })
	if i < 0 || s.Candidates[i].Max(0) != 5 {
		t.Fatalf("candidates %v: want masked gunmen, a perpetrator", s.Candidates)
	}
	wide := len(s.FillRow(0, 0, 0, make([]float64, len(Types))))
	for c := range s.Candidates {
		for r := range Roles {
			for k := range Types {
				if n := len(s.FillRow(c, r, k, make([]float64, len(Types)))); n != wide {
					t.Fatalf("row of %d columns, want %d", n, wide)
				}
			}
		}
	}
	if a, b := len(s.TypeRow(0)), len(s.TypeRow(len(Types)-1)); a != b {
		t.Errorf("rows of types have %d and %d columns", a, b)
	}
	odds := make([]float64, len(Types))
	if a, b := len(s.CountRow(0, odds)), len(s.CountRow(len(Types)-1, odds)); a != b {
		t.Errorf("rows of counts have %d and %d columns", a, b)
	}
	last := len(s.Candidates) - 1
	one, other := s.PairRow(0, 0, last, Target, 0), s.PairRow(last, Target, 0, 0, 0)
	if !slices.Equal(one, other) {
		t.Errorf("a pair's row hangs on which is named first: %v, %v", one, other)
	}
}

func TestLoad(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if m.Linear.Spans.Classes != Classes || m.Linear.Whole.Classes != len(Types) {
		t.Errorf("models of %d and %d classes", m.Linear.Spans.Classes, m.Linear.Whole.Classes)
	}
	for _, v := range append(m.Decided.Type[:], m.Decided.Roles[:]...) {
		if v <= 0 || v >= 1 {
			t.Errorf("thresholds %+v: want probabilities", m.Decided)
		}
	}
	if got := m.Templates(raid()); len(got) > 2*len(Types) {
		t.Errorf("%d templates of one sentence", len(got))
	}
}
