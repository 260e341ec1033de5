package main

import (
	"math"
	"testing"

	"github.com/sitrep-news/sitrep/eval/muc4"
	"github.com/sitrep-news/sitrep/eval/score"
)

// weighed are articles of one victim each, of whom every second is true: what is
// likelier than 0.5 is true, the rest is not.
func weighed() (gold []score.Templates, found []muc4.Found) {
	for i := range 10 {
		n := len(muc4.Types)
		f := muc4.Found{Types: make([]float64, n), Several: [2][]float64{make([]float64, n), make([]float64, n)}}
		f.Types[0] = 0.9
		f.Fills = []muc4.Fill{{Text: "the miller", Role: muc4.Victim, P: 0.4 + 0.2*float64(i%2)}}
		g := score.Template{Type: muc4.Types[0]}
		if i%2 == 1 {
			g.Role[muc4.Victim] = []score.Entity{{"the miller"}}
		}
		gold, found = append(gold, score.Templates{Templates: []score.Template{g}}), append(found, f)
	}
	return gold, found
}

func TestSeek(t *testing.T) {
	c := newTallies(weighed())
	all := func(int) bool { return true }
	got := c.seek(all)
	if got.Roles[muc4.Victim] <= 0.4 || got.Roles[muc4.Victim] > 0.6 {
		t.Errorf("threshold of roles %v: want one between what is true and what is not", got.Roles)
	}
	if f, p, r := f1(c.sum(got, all)); f != 100 || p != 100 || r != 100 {
		t.Errorf("F1 %g, precision %g, recall %g at the thresholds sought", f, p, r)
	}
	got.Roles[muc4.Victim] = 0.1
	f, p, r := f1(c.sum(got, all))
	if r != 100 || p != 75 || math.Abs(f-600.0/7) > 1e-9 {
		t.Errorf("F1 %g, precision %g, recall %g where every filler is taken", f, p, r)
	}
	if f, _, _ := f1(c.sum(got, func(int) bool { return false })); f != 0 {
		t.Errorf("F1 %g of no article", f)
	}
}
