package forecast

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
)

// A member is one way to foresee all units at once from their days so far.
type member struct {
	name string
	run  func(days [][]float64, horizon int, rng *rand.Rand) []Draws
}

// halfLives are the memories of the count members, in days.
var halfLives = []float64{7, 10, 14, 20, 30, 60}

// dispersions are the spreads of the count members: variance disp*mean^2 beyond Poisson's.
var dispersions = []float64{0.04, 0.08, 0.15, 0.3, 0.6}

func members(measure string) []member {
	extra := 0.3
	if measure == Deaths {
		extra = 3
	}
	var out []member
	for _, hl := range halfLives {
		for _, d := range dispersions {
			out = append(out, member{name: "counts", run: func(days [][]float64, h int, _ *rand.Rand) []Draws {
				ds := make([]Draws, len(days))
				for u := range days {
					ds[u] = gammaPoisson(fading(days[u], hl)*float64(h), d, extra, drawsN)
				}
				return ds
			}})
		}
	}
	out = append(out, member{name: "hawkes", run: func(days [][]float64, h int, rng *rand.Rand) []Draws {
		return FitHawkes(days, 270).Simulate(days, h, drawsN, rng)
	}})
	out = append(out, member{name: "windows", run: func(days [][]float64, h int, _ *rand.Rand) []Draws {
		ds := make([]Draws, len(days))
		for u := range days {
			ds[u] = lastWindows(days[u], h, 12)
		}
		return ds
	}})
	return out
}

// fading is the mean of a series with exponentially fading weights.
func fading(xs []float64, halfLife float64) float64 {
	keep := math.Exp2(-1 / halfLife)
	s, w := 0.0, 0.0
	for _, x := range xs {
		s, w = s*keep+x, w*keep+1
	}
	if w == 0 {
		return 0
	}
	return s / w
}

// lastWindows are the sums of the last k windows, the baseline of ViEWS.
func lastWindows(xs []float64, h, k int) Draws {
	var d Draws
	for e := len(xs); e-h >= 0 && len(d) < k; e -= h {
		s := 0.0
		for _, x := range xs[e-h : e] {
			s += x
		}
		d = append(d, s)
	}
	return sortDraws(d)
}

// seed makes the random draws of a forecast a function of what it is about.
func seed(parts ...string) *rand.Rand {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return rand.New(rand.NewPCG(h.Sum64(), 1))
}
