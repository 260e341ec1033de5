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
	c := newChart(scores, n)
	for width := 1; width < n; width++ {
		for s := 0; s+width < n; s++ {
			c.join(s, s+width)
		}
	}
	root := c.root()
	dst = append(dst[:0], make([]int, n)...)
	dst[root] = -1
	c.heads(dst, closedLeft, 0, root)
	c.heads(dst, closedRight, root, n-1)
	return dst
}

// chart holds of every span of words and each of the four parts it may be its best score and where
// the two spans that make it meet.
type chart struct {
	n      int
	scores []float32 // of word w with head h: [w*(n+1)+h+1], the root's head being -1
	sum    [4][]float64
	cut    [4][]int16
}

func newChart(scores []float32, n int) *chart {
	c := &chart{n: n, scores: scores}
	for k := range c.sum {
		c.sum[k], c.cut[k] = make([]float64, n*n), make([]int16, n*n)
	}
	return c
}

func (c *chart) at(s, t int) int { return s*c.n + t }

func (c *chart) arc(head, word int) float64 { return float64(c.scores[word*(c.n+1)+head+1]) }

// join finds the best parts of the span from s to t, of which all shorter ones are known.
func (c *chart) join(s, t int) {
	x, sum, cut := c.at(s, t), &c.sum, &c.cut
	open, where := math.Inf(-1), s
	for r := s; r < t; r++ {
		if v := sum[closedRight][c.at(s, r)] + sum[closedLeft][c.at(r+1, t)]; v > open {
			open, where = v, r
		}
	}
	sum[openLeft][x], cut[openLeft][x] = open+c.arc(t, s), int16(where)
	sum[openRight][x], cut[openRight][x] = open+c.arc(s, t), int16(where)
	left, right := math.Inf(-1), math.Inf(-1)
	cut[closedLeft][x], cut[closedRight][x] = int16(s), int16(t) // where no score is a number
	for r := s; r < t; r++ {
		if v := sum[closedLeft][c.at(s, r)] + sum[openLeft][c.at(r, t)]; v > left {
			left, cut[closedLeft][x] = v, int16(r)
		}
		if v := sum[openRight][c.at(s, r+1)] + sum[closedRight][c.at(r+1, t)]; v > right {
			right, cut[closedRight][x] = v, int16(r+1)
		}
	}
	sum[closedLeft][x], sum[closedRight][x] = left, right
}

// root is the word that is best the root of all.
func (c *chart) root() int {
	root, best := 0, math.Inf(-1)
	for r := range c.n {
		if v := c.arc(-1, r) + c.sum[closedLeft][c.at(0, r)] + c.sum[closedRight][c.at(r, c.n-1)]; v > best {
			root, best = r, v
		}
	}
	return root
}

// heads writes the heads of the words inside the best part of a kind from s to t to dst.
func (c *chart) heads(dst []int, part, s, t int) {
	if s == t {
		return
	}
	r := int(c.cut[part][c.at(s, t)])
	switch part {
	case openLeft, openRight:
		if part == openLeft {
			dst[s] = t
		} else {
			dst[t] = s
		}
		c.heads(dst, closedRight, s, r)
		c.heads(dst, closedLeft, r+1, t)
	case closedLeft:
		c.heads(dst, closedLeft, s, r)
		c.heads(dst, openLeft, r, t)
	case closedRight:
		c.heads(dst, openRight, s, r)
		c.heads(dst, closedRight, r, t)
	}
}
