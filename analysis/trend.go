package analysis

import "math"

// Change is a point at which a rate changed.
type Change struct {
	At            int     // index of the first period of the new rate
	Before, After float64 // events a period, corrected for exposure
}

// Changes finds where the rate of a series of counts changed: the segmentation that
// minimises the Poisson deviance plus a penalty of 2 log(n) a change, by exact
// dynamic programming (Jackson et al. 2005, Killick et al. 2012). exposure is how much
// was published in each period; nil counts each alike. No segment is shorter than two
// periods, for one busy week is no new rate.
func Changes(counts []int, exposure []float64) []Change {
	n := len(counts)
	if n < 4 {
		return nil
	}
	sum, exp := make([]float64, n+1), make([]float64, n+1)
	for i, c := range counts {
		e := 1.0
		if exposure != nil {
			e = max(exposure[i], 1e-3)
		}
		sum[i+1], exp[i+1] = sum[i]+float64(c), exp[i]+e
	}
	cost := func(i, j int) float64 {
		s, e := sum[j]-sum[i], exp[j]-exp[i]
		if s == 0 {
			return 0
		}
		return 2 * (s - s*math.Log(s/e)) // minus twice the log-likelihood, but for what all segmentations share
	}
	const least = 2
	penalty := 4 * math.Log(float64(n))
	best, from := make([]float64, n+1), make([]int, n+1)
	best[0] = -penalty
	for j := 1; j <= n; j++ {
		best[j] = math.Inf(1)
		for i := 0; i+least <= j; i++ {
			if v := best[i] + cost(i, j) + penalty; v < best[j] {
				best[j], from[j] = v, i
			}
		}
	}
	var cuts []int
	for j := n; from[j] > 0; j = from[j] {
		cuts = append([]int{from[j]}, cuts...)
	}
	var out []Change
	rate := func(i, j int) float64 { return (sum[j] - sum[i]) / (exp[j] - exp[i]) }
	for k, c := range cuts {
		start, end := 0, n
		if k > 0 {
			start = cuts[k-1]
		}
		if k+1 < len(cuts) {
			end = cuts[k+1]
		}
		out = append(out, Change{At: c, Before: rate(start, c), After: rate(c, end)})
	}
	return out
}
