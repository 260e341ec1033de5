package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func value(fs Figures, name string) float64 {
	for _, f := range fs {
		if f.Name == name {
			if x, ok := f.Value.(float64); ok {
				return x
			}
		}
	}
	return -1
}

// Two gold clusters and three of a response, worked out by hand.
func TestCoreference(t *testing.T) {
	gold := []string{"1", "1", "1", "2", "2", "2"}
	pred := []string{"x", "x", "y", "y", "z", "z"}
	f := Coreference(gold, pred)
	// MUC: recall (1+1)/4, precision 2/3. B3: recall (2/3+2/3+1/3)/3, precision (1+1+.5+.5+1+1)/6.
	for _, c := range []struct {
		name string
		want float64
	}{
		{"muc_f1", harmonic(2.0/3, 0.5)},
		{"mention_b3_f1", harmonic(5.0/6, 5.0/9)},
		{"ceafe_f1", harmonic(1.6/3, 1.6/2)}, // {a b}: 4/5 and {f g}: 4/5
		{"lea_f1", harmonic(2.0/3, 1.0/3)},
	} {
		if got := value(f, c.name); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s %v, want %v", c.name, got, c.want)
		}
	}
	perfect := Coreference(gold, gold)
	for _, name := range []string{"muc_f1", "mention_b3_f1", "ceafe_f1", "conll_f1", "lea_f1"} {
		if got := value(perfect, name); math.Abs(got-1) > 1e-9 {
			t.Errorf("%s of the gold itself is %v", name, got)
		}
	}
}

// The alignment is the best there is: compared with trying all.
func TestAssign(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		n, m := 1+r.IntN(5), 1+r.IntN(5)
		w := make([]map[int]float64, n)
		for i := range w {
			w[i] = map[int]float64{}
			for j := range m {
				if r.IntN(3) > 0 {
					w[i][j] = float64(1+r.IntN(20)) / 20
				}
			}
		}
		if got, want := assign(w, m), tryAll(w, 0, map[int]bool{}); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v: %v, want %v", fmt.Sprint(w), got, want)
		}
	}
}

func tryAll(w []map[int]float64, i int, taken map[int]bool) float64 {
	if i == len(w) {
		return 0
	}
	best := tryAll(w, i+1, taken)
	for j, x := range w[i] {
		if !taken[j] {
			taken[j] = true
			best = max(best, x+tryAll(w, i+1, taken))
			delete(taken, j)
		}
	}
	return best
}
