package fuse

import (
	"math"
	"strings"
)

// Act is a word that tells of something done, in a report.
type Act struct {
	Story  int       // number of the report's story, as Stories gives it
	Lemma  string    // of the word
	Vector []float32 // the encoder's, of the word where it stands; nil without an engine
}

// Acts gives each word the number of the doing that it tells of: words of one stem in
// reports of one story, and stems whose words mean the same there, by the cosine of
// their mean vectors, less the mean of all. It joins words alone, without knowing who, where and
// when: a baseline for event coreference, not what makes events of mentions.
func Acts(acts []Act, alike float64) []int {
	center := meanVector(acts, nil)
	type key struct {
		story int
		stem  string
	}
	group := map[key]int{}
	of := make([]int, len(acts))
	var members [][]int
	byStory := map[int][]int{}
	for i, a := range acts {
		k := key{a.Story, stem(a.Lemma)}
		g, ok := group[k]
		if !ok {
			g = len(members)
			group[k] = g
			members = append(members, nil)
			byStory[a.Story] = append(byStory[a.Story], g)
		}
		members[g] = append(members[g], i)
		of[i] = g
	}
	joined := make([]int, len(members))
	for _, groups := range byStory {
		for k, h := range joinStems(acts, members, groups, center, alike) {
			joined[groups[k]] = groups[h]
		}
	}
	for i := range of {
		of[i] = joined[of[i]]
	}
	return labelled(of)
}

// joinStems tells for each of the groups of a story the number of the first that it is
// one with.
func joinStems(acts []Act, members [][]int, groups []int, center []float64, alike float64) []int {
	vectors := make([][]float64, len(groups))
	for k, g := range groups {
		vectors[k] = meanVector(acts, members[g])
		for d := range vectors[k] {
			vectors[k][d] -= center[d]
		}
	}
	sim := make([][]float32, len(groups))
	for k := range sim {
		sim[k] = make([]float32, len(groups))
		for h := range k {
			sim[k][h] = float32(cosine(vectors[k], vectors[h]))
			sim[h][k] = sim[k][h]
		}
	}
	first := map[int]int{}
	out := make([]int, len(groups))
	for k, l := range agglomerate(sim, float32(alike)) {
		if _, ok := first[l]; !ok {
			first[l] = k
		}
		out[k] = first[l]
	}
	return out
}

// stem is a word's first five letters: "arrest" and "arrested", "explode" and "explosion".
func stem(lemma string) string {
	r := []rune(strings.ToLower(lemma))
	return string(r[:min(len(r), 5)])
}

// meanVector is the mean of unit vectors of some acts, of all with nil.
func meanVector(acts []Act, some []int) []float64 {
	var sum []float64
	n := 0.0
	add := func(v []float32) {
		norm := math.Sqrt(dot(v, v))
		if len(v) == 0 || norm == 0 {
			return
		}
		if sum == nil {
			sum = make([]float64, len(v))
		}
		for d, x := range v {
			sum[d] += float64(x) / norm
		}
		n++
	}
	if some == nil {
		for i := range acts {
			add(acts[i].Vector)
		}
	}
	for _, i := range some {
		add(acts[i].Vector)
	}
	for d := range sum {
		sum[d] /= n
	}
	return sum
}

func cosine(a, b []float64) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return 0
	}
	ab, aa, bb := 0.0, 0.0, 0.0
	for i := range a {
		ab, aa, bb = ab+a[i]*b[i], aa+a[i]*a[i], bb+b[i]*b[i]
	}
	return ab / math.Sqrt(max(aa*bb, 1e-12))
}

// labelled counts labels from 0 in the order in which they come.
func labelled(of []int) []int {
	id := map[int]int{}
	out := make([]int, len(of))
	for i, g := range of {
		if _, ok := id[g]; !ok {
			id[g] = len(id)
		}
		out[i] = id[g]
	}
	return out
}
