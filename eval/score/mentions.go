package score

import "sort"

// Coreference scores a clustering of given mentions against the gold one: MUC (Vilain
// et al. 1995), B3 (Bagga and Baldwin 1998), CEAFe (Luo 2005), their mean, which is
// the CoNLL score, and LEA (Moosavi and Strube 2016; a cluster of one resolves itself).
// gold and pred name the cluster of each mention; singletons count.
func Coreference(gold, pred []string) Figures {
	g, p := clustersOf(gold), clustersOf(pred)
	muc := harmonic(mucRecall(g, pred), mucRecall(p, gold))
	b3 := harmonic(bcubed(pred, gold), bcubed(gold, pred))
	same := aligned(g, p)
	ceaf := harmonic(ratio64(same, float64(len(g))), ratio64(same, float64(len(p))))
	lea := harmonic(leaRecall(g, pred), leaRecall(p, gold))
	return Figures{{"mentions", len(gold)}, {"muc_f1", muc}, {"mention_b3_f1", b3}, {"ceafe_f1", ceaf}, {"conll_f1", (muc + b3 + ceaf) / 3}, {"lea_f1", lea}}
}

// clustersOf lists the members of each cluster, in the order of the first.
func clustersOf(names []string) [][]int {
	at := map[string]int{}
	var out [][]int
	for i, n := range names {
		k, ok := at[n]
		if !ok {
			k = len(out)
			at[n] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// mucRecall is the share of the links of the clusters that the other naming keeps.
func mucRecall(clusters [][]int, other []string) float64 {
	num, den := 0.0, 0.0
	for _, c := range clusters {
		parts := map[string]bool{}
		for _, i := range c {
			parts[other[i]] = true
		}
		num += float64(len(c) - len(parts))
		den += float64(len(c) - 1)
	}
	return ratio64(num, den)
}

// leaRecall weighs each cluster by its size, and its share of links that the other
// naming keeps.
func leaRecall(clusters [][]int, other []string) float64 {
	size := map[string]int{}
	for _, o := range other {
		size[o]++
	}
	num, den := 0.0, 0.0
	for _, c := range clusters {
		den += float64(len(c))
		if len(c) == 1 {
			if size[other[c[0]]] == 1 {
				num++
			}
			continue
		}
		parts := map[string]int{}
		for _, i := range c {
			parts[other[i]]++
		}
		kept := 0
		for _, n := range parts {
			kept += n * (n - 1) / 2
		}
		num += float64(len(c)) * float64(kept) / float64(len(c)*(len(c)-1)/2)
	}
	return ratio64(num, den)
}

// aligned is the greatest sum of phi-4 over one-to-one alignments of clusters. Clusters
// that share no mention add nothing, so each connected part is aligned alone: exactly,
// by augmenting paths over its pairs.
func aligned(g, p [][]int) float64 {
	of := map[int]int{}
	for k, c := range p {
		for _, i := range c {
			of[i] = k
		}
	}
	phi := make([]map[int]float64, len(g))
	for k, c := range g {
		phi[k] = map[int]float64{}
		for _, i := range c {
			phi[k][of[i]]++
		}
		for h, n := range phi[k] {
			phi[k][h] = 2 * n / float64(len(c)+len(p[h]))
		}
	}
	return assign(phi, len(p))
}

// assign is the greatest sum of a one-to-one choice of weights: each left node in turn
// takes the path that gains most (successive longest paths, Bellman-Ford).
func assign(weight []map[int]float64, right int) float64 {
	left, mate := make([]int, len(weight)), make([]int, right)
	for i := range left {
		left[i] = -1
	}
	for j := range mate {
		mate[j] = -1
	}
	for u := range weight {
		augment(u, weight, left, mate)
	}
	sum := 0.0
	for u, v := range left {
		if v >= 0 {
			sum += weight[u][v]
		}
	}
	return sum
}

// augment adds one left node to the choice along the path that gains most: it takes a
// free right node, or one whose left node moves on, or is left without.
func augment(u int, weight []map[int]float64, left, mate []int) {
	gain, from := map[int]float64{u: 0}, map[int]int{} // of left nodes; from: the right node taken
	via := map[int]int{}                               // left node that takes a right node
	queue := []int{u}
	best, end, endRight := 0.0, -1, -1
	for len(queue) > 0 {
		x := queue[0]
		queue = queue[1:]
		if x != u && gain[x] > best+1e-12 { // x gives its right node up and goes without
			best, end, endRight = gain[x], x, -1
		}
		rights := make([]int, 0, len(weight[x]))
		for v := range weight[x] {
			rights = append(rights, v)
		}
		sort.Ints(rights)
		for _, v := range rights {
			if v == left[x] {
				continue
			}
			s := gain[x] + weight[x][v]
			y := mate[v]
			if y < 0 {
				if s > best+1e-12 {
					best, end, endRight = s, x, v
				}
				continue
			}
			s -= weight[y][v]
			if old, ok := gain[y]; y != u && (!ok || s > old+1e-12) {
				gain[y], from[y], via[v] = s, v, x
				queue = append(queue, y)
			}
		}
	}
	if end < 0 {
		return
	}
	for x, v := end, endRight; ; {
		left[x] = v
		if v >= 0 {
			mate[v] = x
		}
		if x == u {
			return
		}
		v = from[x]
		x = via[v]
	}
}

func ratio64(num, den float64) float64 {
	if den == 0 {
		return 0
	}
	return num / den
}
