package score

import "slices"

// Span is a half-open range of code points, [start, end] in JSON.
type Span [2]int

// overlap is the number of code points that a and b share.
func overlap(a, b Span) int { return max(0, min(a[1], b[1])-max(a[0], b[0])) }

// greedy matches each prediction with the first gold item not taken yet that
// is ok, and returns the number matched.
func greedy[G, P any](gold []G, pred []P, ok func(G, P) bool) int {
	used, n := make([]bool, len(gold)), 0
	for _, p := range pred {
		for i, g := range gold {
			if !used[i] && ok(g, p) {
				used[i] = true
				n++
				break
			}
		}
	}
	return n
}

// union merges spans into disjoint ones in order, without empty ones.
func union(spans []Span) []Span {
	s := slices.DeleteFunc(slices.Clone(spans), func(x Span) bool { return x[1] <= x[0] })
	slices.SortFunc(s, func(a, b Span) int { return a[0] - b[0] })
	var out []Span
	for _, x := range s {
		if n := len(out); n > 0 && x[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], x[1])
		} else {
			out = append(out, x)
		}
	}
	return out
}

func length(disjoint []Span) int {
	n := 0
	for _, s := range disjoint {
		n += s[1] - s[0]
	}
	return n
}

// shared is the number of code points in both of two disjoint lists.
func shared(a, b []Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += overlap(x, y)
		}
	}
	return n
}
