package decode

import "math"

// longestProjective is the length in words up to which trees have no arcs that cross: seeking the
// best of them takes time of the length cubed.
const longestProjective = 160

// projective tells whether no two arcs cross and none covers the root.
func projective(heads []int) bool {
	for i, h := range heads {
		lo, hi := min(i, h), max(i, h)
		for k := lo + 1; k < hi; k++ {
			if g := heads[k]; g < lo || g > hi {
				return false
			}
		}
	}
	return true
}

// The parts that eisner puts together: spans whose inner words all have heads. In an open one an arc
// joins both ends; a closed one is a word with all its dependents on one side.
const (
	openLeft    = iota // the right end is the head of the left
	openRight          // the left end is the head of the right
	closedLeft         // the right end heads all of it
	closedRight        // the left end heads all of it
)

// eisner returns the best tree over n words whose arcs do not cross, with one root, by the algorithm of
// Eisner (1996).
func eisner(dst []int, scores []float32, n int) []int {
	at := func(s, t int) int { return s*n + t }
	var sum [4][]float64
	var cut [4][]int16
	for k := range sum {
		sum[k], cut[k] = make([]float64, n*n), make([]int16, n*n)
	}
	arc := func(head, word int) float64 { return float64(scores[word*(n+1)+head+1]) }
	for width := 1; width < n; width++ {
		for s := 0; s+width < n; s++ {
			t := s + width
			x := at(s, t)
			open, where := math.Inf(-1), s
			for r := s; r < t; r++ {
				if v := sum[closedRight][at(s, r)] + sum[closedLeft][at(r+1, t)]; v > open {
					open, where = v, r
				}
			}
			sum[openLeft][x], cut[openLeft][x] = open+arc(t, s), int16(where)
			sum[openRight][x], cut[openRight][x] = open+arc(s, t), int16(where)
			left, right := math.Inf(-1), math.Inf(-1)
			cut[closedLeft][x], cut[closedRight][x] = int16(s), int16(t) // where no score is a number
			for r := s; r < t; r++ {
				if v := sum[closedLeft][at(s, r)] + sum[openLeft][at(r, t)]; v > left {
					left, cut[closedLeft][x] = v, int16(r)
				}
				if v := sum[openRight][at(s, r+1)] + sum[closedRight][at(r+1, t)]; v > right {
					right, cut[closedRight][x] = v, int16(r+1)
				}
			}
			sum[closedLeft][x], sum[closedRight][x] = left, right
		}
	}
	root, best := 0, math.Inf(-1)
	for r := range n {
		if v := arc(-1, r) + sum[closedLeft][at(0, r)] + sum[closedRight][at(r, n-1)]; v > best {
			root, best = r, v
		}
	}
	dst = append(dst[:0], make([]int, n)...)
	dst[root] = -1
	var walk func(part, s, t int)
	walk = func(part, s, t int) {
		if s == t {
			return
		}
		r := int(cut[part][at(s, t)])
		switch part {
		case openLeft, openRight:
			if part == openLeft {
				dst[s] = t
			} else {
				dst[t] = s
			}
			walk(closedRight, s, r)
			walk(closedLeft, r+1, t)
		case closedLeft:
			walk(closedLeft, s, r)
			walk(openLeft, r, t)
		case closedRight:
			walk(openRight, s, r)
			walk(closedRight, r, t)
		}
	}
	walk(closedLeft, 0, root)
	walk(closedRight, root, n-1)
	return dst
}
