// Package decode turns the scores of the engine's heads into structures that hold together:
// one tree a sentence, names that don't overlap.
package decode

// Tree returns the best tree over n words whose arcs do not cross, as each word's head (-1 the root
// of the sentence, of which there is exactly one). scores has n rows of n+1: row i the word, column
// 0 the root, column j+1 the head j. Heads are appended to dst[:0].
//
// Arcs cross in one sentence of thirty in EWT and GUM, but in one of six where each word takes the
// head it likes best; without crossings 0.2 more arcs of 100 are right in EWT's development part, 0.4 in
// GUM's news. Where sentences are too long for that the arcs may cross.
func Tree(dst []int, scores []float32, n int) []int {
	dst = dst[:0]
	if n == 0 {
		return dst
	}
	heads, ok := greedy(dst, scores, n)
	switch {
	case ok && (n > longestProjective || projective(heads)):
		return heads
	case n <= longestProjective:
		return eisner(dst, scores, n)
	}
	return spanning(dst[:0], scores, n)
}

// spanning returns the best of all trees, by the algorithm of Chu and Liu (1965) and Edmonds (1967).
// The one root comes of taking the same large amount from every arc of the root, which leaves the
// order of the trees with one root as it was and puts all others behind them.
func spanning(dst []int, scores []float32, n int) []int {
	w := square(n + 1)
	low, high := float64(scores[0]), float64(scores[0])
	for _, s := range scores[:n*(n+1)] {
		low, high = min(low, float64(s)), max(high, float64(s))
	}
	toll := (high-low+1)*float64(n) + 1
	for i := range w {
		for j := 0; i > 0 && j <= n; j++ {
			w[i][j] = float64(scores[(i-1)*(n+1)+j])
		}
		w[i][0] -= toll
	}
	for _, p := range arborescence(w)[1:] {
		dst = append(dst, p-1)
	}
	return dst
}

// square returns an n by n table of zeros.
func square(n int) [][]float64 {
	room, out := make([]float64, n*n), make([][]float64, n)
	for i := range out {
		out[i] = room[i*n : (i+1)*n]
	}
	return out
}

// greedy takes every word's best head, and tells whether that is a tree with one root.
func greedy(dst []int, scores []float32, n int) ([]int, bool) {
	roots := 0
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		best := 0
		if i == 0 && n > 1 {
			best = 2
		}
		for j := range row {
			if j != i+1 && row[j] > row[best] {
				best = j
			}
		}
		if best == 0 {
			roots++
		}
		dst = append(dst, best-1)
	}
	return dst, roots == 1 && cycle(dst, -1) == nil
}

// cycle returns the nodes of a cycle among the heads, or nil; root marks the way out.
func cycle(heads []int, root int) []int {
	state := make([]int, len(heads)) // 0 new, k+1 seen on the walk from k
	for k := range heads {
		i := k
		for i != root && state[i] == 0 {
			state[i] = k + 1
			i = heads[i]
		}
		if i == root || state[i] != k+1 {
			continue
		}
		out := []int{i}
		for j := heads[i]; j != i; j = heads[j] {
			out = append(out, j)
		}
		return out
	}
	return nil
}

// arborescence returns the parents of the best tree that is rooted at node 0; w[i][j] is the
// weight of the arc from head j to i. The parent of 0 is 0.
func arborescence(w [][]float64) []int {
	parents := make([]int, len(w))
	for i := 1; i < len(w); i++ {
		best := -1
		for j := range w {
			if j != i && (best < 0 || w[i][j] > w[i][best]) {
				best = j
			}
		}
		parents[i] = best
	}
	ring := cycle(append([]int{-1}, parents[1:]...), -1)
	if ring == nil {
		return parents
	}
	return expand(w, parents, ring)
}

// expand solves the graph with the ring contracted to one node, and opens the ring where the
// solution enters it.
func expand(w [][]float64, parents, ring []int) []int {
	in := make([]bool, len(w))
	for _, v := range ring {
		in[v] = true
	}
	var out []int // the nodes outside the ring, 0 first
	for v := range w {
		if !in[v] {
			out = append(out, v)
		}
	}
	c := len(out)
	small := square(c + 1)
	enter, leave := make([]int, c), make([]int, c) // the ring's node of the best arc from, and to, each node outside
	for a, u := range out {
		enter[a], leave[a] = ring[0], ring[0]
		for b, v := range out {
			small[a][b] = w[u][v]
		}
		gain := func(v int) float64 { return w[v][u] - w[v][parents[v]] }
		for _, v := range ring {
			if gain(v) > gain(enter[a]) {
				enter[a] = v
			}
			if w[u][v] > w[u][leave[a]] {
				leave[a] = v
			}
		}
		small[c][a] = gain(enter[a])
		small[a][c] = w[u][leave[a]]
	}
	sub := arborescence(small)
	for a := 1; a < c; a++ {
		if sub[a] == c {
			parents[out[a]] = leave[a]
		} else {
			parents[out[a]] = out[sub[a]]
		}
	}
	parents[enter[sub[c]]] = out[sub[c]]
	return parents
}
