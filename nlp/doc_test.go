package nlp

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestNamesIn compares it with a look at every name, over rows of names drawn at random.
func TestNamesIn(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		d := &Doc{}
		for at := r.IntN(4); at < 60; {
			end := at + 1 + r.IntN(3)
			d.Names = append(d.Names, Name{Start: at, End: end})
			at = end + r.IntN(4)
		}
		start := r.IntN(64)
		end := start + r.IntN(6)
		var want []Name
		for _, n := range d.Names {
			if n.End > start && n.Start < end {
				want = append(want, n)
			}
		}
		if got := d.NamesIn(start, end); !slices.Equal(got, want) {
			t.Fatalf("names in [%d, %d) of %v: %v, want %v", start, end, d.Names, got, want)
		}
	}
}
