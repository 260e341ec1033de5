package forecast

import "math"

// bins are the upper bounds of the bins, as in ViEWS's ignorance score; what lies above the
// last falls into one more (Hegre et al. 2024, the 2023/24 prediction challenge).
var bins = [...]float64{0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5}

func bin(x float64) int {
	for i, top := range bins {
		if x < top {
			return i
		}
	}
	return len(bins)
}

// Ignorance is minus the binary logarithm of the probability of the bin that y falls
// in, in bits; each bin gets one draw more, so that none is impossible. Smaller is better.
func (d Draws) Ignorance(y float64) float64 {
	n := 1.0
	for _, x := range d {
		if bin(x) == bin(y) {
			n++
		}
	}
	return -math.Log2(n / float64(len(d)+len(bins)+1))
}

// Interval is the interval score of the central 90% at y: its width, and 20 for each
// unit that y lies outside (Gneiting and Raftery 2007, eq. 43, alpha 0.1).
func (d Draws) Interval(y float64) float64 {
	const alpha = 0.1
	l, u := d.Quantile(alpha/2), d.Quantile(1-alpha/2)
	return u - l + 2/alpha*(max(0, l-y)+max(0, y-u))
}

// Within90 tells whether y lies in the central 90%, ties in the middle.
func (d Draws) Within90(y float64) bool {
	r := d.rank(y)
	return r >= 0.05 && r <= 0.95
}

// Score is how a method did over the windows of a backtest.
type Score struct {
	Method    string
	N         int     // windows scored
	CRPS      float64 // mean, in events or deaths; smaller is better
	Skill     float64 // one minus CRPS over the better baseline's; above 0 beats both
	Ignorance float64 // mean, bits
	Interval  float64 // mean interval score of the 90%
	Within90  float64 // share of windows inside the 90% interval
}

// add counts one window.
func (s *Score) add(d Draws, y float64) {
	s.N++
	s.CRPS += d.CRPS(y)
	s.Ignorance += d.Ignorance(y)
	s.Interval += d.Interval(y)
	if d.Within90(y) {
		s.Within90++
	}
}

// mean turns sums to means.
func (s Score) mean() Score {
	if n := float64(s.N); n > 0 {
		s.CRPS, s.Ignorance, s.Interval, s.Within90 = s.CRPS/n, s.Ignorance/n, s.Interval/n, s.Within90/n
	}
	return s
}

// The methods of a backtest: ours, its parts, and the two baselines.
const (
	Pool        = "pool"
	HawkesAlone = "hawkes"
	CountsAlone = "counts" // one gamma-Poisson, memory 20 days
	LastWindows = "last_12_windows"
	SameAsLast  = "same_as_last"
)
