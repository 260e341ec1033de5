package engine

import (
	"math/rand/v2"
	"testing"
)

// TestWindows: windows cover the words in order, none is too long, a unit that fits into a
// window is never cut, and neighbours that fit together are together.
func TestWindows(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	for range 300 {
		in := &input{}
		first := []int32{0}
		para := 0
		for range 1 + rng.IntN(900) {
			if rng.IntN(60) == 0 {
				para++
			}
			form := "word"
			if rng.IntN(15) == 0 {
				form = "."
			}
			in.words = append(in.words, word{form: form, para: para})
			first = append(first, first[len(first)-1]+int32(1+rng.IntN(8)))
		}
		stops := (&Engine{}).unitStops(in)
		at := 0
		cut := map[int]bool{}
		for _, w := range windows(in, first, stops) {
			if w[0] != at || w[1] <= w[0] || room(first, w[0], w[1]) > maxWindow {
				t.Fatalf("window %v of %d pieces after word %d", w, room(first, w[0], w[1]), at)
			}
			at = w[1]
			cut[at] = true
		}
		if at != len(in.words) {
			t.Fatalf("the windows end at %d of %d", at, len(in.words))
		}
		from := 0
		for _, stop := range stops {
			if room(first, from, stop) <= maxWindow {
				for i := from + 1; i < stop; i++ {
					if cut[i] {
						t.Fatalf("paragraph %d to %d of %d pieces is cut at %d", from, stop, room(first, from, stop), i)
					}
				}
			}
			from = stop
		}
	}
}
