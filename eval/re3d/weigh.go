package re3d

import (
	"cmp"
	"math"
	"slices"

	"github.com/sitrep-news/sitrep/internal/learn"
)

// Pair is an ordered pair of expressions with a probability for each of Types.
type Pair struct {
	A, B End
	P    []float64
}

// apart is how many words of a sentence may stand between a pair.
const apart = 25

// least is how likely an expression must be an entity to stand in a pair.
const least = 0.1

// Each calls f for every ordered pair of expressions of one sentence that are
// likely entities: after Recognise.
func (x *Document) Each(f func(a, b End)) {
	for s := range x.Doc.Sents {
		ends := slices.DeleteFunc(x.Ends(s), func(e End) bool { return x.likely[e.Head][anyEntity] <= least })
		for _, a := range ends {
			for _, b := range ends {
				if a.Head != b.Head && max(b.Start-a.End, a.Start-b.End) <= apart {
					f(a, b)
				}
			}
		}
	}
}

// Weigh applies the model to every pair; those likely of nothing are left out.
func Weigh(x *Document, m *learn.Model) []Pair {
	var out []Pair
	x.Each(func(a, b End) {
		p := Pair{A: a, B: b, P: m.Scores(x.Input(a, b))}
		likely := false
		for k, z := range p.P {
			p.P[k] = logistic(z)
			likely = likely || p.P[k] > 0.05
		}
		if likely {
			out = append(out, p)
		}
	})
	return out
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Told is a relation that was decided on: Type indexes Types.
type Told struct {
	Type int
	A, B End
}

// Threshold is the probability from which a relation is told, as eval/teach/re3d
// found it. One for all types: one each was learnt from too few.
const Threshold = 0.15

// Decide takes the pairs above the threshold, the likeliest first. A pair that
// overlaps one already taken for the same relation is dropped; the reverse of
// one is kept for synonyms alone, which re3d marks both ways.
func Decide(pairs []Pair, threshold float64) []Told {
	type scored struct {
		Told
		p float64
	}
	var all []scored
	for _, x := range pairs {
		for k, p := range x.P {
			if p >= threshold {
				all = append(all, scored{Told{k, x.A, x.B}, p})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y scored) int { return cmp.Compare(y.p, x.p) })
	var out []Told
	for _, c := range all {
		if !slices.ContainsFunc(out, func(o Told) bool { return c.Type == o.Type && repeats(c.Told, o) }) {
			out = append(out, c.Told)
		}
	}
	return out
}

func repeats(x, y Told) bool {
	if over(x.A, y.A) && over(x.B, y.B) {
		return true
	}
	return over(x.A, y.B) && over(x.B, y.A) && Types[x.Type] != "IsSynonymOf"
}

func over(a, b End) bool { return a.Start < b.End && b.Start < a.End }
