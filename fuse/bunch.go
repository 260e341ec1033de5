package fuse

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// bunch is a group of units on the way to a cluster. Its units stand in knots: those
// that are bound to be one.
type bunch struct {
	knots [][]int
	near  map[int]*tie // to those that some member makes an edge with
	gone  bool         // joined to another
}

// tie is how alike two bunches are: one third the mean over their pairs, two thirds the
// likest pair. The mean alone would let mentions that tell little push apart what
// others hold together; the likest pair alone would let chains glue.
type tie struct {
	sum, top float64 // sum is minus infinity where some pair can never be one
	n        int
}

func (t *tie) score() float64 { return (t.sum/float64(t.n) + 2*t.top) / 3 }

// group agglomerates units: those bound to be one first, then always the two bunches
// most alike, until none reach the threshold. Bunches without an edge between them are
// never joined, so only those with one are looked at. Of equals, the smallest numbers
// are joined first.
func (f *fusion) group(units []int) [][]int {
	a := agglomeration{f: f, of: make(map[int]int, len(units))}
	a.begin(units)
	for a.queue.Len() > 0 {
		c := heap.Pop(&a.queue).(candidate)
		if !a.bunches[c.a].gone && !a.bunches[c.b].gone && a.bunches[c.a].near[c.b] == c.tie {
			a.join(c.a, c.b)
		}
	}
	var out [][]int
	for _, b := range a.bunches {
		if !b.gone {
			out = append(out, slices.Concat(b.knots...))
		}
	}
	return out
}

// agglomeration is grouping under way.
type agglomeration struct {
	f       *fusion
	bunches []*bunch
	of      map[int]int // the bunch each unit began in
	queue   candidates
}

// begin makes a bunch of each unit with those that it is bound to, and ties them.
func (a *agglomeration) begin(units []int) {
	for _, i := range units {
		if _, ok := a.of[i]; ok {
			continue
		}
		n := len(a.bunches)
		a.of[i] = n
		knot := []int{i}
		for k := 0; k < len(knot); k++ {
			for _, j := range a.f.edges[knot[k]] {
				_, taken := a.of[int(j)]
				if must, _ := a.f.bonds.of(knot[k], int(j)); must && !taken && has(units, int(j)) {
					a.of[int(j)] = n
					knot = append(knot, int(j))
				}
			}
		}
		slices.Sort(knot)
		a.bunches = append(a.bunches, &bunch{knots: [][]int{knot}, near: map[int]*tie{}})
	}
	for x, b := range a.bunches {
		for _, i := range b.knots[0] {
			for _, j := range a.f.edges[i] {
				if y, ok := a.of[int(j)]; ok && x < y && b.near[y] == nil {
					a.tie(x, y, a.measure(x, y))
				}
			}
		}
	}
}

func has(sorted []int, n int) bool {
	_, ok := slices.BinarySearch(sorted, n)
	return ok
}

// measure weighs every pair of knots of two bunches.
func (a *agglomeration) measure(x, y int) *tie {
	t := &tie{top: never}
	for _, p := range a.bunches[x].knots {
		for _, q := range a.bunches[y].knots {
			s := a.f.knots(p, q)
			t.sum, t.top, t.n = t.sum+s, max(t.top, s), t.n+1
			if s == never {
				return t
			}
		}
	}
	return t
}

// knots is how alike two knots are: as their likest units. What binds a knot, a copy or
// an analyst, outweighs what the units of it say against each other, so it does not
// count against a third either; only an analyst's word that two are apart does.
func (f *fusion) knots(p, q []int) float64 {
	if old := f.asOld(p); !f.bonds.apart && old >= 0 && old == f.asOld(q) {
		p, q = f.standing(p), f.standing(q)
	}
	best := never
	for _, i := range p {
		for _, j := range q {
			if must, bound := f.bonds.of(i, j); bound && !must {
				return never
			}
			best = max(best, f.likeness(i, j))
		}
	}
	return best
}

// asOld tells how a knot is told: 1 as history, 0 not, -1 by some as history.
func (f *fusion) asOld(knot []int) int {
	n := 0
	for _, i := range knot {
		if f.units[i].view.past {
			n++
		}
	}
	switch n {
	case 0:
		return 0
	case len(knot):
		return 1
	}
	return -1
}

// tie notes how alike two bunches are, and whether they may be joined.
func (a *agglomeration) tie(x, y int, t *tie) {
	a.bunches[x].near[y], a.bunches[y].near[x] = t, t
	if s := t.score(); s >= Threshold {
		heap.Push(&a.queue, candidate{score: s, a: min(x, y), b: max(x, y), tie: t})
	}
}

// join lays bunch y into bunch x.
func (a *agglomeration) join(x, y int) {
	bx, by := a.bunches[x], a.bunches[y]
	others := map[int]bool{}
	for k := range bx.near {
		others[k] = true
	}
	for k := range by.near {
		others[k] = true
	}
	for _, k := range sortedKeys(others) {
		if k == x || k == y || a.bunches[k].gone {
			continue
		}
		a.tie(x, k, a.sum(x, y, k))
	}
	bx.knots = append(bx.knots, by.knots...)
	by.gone = true
}

// sum is the tie of x and y together to k.
func (a *agglomeration) sum(x, y, k int) *tie {
	t, u := a.bunches[x].near[k], a.bunches[y].near[k]
	if t == nil {
		t = a.measure(x, k)
	}
	if u == nil && !math.IsInf(t.sum, -1) {
		u = a.measure(y, k)
	}
	if u == nil {
		return t
	}
	return &tie{sum: t.sum + u.sum, top: max(t.top, u.top), n: t.n + u.n}
}

// candidate is a pair of bunches that may be joined, as they were when it was noted.
type candidate struct {
	score float64
	a, b  int
	tie   *tie
}

// candidates is a heap, the likest on top.
type candidates []candidate

func (c candidates) Len() int { return len(c) }
func (c candidates) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(c[j].score, c[i].score), cmp.Compare(c[i].a, c[j].a), cmp.Compare(c[i].b, c[j].b)) < 0
}
func (c candidates) Swap(i, j int) { c[i], c[j] = c[j], c[i] }
func (c *candidates) Push(x any)   { *c = append(*c, x.(candidate)) }
func (c *candidates) Pop() any {
	old := *c
	x := old[len(old)-1]
	*c = old[:len(old)-1]
	return x
}
