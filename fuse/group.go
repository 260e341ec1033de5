package fuse

import (
	"math"
	"sort"
)

// Mix says how the three kinds of likeness make one, and how alike two groups of
// reports must be to be one story.
type Mix struct {
	Names, Words, Lead float64 // weights; they sum to 1
	Threshold          float64
}

// Standard is tuned on the development half of ECB+ (772 articles, 66 stories): of the
// mixes near the best the one that does alike on both halves of the stories.
var Standard = Mix{Names: 0.47, Words: 0.06, Lead: 0.47, Threshold: 0.34}

// Stories gives each report the number of its story, counted from 0 in the order
// of the reports: agglomeration by the mean likeness between groups, so that one
// shared name joins nothing. The outcome does not depend on the order of reports
// but for ties.
func Stories(sigs []Signature, m Mix) []int {
	names := vectors(sigs, func(s *Signature) map[string]float64 { return s.Names }, 2)
	words := vectors(sigs, func(s *Signature) map[string]float64 { return s.Words }, 2)
	n := len(sigs)
	sim := make([][]float32, n)
	for i := range sim {
		sim[i] = make([]float32, n)
	}
	for i := 0; i < n; i++ {
		for j := 0; j < i; j++ {
			a, b := max(0, names[i].dot(names[j])), max(0, words[i].dot(words[j]))
			s := m.Names*a + m.Words*b + m.Lead*max(0, dot(sigs[i].Lead, sigs[j].Lead)-0.3)
			if sigs[i].Lead == nil || sigs[j].Lead == nil { // names and words are all there is
				s = (m.Names*a + m.Words*b) / (m.Names + m.Words)
			}
			sim[i][j], sim[j][i] = float32(s), float32(s)
		}
	}
	return agglomerate(sim, float32(m.Threshold))
}

// sparse is a unit vector of term numbers and weights, sorted by term.
type sparse struct {
	term []int32
	w    []float32
}

func (a sparse) dot(b sparse) float64 {
	s := 0.0
	for i, j := 0, 0; i < len(a.term) && j < len(b.term); {
		switch {
		case a.term[i] < b.term[j]:
			i++
		case a.term[i] > b.term[j]:
			j++
		default:
			s += float64(a.w[i]) * float64(b.w[j])
			i++
			j++
		}
	}
	return s
}

// vectors weighs terms by (1 + log tf) * log(N/df) and drops those in fewer than
// minDF reports or in more than one in five.
func vectors(sigs []Signature, of func(*Signature) map[string]float64, minDF int) []sparse {
	df := map[string]int{}
	for i := range sigs {
		for t := range of(&sigs[i]) {
			df[t]++
		}
	}
	terms := make([]string, 0, len(df))
	for t, c := range df {
		if c >= minDF && float64(c) < 0.2*float64(len(sigs))+1 {
			terms = append(terms, t)
		}
	}
	sort.Strings(terms)
	id := make(map[string]int32, len(terms))
	for i, t := range terms {
		id[t] = int32(i)
	}
	out := make([]sparse, len(sigs))
	for i := range sigs {
		out[i] = weighTerms(of(&sigs[i]), id, df, float64(len(sigs)))
	}
	return out
}

func weighTerms(tf map[string]float64, id map[string]int32, df map[string]int, n float64) sparse {
	var v sparse
	for t := range tf {
		if k, ok := id[t]; ok {
			v.term = append(v.term, k)
		}
	}
	sort.Slice(v.term, func(i, j int) bool { return v.term[i] < v.term[j] })
	at := make(map[int32]float64, len(v.term))
	norm := 0.0
	for t, c := range tf {
		if k, ok := id[t]; ok {
			w := (1 + math.Log(c)) * math.Log(n/float64(df[t]))
			at[k] = w
			norm += w * w
		}
	}
	norm = math.Sqrt(max(norm, 1e-12))
	for _, k := range v.term {
		v.w = append(v.w, float32(at[k]/norm))
	}
	return v
}

func dot(a, b []float32) float64 {
	if len(a) != len(b) {
		return 0
	}
	s := 0.0
	for i := range a {
		s += float64(a[i]) * float64(b[i])
	}
	return s
}
