package model

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// reference is the dump of training/reference.py: what the trainer's float
// model, with the file's weights, makes of some windows.
type reference struct {
	Windows []struct {
		Words  []struct{ Sent int }
		Pieces []int32
		Shapes []int
		Gaps   []int
		First  []int32
		// Vectors holds the first eight numbers of every word's vector.
		Vectors struct{ Shared, Syntax, Names [][]float32 }
		Tokens  map[string][]string
		Arcs    [][]float32 // the root is the last column
		Heads   []int
		Deprel  []string
		Scores  [][]float32 `json:"deprel_scores"` // the first eight labels
		NER     [][]float32 `json:"ner_logits"`
		Mention []float32
		Pairs   [][]float32 `json:"pair_bilinear"`
		Sim     [][]float32
	}
}

// TestReference checks trained weights against the trainer's own figures. It
// needs both files: SITREP_WEIGHTS and SITREP_REFERENCE.
func TestReference(t *testing.T) {
	weights, dump := os.Getenv("SITREP_WEIGHTS"), os.Getenv("SITREP_REFERENCE")
	if weights == "" || dump == "" {
		t.Skip("SITREP_WEIGHTS and SITREP_REFERENCE name no weights and reference figures (training/reference.py)")
	}
	text, err := os.ReadFile(dump)
	if err != nil {
		t.Fatal(err)
	}
	var ref reference
	if err := json.Unmarshal(text, &ref); err != nil {
		t.Fatal(err)
	}
	for _, tier := range kernel.Tiers() {
		t.Run(tier.String(), func(t *testing.T) {
			m, err := Open(weights, Options{Tier: tier})
			if err != nil {
				t.Fatal(err)
			}
			defer m.Close()
			c := &comparison{t: t}
			for i := range ref.Windows {
				c.window(m, &ref, i)
			}
			c.report()
		})
	}
}

// comparison gathers how far figures lie from the reference: the root of the
// mean squared difference as a share of the reference's own spread.
type comparison struct {
	t     *testing.T
	names []string
	diff  map[string]float64
	total map[string]float64
	same  map[string][2]int
}

func (c *comparison) values(name string, got, want []float32) {
	if c.diff == nil {
		c.diff, c.total, c.same = map[string]float64{}, map[string]float64{}, map[string][2]int{}
	}
	if _, ok := c.total[name]; !ok {
		c.names = append(c.names, name)
	}
	for i, w := range want {
		d := float64(got[i] - w)
		c.diff[name] += d * d
		c.total[name] += float64(w) * float64(w)
	}
}

func (c *comparison) equal(name string, same bool) {
	v := c.same[name]
	v[1]++
	if same {
		v[0]++
	}
	c.same[name] = v
}

// report fails where a figure is off by more than int8 activations explain
// (6%), or choices by more than 3%.
func (c *comparison) report() {
	for _, name := range c.names {
		off := math.Sqrt(c.diff[name] / c.total[name])
		c.t.Logf("%-15s off by %.4f", name, off)
		if !(off < 0.06) {
			c.t.Errorf("%s: off by %.3f of its spread", name, off)
		}
	}
	for name, v := range c.same {
		c.t.Logf("%-15s %d of %d choices agree", name, v[0], v[1])
		if v[0]*100 < v[1]*97 {
			c.t.Errorf("%s: only %d of %d choices agree", name, v[0], v[1])
		}
	}
}

func (c *comparison) window(m *Model, ref *reference, i int) {
	r := &ref.Windows[i]
	w := &Window{IDs: r.Pieces, First: r.First}
	for k := range r.Pieces {
		w.Shapes, w.Gaps = append(w.Shapes, uint8(r.Shapes[k])), append(w.Gaps, uint8(r.Gaps[k]))
	}
	s := m.NewScratch()
	words, err := m.Encode(w, s)
	if err != nil {
		c.t.Fatal(err)
	}
	for k := range r.First {
		c.values("shared", words.Shared.Row(k), r.Vectors.Shared[k])
		c.values("syntax", words.Syntax.Row(k), r.Vectors.Syntax[k])
		c.values("names", words.Names.Row(k), r.Vectors.Names[k])
	}
	for name, want := range r.Tokens {
		h := m.Head(name)
		if h == nil {
			c.t.Fatalf("the reference has a head %q, the weights have not: they do not belong together", name)
		}
		logits := h.Logits(h.Vectors(words), s)
		for k := range want {
			c.equal(name, h.Labels[argmax(logits.Row(k))] == want[k])
			if name == "ner" {
				c.values("ner logits", logits.Row(k), r.NER[k])
			}
		}
	}
	p := m.Parser(words.Syntax, s)
	n := len(r.First)
	arcs := p.Arcs(0, n)
	for k, want := range r.Arcs {
		c.values("arcs", arcs.Row(k), append([]float32{want[n]}, want[:n]...))
	}
	rels := p.Relations(0, n, r.Heads, nil)
	for k := range n {
		c.values("relations", rels.Row(k), r.Scores[k])
		c.equal("deprel", m.Config().Deprel[argmax(rels.Row(k))] == r.Deprel[k])
	}
	coref := m.Coref(words.Names, s)
	c.values("mentions", coref.Mentions(), r.Mention)
	for k, want := range r.Pairs {
		c.values("pairs", coref.Pairs(k, 0, len(want)), want)
	}
	var sents []Span
	for k, word := range r.Words {
		if word.Sent == len(sents) {
			sents = append(sents, Span{k, k})
		}
		sents[word.Sent].End = k + 1
	}
	sim := m.Sim(words.Shared, sents, s)
	for k, want := range r.Sim {
		c.values("sim", sim.Row(k), want)
	}
}

func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}
