package forecast

import (
	"math"
	"sort"
)

// Draws is a forecast as equally likely values, sorted.
type Draws []float64

// drawsN is how many values stand for a distribution.
const drawsN = 200

// CRPS is the continuous ranked probability score of the draws at y, in the
// measure's own unit; smaller is better (Gneiting and Raftery 2007, eq. 21).
func (d Draws) CRPS(y float64) float64 {
	n := float64(len(d))
	miss, spread := 0.0, 0.0
	for i, x := range d {
		miss += math.Abs(x - y)
		spread += float64(2*i-len(d)+1) * x
	}
	return miss/n - spread/(n*n)
}

// Quantile is the value below which a share p of the draws lies.
func (d Draws) Quantile(p float64) float64 {
	if len(d) == 0 {
		return 0
	}
	return d[min(len(d)-1, max(0, int(p*float64(len(d)))))]
}

// Mean of the draws.
func (d Draws) Mean() float64 {
	s := 0.0
	for _, x := range d {
		s += x
	}
	return s / float64(len(d))
}

// rank is where y falls among the draws, 0 to 1, ties in the middle.
func (d Draws) rank(y float64) float64 {
	lo := sort.SearchFloat64s(d, y)
	hi := lo
	for hi < len(d) && d[hi] == y {
		hi++
	}
	return (float64(lo) + float64(hi-lo)/2) / float64(len(d))
}

// gammaPoisson is the distribution of a count with the given mean and variance
// mean + disp*mean^2 + extra*mean, as its n quantiles.
func gammaPoisson(mean, disp, extra float64, n int) Draws {
	mean = max(mean, 0.02)
	over := disp*mean*mean + extra*mean
	out := make(Draws, n)
	if mean > 200 { // a gamma is close enough to the mixture and far faster
		v := mean + over
		return gammaQuantiles(mean*mean/v, v/mean, n)
	}
	k := mean * mean / max(over, 1e-9) // NB with shape k
	p, cdf, x := math.Pow(k/(k+mean), k), 0.0, 0.0
	if over < 1e-6*mean {
		p = math.Exp(-mean)
	}
	i := 0
	for i < n && x < 1e5 {
		cdf += p
		for i < n && (float64(i)+0.5)/float64(n) <= cdf {
			out[i] = x
			i++
		}
		if over < 1e-6*mean {
			p *= mean / (x + 1)
		} else {
			p *= (k + x) / (x + 1) * mean / (k + mean)
		}
		x++
		if p < 1e-15 && cdf > 0.5 {
			break
		}
	}
	for ; i < n; i++ {
		out[i] = x
	}
	return out
}

// gammaCells is how finely gammaQuantiles sums the density.
const gammaCells = 1000

// gammaQuantiles are n quantiles of a gamma distribution of shape above 1, rounded, from
// one sum over its density: a hundred times faster than as many inversions.
func gammaQuantiles(shape, scale float64, n int) Draws {
	sd := math.Sqrt(shape)
	from, to := max(0, shape-8*sd), shape+14*sd
	step := (to - from) / gammaCells
	peak := (shape - 1) * (math.Log(max(shape-1, 1e-9)) - 1)
	var cells [gammaCells]float64
	total := 0.0
	for i := range cells {
		x := from + (float64(i)+0.5)*step
		cells[i] = math.Exp((shape-1)*math.Log(x) - x - peak)
		total += cells[i]
	}
	out := make(Draws, n)
	sum, i := 0.0, 0
	for c, w := range cells {
		for i < n {
			want := (float64(i) + 0.5) / float64(n) * total
			if want > sum+w {
				break
			}
			out[i] = math.Round(scale * (from + (float64(c)+(want-sum)/w)*step))
			i++
		}
		sum += w
	}
	for ; i < n; i++ {
		out[i] = math.Round(scale * to)
	}
	return out
}

// pool mixes distributions by weight into n draws.
func pool(parts []Draws, weights []float64, n int) Draws {
	type atom struct{ x, w float64 }
	var atoms []atom
	total := 0.0
	for i, d := range parts {
		if weights[i] <= 0 || len(d) == 0 {
			continue
		}
		w := weights[i] / float64(len(d))
		for _, x := range d {
			atoms = append(atoms, atom{x, w})
			total += w
		}
	}
	sort.Slice(atoms, func(i, j int) bool { return atoms[i].x < atoms[j].x })
	out := make(Draws, 0, n)
	sum := 0.0
	for _, a := range atoms {
		sum += a.w
		for len(out) < n && (float64(len(out))+0.5)/float64(n)*total <= sum {
			out = append(out, a.x)
		}
	}
	for len(out) < n && len(atoms) > 0 {
		out = append(out, atoms[len(atoms)-1].x)
	}
	return out
}

// widen spreads draws about their median by a factor, not below zero.
func (d Draws) widen(f float64) Draws {
	m := d.Quantile(0.5)
	out := make(Draws, len(d))
	for i, x := range d {
		out[i] = max(0, math.Round(m+(x-m)*f))
	}
	return out
}
