package forecast

import (
	"math"
	"math/rand/v2"
	"sort"
)

// Hawkes is a self- and cross-exciting count process in days: on day t, unit u
// expects Mu[u] + Alpha[u]*x(u,t) + Gamma[u]*z(u,t), x being the unit's own past
// with exponentially fading memory (weights Beta*exp(-Beta*age), age from 1 day)
// and z the mean of the same over the other units. Alpha+Gamma < 1 keeps it from
// running away. Noise of a day: variance Phi[u] times the expectation.
type Hawkes struct {
	Mu, Alpha, Gamma, Phi []float64
	Beta                  float64
}

// memory is the fading sum of one series at every day, days+1 long: at[t] holds
// what day t expects from the days before it.
func memory(xs []float64, beta float64) []float64 {
	at := make([]float64, len(xs)+1)
	keep := math.Exp(-beta)
	for t, x := range xs {
		at[t+1] = at[t]*keep + x*(1-keep)
	}
	return at
}

// FitHawkes fits the process to daily counts [units][days] by expectation and
// maximisation (Veen and Schoenberg 2008), which for a fixed memory is convex,
// for each of several memories, and keeps the likeliest. Only the last window
// days count.
func FitHawkes(days [][]float64, window int) *Hawkes {
	var best *Hawkes
	top := math.Inf(-1)
	for _, beta := range []float64{0.03, 0.07, 0.15, 0.3, 0.7} {
		h, ll := fitBeta(days, beta, window)
		if ll > top {
			best, top = h, ll
		}
	}
	return best
}

func fitBeta(days [][]float64, beta float64, window int) (*Hawkes, float64) {
	n := len(days)
	h := &Hawkes{Beta: beta, Mu: make([]float64, n), Alpha: make([]float64, n), Gamma: make([]float64, n), Phi: make([]float64, n)}
	own := make([][]float64, n)
	for u := range days {
		own[u] = memory(days[u], beta)
	}
	total := 0.0
	for u := range days {
		total += h.fitUnit(u, days[u], own, window)
	}
	return h, total
}

// iterations of expectation and maximisation; more move the rates in the third digit.
const iterations = 120

// fitUnit fits one unit's three rates and returns its log likelihood.
func (h *Hawkes) fitUnit(u int, y []float64, own [][]float64, window int) float64 {
	from := max(7, len(y)-window)
	others := float64(max(1, len(own)-1))
	z := make([]float64, len(y))
	mean := 0.0
	for t := from; t < len(y); t++ {
		for v := range own {
			if v != u {
				z[t] += own[v][t] / others
			}
		}
		mean += y[t]
	}
	n := float64(max(1, len(y)-from))
	mean = max(mean/n, 1e-3)
	mu, al, ga := mean*0.3, 0.5, 0.1
	sx, sz := 1e-9, 1e-9
	for t := from; t < len(y); t++ {
		sx += own[u][t]
		sz += z[t]
	}
	ll := 0.0
	for it := range iterations {
		var a, b, c float64
		for t := from; t < len(y); t++ {
			l := mu + al*own[u][t] + ga*z[t] + 1e-9
			r := y[t] / l
			a += mu * r
			b += al * own[u][t] * r
			c += ga * z[t] * r
			if it == iterations-1 {
				ll += y[t]*math.Log(l) - l
			}
		}
		mu, al, ga = a/n, b/sx, c/sz
	}
	if al > 0.97 {
		al = 0.97
	}
	res := 0.0
	for t := from; t < len(y); t++ {
		l := mu + al*own[u][t] + ga*z[t] + 1e-9
		res += (y[t] - l) * (y[t] - l) / max(l, 0.05)
	}
	h.Mu[u], h.Alpha[u], h.Gamma[u], h.Phi[u] = mu, al, ga, max(1, res/n)
	return ll
}

// Simulate draws n futures of the given length after the counts so far, and
// returns each unit's sums, sorted.
func (h *Hawkes) Simulate(days [][]float64, horizon, n int, rng *rand.Rand) []Draws {
	units := len(days)
	start := make([]float64, units)
	for u := range days {
		m := memory(days[u], h.Beta)
		start[u] = m[len(m)-1]
	}
	out := make([]Draws, units)
	for u := range out {
		out[u] = make(Draws, n)
	}
	x := make([]float64, units)
	y := make([]float64, units)
	keep := math.Exp(-h.Beta)
	for i := 0; i < n; i++ {
		copy(x, start)
		for t := 0; t < horizon; t++ {
			sum := 0.0
			for u := range x {
				sum += x[u]
			}
			for u := range x {
				l := h.Mu[u] + h.Alpha[u]*x[u] + h.Gamma[u]*(sum-x[u])/float64(max(1, units-1))
				y[u] = noisy(l, h.Phi[u], rng)
				out[u][i] += y[u]
			}
			for u := range x {
				x[u] = x[u]*keep + y[u]*(1-keep)
			}
		}
	}
	for u := range out {
		sort.Float64s(out[u])
	}
	return out
}

// noisy draws a day's count with expectation l and variance phi*l.
func noisy(l, phi float64, rng *rand.Rand) float64 {
	if l <= 0 {
		return 0
	}
	if phi > 1.01 { // gamma-Poisson
		shape := l / (phi - 1)
		l = gammaDraw(shape, rng) * (phi - 1)
	}
	return poissonDraw(l, rng)
}

// gammaDraw is Marsaglia and Tsang's method (2000).
func gammaDraw(k float64, rng *rand.Rand) float64 {
	if k < 1 {
		return gammaDraw(k+1, rng) * math.Pow(rng.Float64(), 1/k)
	}
	d := k - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := rng.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v = v * v * v
		u := rng.Float64()
		if math.Log(u) < 0.5*x*x+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}

func poissonDraw(l float64, rng *rand.Rand) float64 {
	if l > 50 {
		return max(0, math.Round(l+math.Sqrt(l)*rng.NormFloat64()))
	}
	p, k := rng.Float64(), 0.0
	q := math.Exp(-l)
	for s := q; s < p && k < 1000; s += q {
		k++
		q *= l / k
	}
	return k
}
