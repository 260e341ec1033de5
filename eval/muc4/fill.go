package muc4

import (
	"cmp"
	"math"
	"slices"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/learn"
)

// Types are MUC-4's kinds of incident.
var Types = [...]string{"attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"}

// The classes of the model of expressions: a template's five roles in the
// scorer's order, then the types of incident it takes part in.
const (
	Roles   = 5
	Classes = Roles + len(Types)
)

// The roles that name a thing of one incident: what is hit, hurt or used.
const (
	Target = 2
	Victim = 3
	Weapon = 4
)

// Joint are the forests of the second round, which sees all that the first says
// of an article.
type Joint struct {
	Type  *learn.Forest // of every type, its number among the columns
	Roles [Roles]*learn.Forest
}

// Found is what the models say of an article, before any decision.
type Found struct {
	Types []float64 // a probability for each of Types
	Fills []Fill    // the likeliest first
}

// Fill is a string that may fill a role in incidents of type Kind.
type Fill struct {
	Text       string
	Role, Kind int
	P          float64
	spans      []Span
}

// Thresholds are the probabilities from which something is taken.
type Thresholds struct {
	Type  [len(Types)]float64
	Roles [Roles]float64
}

// Decided are the thresholds that do best in cross-validation on the development
// articles; eval/teach/muc4 prints them.
var Decided = Thresholds{Type: [len(Types)]float64{0.2, 0.45, 0.2, 0.3, 0.4, 0.4}, Roles: [Roles]float64{0.2, 0.3, 0.25, 0.2, 0.35}}

// Considered is the probability from which the fillers of a type are weighed.
const Considered = 0.08

// Weigh applies the second round to what the first said.
func (j *Joint) Weigh(s *Sheet) Found {
	var f Found
	types := j.TypeOdds(s)
	for k, z := range types {
		f.Types = append(f.Types, Logistic(z))
		if Logistic(z) < Considered {
			continue
		}
		for i := range s.Candidates {
			c := &s.Candidates[i]
			for r := range Roles {
				if c.Max(r) <= Unlikely {
					continue
				}
				p := Logistic(j.Roles[r].Score(s.FillRow(i, r, k, types)))
				if p > 0.05 {
					f.Fills = append(f.Fills, Fill{c.Text, r, k, p, c.Spans})
				}
			}
		}
	}
	slices.SortStableFunc(f.Fills, func(x, y Fill) int { return cmp.Compare(y.P, x.P) })
	return f
}

// TypeOdds are the second round's log odds of the types.
func (j *Joint) TypeOdds(s *Sheet) []float64 {
	var out []float64
	for k := range Types {
		out = append(out, j.Type.Score(s.TypeRow(k)))
	}
	return out
}

// Logistic turns log odds to a probability.
func Logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Templates decides: a template for each likely type, with the likely fillers
// that belong to it, of nested ones the likeliest.
func (f Found) Templates(t Thresholds) []score.Template {
	out := []score.Template{}
	for k, p := range f.Types {
		if p < t.Type[k] {
			continue
		}
		x := score.Template{Type: Types[k]}
		var taken []Fill
		for _, c := range f.Fills {
			if c.Kind != k || c.P < t.Roles[c.Role] || slices.ContainsFunc(taken, func(o Fill) bool { return clash(c, o) }) {
				continue
			}
			taken = append(taken, c)
			x.Role[c.Role] = append(x.Role[c.Role], score.Entity{c.Text})
		}
		out = append(out, x)
	}
	return out
}

// clash reports whether two fillers are one expression cut differently.
func clash(x, y Fill) bool {
	for _, a := range x.spans {
		for _, b := range y.spans {
			if a.Start < b.End && b.Start < a.End {
				return true
			}
		}
	}
	return x.Role == y.Role && (within(x.Text, y.Text) || within(y.Text, x.Text))
}
