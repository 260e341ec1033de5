package fuse

import (
	"math/rand/v2"
	"testing"
)

// Units of one class weigh the same against all others of other reports, and those that stand for
// a knot are as alike to another's as the likest of all.
func TestClassesStandForAll(t *testing.T) {
	same := 0
	for seed := range uint64(30) {
		f := newFusion(append(world(seed, 25), wideWorld(seed, 25)...), Knowledge{}, nil)
		raw := func(i, j int) float64 { return weigh(f.units[min(i, j)].view, f.units[max(i, j)].view, nil) }
		for i := range f.units {
			for j := range i {
				if w, want := f.scales.weigh(f.units[j], f.units[i]), raw(i, j); w != want {
					t.Fatalf("seed %d: %v and %v weigh %v by their classes, want %v", seed, f.units[j].ref(), f.units[i].ref(), w, want)
				}
				if f.units[i].class() == f.units[j].class() {
					same++
				}
			}
		}
		r := rand.New(rand.NewPCG(seed, 2))
		for range 300 {
			p, q := drawn(r, len(f.units))
			clear(f.stand)
			want := never
			for _, i := range p {
				for _, j := range q {
					want = max(want, f.likeness(i, j))
				}
			}
			if got := f.knots(p, q); got != want {
				t.Fatalf("seed %d: knots %v and %v: %v, want %v", seed, p, q, got, want)
			}
		}
	}
	if same < 300 {
		t.Errorf("only %d pairs of one class: the worlds of this test try nothing", same)
	}
}

// drawn are two sorted lists of numbers with none in common.
func drawn(r *rand.Rand, n int) (p, q []int) {
	for i := range n {
		switch r.IntN(n / 4) {
		case 0:
			p = append(p, i)
		case 1:
			q = append(q, i)
		}
	}
	if len(p) == 0 || len(q) == 0 {
		return drawn(r, n)
	}
	return p, q
}
