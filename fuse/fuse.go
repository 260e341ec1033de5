package fuse

import (
	"math"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/place"
)

// Knowledge is what fusion knows of the world beside the reports: who is part of
// whom, and what lies where. Either may be nil: then names and codes alone count.
type Knowledge struct {
	Actors *actor.Base
	Places *place.Gazetteer
}

// Cluster is the items that tell of one happening, in the order of Ref.
type Cluster struct {
	Items []sitrep.Item
	Why   []string // for each item why it was joined to the others, in words; "" for one alone

	views  []*view
	dead   []bool       // items whose claims don't count: withdrawn or rejected
	rules  []Correction // that concern it, in the order in which they hold
	places *place.Gazetteer
}

// Fuse joins items that tell of one happening. Every item is in exactly one
// cluster; clusters come in the order of their first Ref. The outcome depends on
// the set of items alone, not on their order.
//
// What one report tells of a happening is put together first, then reports are joined
// by the likeness of groups: one third the mean over pairs, two thirds the likest pair. The mentions of withdrawn reports come last, onto
// what the others made: they keep their place in an event's history and bear on nothing.
func Fuse(items []sitrep.Item, kb Knowledge, rules []Correction) []Cluster {
	return newFusion(items, kb, rules).clusters()
}

// clusters are all clusters, in the order of their first Ref.
func (f *fusion) clusters() []Cluster {
	var out []Cluster
	for _, part := range f.parts() {
		for _, members := range f.split(part) {
			out = append(out, f.cluster(members))
		}
	}
	slices.SortFunc(out, func(a, b Cluster) int { return compareRefs(a.Items[0].Ref, b.Items[0].Ref) })
	return out
}

// fusion is the units of one call, in the order of their first Ref.
type fusion struct {
	units  []*unit
	places *place.Gazetteer
	bonds  bonds
	edges  [][]int32 // whom each may be one with: the pairs that reach the threshold
	scales *scales
	stand  map[int][]int // of a knot that begins with a unit, see standing
}

func newFusion(items []sitrep.Item, kb Knowledge, rules []Correction) *fusion {
	p, book := newPeople(kb), bookOf(ordered(rules))
	var units []*unit
	for _, report := range reportsOf(items) {
		units = append(units, unitsOf(report, p, book[report[0].Report])...)
	}
	f := fusionOf(units, kb, newScales())
	f.edges = f.link()
	f.bind()
	return f
}

// fusionOf is the fusion of units that were made of whole reports, without edges.
func fusionOf(units []*unit, kb Knowledge, s *scales) *fusion {
	f := &fusion{units: units, places: kb.Places, scales: s, stand: map[int][]int{}}
	slices.SortFunc(f.units, func(a, b *unit) int { return compareRefs(a.ref(), b.ref()) })
	return f
}

// bind adds edges between those that are bound to be one.
func (f *fusion) bind() {
	f.bonds = bind(f.units)
	for pair, must := range f.bonds.must {
		if i, j := pair[0], pair[1]; must {
			f.edges[i], f.edges[j] = append(f.edges[i], int32(j)), append(f.edges[j], int32(i))
		}
	}
}

// reportsOf parts items by report, each once, in the order of Ref.
func reportsOf(items []sitrep.Item) [][]*sitrep.Item {
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(a, b sitrep.Item) int { return compareRefs(a.Ref, b.Ref) })
	items = slices.CompactFunc(items, func(a, b sitrep.Item) bool { return a.Ref == b.Ref })
	var out [][]*sitrep.Item
	for i := range items {
		if i == 0 || items[i].Report != items[i-1].Report {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], &items[i])
	}
	return out
}

// link finds the pairs that are alike enough to be one.
func (f *fusion) link() [][]int32 {
	edges := make([][]int32, len(f.units))
	add := func(i, j int) {
		edges[i] = append(edges[i], int32(j))
		edges[j] = append(edges[j], int32(i))
	}
	var near index
	for j, u := range f.units {
		near.add(u)
		near.mates(j, func(i int) {
			if f.scales.alike(f.units[i], u) {
				add(i, j)
			}
		})
	}
	return edges
}

// parts are the connected parts of the graph of edges: no happening reaches over two.
func (f *fusion) parts() [][]int {
	var out [][]int
	seen := make([]bool, len(f.units))
	for i := range f.units {
		if seen[i] {
			continue
		}
		seen[i] = true
		part := []int{i}
		for k := 0; k < len(part); k++ {
			for _, j := range f.edges[part[k]] {
				if !seen[j] {
					seen[j] = true
					part = append(part, int(j))
				}
			}
		}
		slices.Sort(part)
		out = append(out, part)
	}
	return out
}

// split makes the clusters of one part.
func (f *fusion) split(part []int) [][]int {
	if len(part) == 1 {
		return [][]int{part}
	}
	live := slices.DeleteFunc(slices.Clone(part), f.dead)
	gone := slices.DeleteFunc(slices.Clone(part), func(i int) bool { return !f.dead(i) })
	groups := f.group(live)
	var rest []int
	for _, i := range gone {
		if g := f.home(i, groups); g >= 0 {
			groups[g] = append(groups[g], i)
		} else {
			rest = append(rest, i)
		}
	}
	groups = append(groups, f.group(rest)...)
	for _, g := range groups {
		slices.Sort(g)
	}
	return groups
}

// dead reports whether a unit's claims no longer count. A copy goes with its original.
func (f *fusion) dead(i int) bool {
	return f.units[i].dead || slices.ContainsFunc(f.bonds.original[i], func(j int) bool { return f.units[j].dead })
}

// likeness is weigh with the bonds: a bound pair counts as alike as can be.
func (f *fusion) likeness(i, j int) float64 {
	if must, bound := f.bonds.of(i, j); bound {
		if must {
			return 2 * Threshold
		}
		return never
	}
	return f.scales.weigh(f.units[min(i, j)], f.units[max(i, j)])
}

// home finds the group that a withdrawn unit belonged to: the one it is bound to, else
// the likest; -1 for none.
func (f *fusion) home(i int, groups [][]int) int {
	best, at := math.Inf(-1), -1
	for g, members := range groups {
		sum, top, n := 0.0, math.Inf(-1), 0.0
		for _, j := range members {
			if !f.dead(j) {
				s := f.likeness(i, j)
				sum, top, n = sum+s, max(top, s), n+1
			}
		}
		if s := (sum/n + 2*top) / 3; n > 0 && s >= Threshold && s > best {
			best, at = s, g
		}
	}
	return at
}

// cluster collects members with the reasons that hold them together.
func (f *fusion) cluster(members []int) Cluster {
	c := Cluster{places: f.places}
	for _, i := range members {
		u := f.units[i]
		for k, it := range u.items {
			c.Items = append(c.Items, *it)
			c.views = append(c.views, u.views[k])
			c.Why = append(c.Why, f.why(i, k, members))
			c.dead = append(c.dead, f.dead(i))
		}
		for _, m := range u.marks {
			c.rules = append(c.rules, m.rule)
		}
	}
	c.rules = ordered(c.rules)
	return c
}
