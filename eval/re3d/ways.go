package re3d

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// scale is the length of the vectors that the model sees: it sets how much of
// the work they do beside the features.
const scale = 3

// units are the engine's vectors of all tokens, each of length scale; nil where
// the document has none.
func units(d *nlp.Doc) [][]float32 {
	if d.Vectors == nil {
		return nil
	}
	out := make([][]float32, len(d.Tokens))
	for t := range out {
		v := d.Vector(t)
		sum := 1e-12
		for _, x := range v {
			sum += float64(x) * float64(x)
		}
		u := make([]float32, len(v))
		for i, x := range v {
			u[i] = x * float32(scale/math.Sqrt(sum))
		}
		out[t] = u
	}
	return out
}

// ways adds what the trees tell of a pair once conjuncts are taken for one
// another and prepositions stand on the edges they mark: "strikes near A and B"
// has the same way from "strikes" to A as to B, "nmod:near".
func (x *Document) ways(a, b End, ka, kb string, add func(...string)) {
	r, ok := x.route(a.Head, b.Head)
	if !ok {
		return
	}
	ua, ub, i, j, up, down := r.a, r.b, len(r.up), len(r.down), r.up, slices.Clone(r.down)
	slices.Reverse(down)
	top, way := x.lemma(ub[j]), strings.Join(up, "^")+"|"+strings.Join(down, "_")
	kinds := ka + "/" + kb
	add("way", way)
	add("kway", kinds, way)
	add("waytop", way, top)
	add("kinds", kinds, top)
	add("topsort", kinds, x.Doc.Tokens[ub[j]].UPOS)
	add("long", kinds, strconv.Itoa(min(6, i+j)))
	if i > 0 {
		add("up", up[0], top)
		add("up", up[0])
	}
	if j > 0 {
		add("down", down[j-1], top)
		add("down", down[j-1])
		add("kdown", kinds, down[j-1])
	}
	if i > 0 && j > 0 {
		add("ends", up[0], down[j-1])
		add("kends", kinds, up[0], down[j-1])
	}
	for _, t := range append(ua[min(1, i):i:i], ub[min(1, j):j]...) {
		add("mid", x.lemma(t))
		add("kmid", kinds, x.lemma(t))
	}
}

// route is the way between two words through the tree.
type route struct {
	a, b     []int    // each with the words above it
	up, down []string // the edges above a and above b, from below to where they meet
}

// route finds the way from a to b; false where they have no word above in common.
func (x *Document) route(a, b int) (route, bool) {
	r := route{a: x.climb(a), b: x.climb(b)}
	i, j := meet(r.a, r.b)
	if i < 0 {
		return r, false
	}
	for _, t := range r.a[:i] {
		r.up = append(r.up, x.edge(t))
	}
	for _, t := range r.b[:j] {
		r.down = append(r.down, x.edge(t))
	}
	return r, true
}

// climb lists t and the words above it; of conjuncts, the first.
func (x *Document) climb(t int) []int {
	var out []int
	for n := 0; t >= 0 && n < 12; n++ {
		for m := 0; x.Doc.Rel(t) == "conj" && x.Doc.Tokens[t].Head >= 0 && m < 8; m++ {
			t = x.Doc.Tokens[t].Head
		}
		out = append(out, t)
		t = x.Doc.Tokens[t].Head
	}
	return out
}

// meet is where two ways up first come together, -1 where they do not.
func meet(a, b []int) (int, int) {
	for i, s := range a {
		for j, t := range b {
			if s == t {
				return i, j
			}
		}
	}
	return -1, -1
}

// edge is the relation of t, with the preposition of a phrase that has one.
func (x *Document) edge(t int) string {
	rel := x.Doc.Tokens[t].Deprel
	if r := x.Doc.Rel(t); r != "obl" && r != "nmod" || rel == "nmod:poss" || rel == "obl:agent" {
		return rel
	}
	for _, k := range x.Doc.Children(t) {
		if x.Doc.Rel(k) == "case" {
			return x.Doc.Rel(t) + ":" + x.lemma(k)
		}
	}
	return rel
}
