package coref

import (
	"math"
	"testing"
)

// TestPairSums holds the kept sums against those of the features written out, twice: the second
// time everything is kept. Every other run has too many kinds to keep any.
func TestPairSums(t *testing.T) {
	d := doc(t, hunt)
	cands := Candidates(d)
	g, ps, r := newGroups(d, cands), profiles(d, cands), English()
	for _, crowded := range []bool{false, true} {
		sums := newPairSums(r, g, ps)
		if crowded {
			for i := range sums.id {
				sums.id[i] = mostKinds
			}
		}
		for range 2 {
			for i := range cands {
				for j := range i {
					x := pairOf(g, ps, i, j)
					want, got := r.sum(together(nil, &x)), sums.of(i, j)
					if math.Abs(float64(got-want)) > 1e-4 {
						t.Fatalf("candidates %d and %d: sum %g, features give %g (crowded %v)", i, j, got, want, crowded)
					}
				}
			}
		}
	}
}

// TestSlots: the templates' values find room.
func TestSlots(t *testing.T) {
	n := 0
	for _, k := range slotsOf {
		n += k
	}
	if n != slots {
		t.Errorf("%d values have %d slots", n, slots)
	}
}
