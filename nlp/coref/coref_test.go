package coref

import (
	"math"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// doc builds a parsed document from lines of "form lemma UPOS XPOS head relation [name]";
// an empty line ends a sentence.
func doc(t testing.TB, lines string) *nlp.Doc {
	t.Helper()
	var b strings.Builder
	n := 0
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 {
			b.WriteByte('\n')
			n = 0
			continue
		}
		n++
		misc := "_"
		if len(f) > 6 {
			misc = "Name=" + f[6]
		}
		b.WriteString(strings.Join([]string{string(rune('0' + n)), f[0], f[1], f[2], f[3], "_", f[4], f[5], "_", misc}, "\t") + "\n")
	}
	b.WriteByte('\n')
	d, err := conllu.One(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const hunt = `
Omar Omar PROPN NNP 3 nsubj B-Person
Saleh Saleh PROPN NNP 1 flat I-Person
led lead VERB VBD 0 root
the the DET DT 5 det
men man NOUN NNS 3 obj
of of ADP IN 8 case
the the DET DT 8 det B-Organization
Front Front PROPN NNP 5 nmod I-Organization

Saleh Saleh PROPN NNP 2 nsubj B-Person
hid hide VERB VBD 0 root
his he PRON PRP$ 4 nmod:poss
gun gun NOUN NN 2 obj
in in ADP IN 6 case
Aden Aden PROPN NNP 2 obl B-Location

The the DET DT 2 det
group group NOUN NN 3 nsubj
praised praise VERB VBD 0 root
him he PRON PRP 3 obj
`

func spans(d *nlp.Doc, chains []nlp.Chain) string {
	var out []string
	for _, c := range chains {
		var refs []string
		for _, r := range c.Refs {
			refs = append(refs, d.Words(r.Start, r.End))
		}
		out = append(out, strings.Join(refs, " = "))
	}
	return strings.Join(out, "; ")
}

func TestCandidates(t *testing.T) {
	d := doc(t, hunt)
	var got []string
	for _, c := range Candidates(d) {
		got = append(got, d.Words(c.Start, c.End))
	}
	want := "Omar Saleh|Saleh|the men of the Front|the Front|Saleh|his|his gun|Aden|The group|him"
	if g := strings.Join(got, "|"); g != want {
		t.Errorf("candidates %s\nwant       %s", g, want)
	}
}

func TestRulesAlone(t *testing.T) {
	d := doc(t, hunt)
	r := Resolver{}
	if got, want := spans(d, r.Chains(d, Candidates(d), nil)), "Omar Saleh = Saleh; the Front = The group"; got != want {
		t.Errorf("chains %s, want %s", got, want)
	}
}

func TestRanker(t *testing.T) {
	d := doc(t, hunt)
	r := Resolver{Ranker: English()}
	if r.Ranker == nil {
		t.Fatal("ranker.bin has not the size of the table")
	}
	if got, want := spans(d, r.Chains(d, Candidates(d), nil)), "Omar Saleh = Saleh = his = him; the Front = The group"; got != want {
		t.Errorf("chains %s, want %s", got, want)
	}
}

// fixed scores every pair alike.
type fixed struct{ m, pair float32 }

func (f fixed) Mentions() []float32 {
	out := make([]float32, 100)
	for i := range out {
		out[i] = f.m
	}
	return out
}

func (f fixed) Pairs(_, lo, hi int) []float32 {
	out := make([]float32, hi-lo)
	for i := range out {
		out[i] = f.pair
	}
	return out
}

// TestConstraints: however high the scores, he is no place, one is not many, and an
// expression is not a part of itself.
func TestConstraints(t *testing.T) {
	d := doc(t, hunt)
	r := Resolver{Tables: Tables{Dist: make([]float32, 8), Match: make([]float32, 4), Kind: make([]float32, 9)}, Low: -1}
	for _, c := range r.Chains(d, Candidates(d), fixed{1, 5}) {
		text := spans(d, []nlp.Chain{c})
		if strings.Contains(text, "Saleh") && (strings.Contains(text, "Aden") || strings.Contains(text, "men")) {
			t.Errorf("a person is a place or many: %s", text)
		}
		if strings.Contains(text, "the men") && strings.Contains(text, "= the Front") {
			t.Errorf("the men are their Front: %s", text)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"hizbollah", "hezbollah", true},
		{"qaddafi", "gadhafi", true},
		{"al-tanf", "tanf", true},
		{"mohammed", "muhammad", true},
		{"damascus", "homs", false},
		{"idlib", "aleppo", false},
		{"iran", "iraq", false},
	} {
		if same := spelling(c.a) != "" && spelling(c.a) == spelling(c.b); same != c.same {
			t.Errorf("%s (%s) and %s (%s): one bearer %v, want %v", c.a, spelling(c.a), c.b, spelling(c.b), same, c.same)
		}
	}
	for _, c := range []struct {
		short, long string
		want        bool
	}{
		{"UN", "united nations", true},
		{"U.N.", "united nations", true},
		{"NLF", "national front for liberation", false},
		{"NFL", "national front for liberation", true},
		{"un", "united nations", false},
	} {
		if got := abbreviates(c.short, c.long); got != c.want {
			t.Errorf("%s for %s: %v, want %v", c.short, c.long, got, c.want)
		}
	}
}

func TestScore(t *testing.T) {
	ref := func(i int) nlp.Ref { return nlp.Ref{Start: i, End: i + 1, Head: i} }
	gold := []nlp.Chain{{Refs: []nlp.Ref{ref(1), ref(2), ref(3)}}, {Refs: []nlp.Ref{ref(4), ref(5)}}, {Refs: []nlp.Ref{ref(9)}}}
	var same Score
	same.Add(gold, gold)
	if math.Abs(same.CoNLL()-100) > 1e-9 {
		t.Errorf("chains against themselves: %.2f", same.CoNLL())
	}
	// 1 2 | 3 4 5: MUC 2/3 both ways; B3 recall (4/3+1/3+2)/5, precision (2+1/3+4/3)/5;
	// CEAFe (4/5 + 4/5) / 2.
	pred := []nlp.Chain{{Refs: []nlp.Ref{ref(1), ref(2)}}, {Refs: []nlp.Ref{ref(3), ref(4), ref(5)}}}
	var s Score
	s.Add(gold, pred)
	for _, c := range []struct {
		name      string
		got, want float64
	}{{"MUC", s.MUC(), 200. / 3}, {"B3", s.B3(), 100 * 11. / 15}, {"CEAFe", s.CEAFe(), 80}} {
		if math.Abs(c.got-c.want) > 1e-6 {
			t.Errorf("%s %.3f, want %.3f", c.name, c.got, c.want)
		}
	}
}

// TestSpan: what belongs to an expression and what does not.
func TestSpan(t *testing.T) {
	d := doc(t, `
In in ADP IN 3 case
the the DET DT 3 det
town town NOUN NN 5 obl
, , PUNCT , 3 punct
fought fight VERB VBD 0 root
men man NOUN NNS 5 nsubj
and and CCONJ CC 8 cc
boys boy NOUN NNS 6 conj
`)
	for head, want := range map[int]string{2: "the town", 5: "men", 7: "boys"} {
		start, end := expression(d, childrenOf(d), head)
		if got := d.Words(start, end); got != want {
			t.Errorf("the expression of %q is %q, want %q", d.Tokens[head].Form, got, want)
		}
	}
}
