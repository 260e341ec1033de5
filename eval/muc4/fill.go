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
	Type    *learn.Forest // of every type, its number among the columns
	Roles   [Roles]*learn.Forest
	Several [2]*learn.Forest // at least two, at least three incidents of a type
	Same    *learn.Forest    // two fillers are of one incident
}

// Found is what the models say of an article, before any decision.
type Found struct {
	Types   []float64          // a probability for each of Types
	Several [2][]float64       // by type: that there are two incidents of it, and three
	Fills   []Fill             // the likeliest first
	Same    map[[2]int]float64 // that two fillers of a type are of one incident
}

// Fill is a string that may fill a role in incidents of type Kind.
type Fill struct {
	Text       string
	Role, Kind int
	P          float64
	candidate  int
	spans      []Span
}

// Thresholds are the probabilities from which something is taken.
type Thresholds struct {
	Type    [len(Types)]float64
	Roles   [Roles]float64
	Several float64 // from which a type has more than one template
	Third   float64 // from which more than two
	Join    float64 // from which two things hit or hurt are of one incident
	Share   float64 // from which a perpetrator or weapon is of an incident too
	Bare    float64 // from which there is a second template without fillers of its own
}

// Considered is the probability from which the fillers of a type are weighed.
const Considered = 0.08

// least is the probability from which a filler is kept, paired that from which
// it is asked which others it shares an incident with.
const (
	least  = 0.05
	paired = 0.12
)

// Weigh applies the second round to what the first said.
func (j *Joint) Weigh(s *Sheet) Found {
	f := Found{Same: map[[2]int]float64{}}
	types := j.TypeOdds(s)
	for k, z := range types {
		f.Types = append(f.Types, Logistic(z))
		for n := range f.Several {
			f.Several[n] = append(f.Several[n], 0)
		}
		if Logistic(z) < Considered {
			continue
		}
		for n := range f.Several {
			f.Several[n][k] = Logistic(j.Several[n].Score(s.CountRow(k, types)))
		}
		var own []Fill
		for i := range s.Candidates {
			c := &s.Candidates[i]
			for r := range Roles {
				if c.Max(r) <= Unlikely {
					continue
				}
				p := Logistic(j.Roles[r].Score(s.FillRow(i, r, k, types)))
				if p > least {
					own = append(own, Fill{c.Text, r, k, p, i, c.Spans})
				}
			}
		}
		if f.Several[0][k] > paired {
			j.pair(s, own, f.Same)
		}
		f.Fills = append(f.Fills, own...)
	}
	slices.SortStableFunc(f.Fills, func(x, y Fill) int { return cmp.Compare(y.P, x.P) })
	return f
}

// pair weighs which fillers of a type are of one incident.
func (j *Joint) pair(s *Sheet, own []Fill, same map[[2]int]float64) {
	for n, x := range own {
		for _, y := range own[:n] {
			if x.P > paired && y.P > paired {
				p := Logistic(j.Same.Score(s.PairRow(x.candidate, x.Role, y.candidate, y.Role, x.Kind)))
				same[[2]int{x.key(), y.key()}] = p
				same[[2]int{y.key(), x.key()}] = p
			}
		}
	}
}

func (f *Fill) key() int { return (f.candidate*Roles+f.Role)*len(Types) + f.Kind }

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

// Templates decides: a template for each likely type, or several, with the likely
// fillers that belong to it, of nested ones the likeliest.
func (f Found) Templates(t Thresholds) []score.Template {
	out := []score.Template{}
	for k, p := range f.Types {
		if p < t.Type[k] {
			continue
		}
		var taken []Fill
		for _, c := range f.Fills {
			if c.Kind == k && c.P >= t.Roles[c.Role] && !slices.ContainsFunc(taken, func(o Fill) bool { return clash(c, o) }) {
				taken = append(taken, c)
			}
		}
		for _, fills := range f.incidents(k, taken, t) {
			x := score.Template{Type: Types[k]}
			for _, c := range fills {
				x.Role[c.Role] = append(x.Role[c.Role], score.Entity{c.Text})
			}
			out = append(out, x)
		}
	}
	return out
}

// incidents deals the fillers of type k out to incidents.
func (f Found) incidents(k int, taken []Fill, t Thresholds) [][]Fill {
	if f.Several[0][k] < t.Several {
		return [][]Fill{taken}
	}
	most := 2
	if f.Several[1][k] >= t.Third {
		most = 4
	}
	var own, shared []Fill
	for _, c := range taken {
		if c.Role == Target || c.Role == Victim {
			own = append(own, c)
		} else {
			shared = append(shared, c)
		}
	}
	groups := f.cluster(own, most, t.Join)
	if len(groups) < 2 {
		if f.Several[0][k] < t.Bare {
			return [][]Fill{taken}
		}
		var second []Fill
		for _, c := range taken {
			if c.Role < Target && c.P*t.Share >= t.Roles[c.Role] {
				second = append(second, c)
			}
		}
		return [][]Fill{taken, second}
	}
	var out [][]Fill
	out = append(out, groups...)
	for _, c := range shared {
		best, at := -1.0, 0
		links := make([]float64, len(groups))
		for i, g := range groups {
			for _, o := range g {
				links[i] += f.Same[[2]int{c.key(), o.key()}] / float64(len(g))
			}
			if links[i] > best {
				best, at = links[i], i
			}
		}
		for i, v := range links {
			if i == at || v >= t.Share {
				out[i] = append(out[i], c)
			}
		}
	}
	return out
}

// cluster joins fillers, the surest first, until no two groups are likely of one
// incident and there are at most so many.
func (f Found) cluster(fills []Fill, most int, join float64) [][]Fill {
	var groups [][]Fill
	for _, c := range fills {
		groups = append(groups, []Fill{c})
	}
	for len(groups) > 1 {
		best, a, b := -1.0, 0, 0
		for i := range groups {
			for j := range i {
				if v := f.link(groups[i], groups[j]); v > best {
					best, a, b = v, j, i
				}
			}
		}
		if best < join && len(groups) <= most {
			break
		}
		groups[a] = append(slices.Clone(groups[a]), groups[b]...)
		groups = slices.Delete(groups, b, b+1)
	}
	return groups
}

// link is the mean probability that fillers of two groups are of one incident.
func (f Found) link(x, y []Fill) float64 {
	v := 0.0
	for _, a := range x {
		for _, b := range y {
			v += f.Same[[2]int{a.key(), b.key()}]
		}
	}
	return v / float64(len(x)*len(y))
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
