package coref

import "github.com/sitrep-news/sitrep/nlp"

// Score is the CoNLL 2012 score of chains: MUC (Vilain et al. 1995), B-cubed (Bagga and
// Baldwin 1998) and CEAFe (Luo 2005, entities aligned by their phi-4). Expressions are the same where they
// have the same span, or, with Heads, the same head. Chains of one expression don't count.
type Score struct {
	Heads          bool
	muc, b3, ceafe counts
}

// counts holds the numerators and denominators of recall and precision.
type counts struct{ r, rd, p, pd float64 }

func (c counts) f1() float64 {
	if c.r == 0 || c.p == 0 {
		return 0
	}
	r, p := c.r/c.rd, c.p/c.pd
	return 200 * p * r / (p + r)
}

// PR returns precision and recall of MUC, B-cubed and CEAFe, in percent.
func (s *Score) PR() [6]float64 {
	var out [6]float64
	for i, c := range []counts{s.muc, s.b3, s.ceafe} {
		out[2*i], out[2*i+1] = 100*c.p/max(c.pd, 1), 100*c.r/max(c.rd, 1)
	}
	return out
}

// MUC, B3 and CEAFe are F1, in percent.
func (s *Score) MUC() float64 { return s.muc.f1() }

// B3 is the F1 of B-cubed.
func (s *Score) B3() float64 { return s.b3.f1() }

// CEAFe is the F1 of the aligned entities.
func (s *Score) CEAFe() float64 { return s.ceafe.f1() }

// CoNLL is the mean of the three.
func (s *Score) CoNLL() float64 { return (s.MUC() + s.B3() + s.CEAFe()) / 3 }

// Add compares the chains of two analyses of the same words.
func (s *Score) Add(gold, pred []nlp.Chain) {
	g, p := s.sets(gold), s.sets(pred)
	s.muc.r, s.muc.rd = addLinks(s.muc.r, s.muc.rd, g, p)
	s.muc.p, s.muc.pd = addLinks(s.muc.p, s.muc.pd, p, g)
	s.b3.r, s.b3.rd = addShares(s.b3.r, s.b3.rd, g, p)
	s.b3.p, s.b3.pd = addShares(s.b3.p, s.b3.pd, p, g)
	same := align(g, p)
	s.ceafe.r += same
	s.ceafe.p += same
	s.ceafe.rd += float64(len(g))
	s.ceafe.pd += float64(len(p))
}

// sets returns the chains as lists of distinct expressions, without those of one.
func (s *Score) sets(chains []nlp.Chain) [][]nlp.Ref {
	var out [][]nlp.Ref
	taken := map[nlp.Ref]bool{}
	for _, c := range chains {
		var refs []nlp.Ref
		for _, r := range c.Refs {
			if s.Heads {
				r = nlp.Ref{Head: r.Head}
			} else {
				r.Head = 0
			}
			if !taken[r] {
				taken[r] = true
				refs = append(refs, r)
			}
		}
		if len(refs) > 1 {
			out = append(out, refs)
		}
	}
	return out
}

// owners tells the chain of every expression.
func owners(chains [][]nlp.Ref) map[nlp.Ref]int {
	of := map[nlp.Ref]int{}
	for i, c := range chains {
		for _, r := range c {
			of[r] = i
		}
	}
	return of
}

// addLinks is MUC's recall of key by other.
func addLinks(num, den float64, key, other [][]nlp.Ref) (float64, float64) {
	of := owners(other)
	for _, c := range key {
		parts, alone := map[int]bool{}, 0
		for _, r := range c {
			if o, ok := of[r]; ok {
				parts[o] = true
			} else {
				alone++
			}
		}
		num += float64(len(c) - len(parts) - alone)
		den += float64(len(c) - 1)
	}
	return num, den
}

// addShares is B-cubed's recall of key by other.
func addShares(num, den float64, key, other [][]nlp.Ref) (float64, float64) {
	of := owners(other)
	for _, c := range key {
		share := map[int]int{}
		for _, r := range c {
			if o, ok := of[r]; ok {
				share[o]++
			}
		}
		for _, n := range share {
			num += float64(n*n) / float64(len(c))
		}
		den += float64(len(c))
	}
	return num, den
}

// align returns the greatest sum of phi-4 over one-to-one pairs of chains.
func align(g, p [][]nlp.Ref) float64 {
	of := owners(p)
	n := max(len(g), len(p))
	w := make([][]float64, n)
	for i := range w {
		w[i] = make([]float64, n)
	}
	for i, c := range g {
		for _, r := range c {
			if j, ok := of[r]; ok {
				w[i][j] += 2 / float64(len(c)+len(p[j]))
			}
		}
	}
	return assign(w)
}

// assign is the Hungarian algorithm, for the greatest sum over a square matrix.
func assign(w [][]float64) float64 {
	n := len(w)
	u, v := make([]float64, n+1), make([]float64, n+1)
	mate, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		mate[0] = i
		j0 := 0
		least, used := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = 1e18
		}
		for {
			used[j0] = true
			i0, j1, delta := mate[j0], 0, 1e18
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := -w[i0-1][j-1] - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[mate[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = j1; mate[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			mate[j0] = mate[way[j0]]
			j0 = way[j0]
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum += w[mate[j]-1][j-1]
	}
	return sum
}
