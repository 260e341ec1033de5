package muc4

import (
	"slices"
	"strings"
)

// kin are the other candidates that have to do with one.
type kin struct {
	longer, shorter []int // that hold its words, and whose words it holds
	crossing        []int // that overlap it otherwise
	mates           []int // that the text speaks of as the same thing
	refs            int   // expressions of its chains of coreference
}

// Link notes how a sheet's candidates stand to one another; rows need it.
func (s *Sheet) Link() {
	chains := s.chains()
	s.kin = make([]kin, len(s.Candidates))
	for i := range s.Candidates {
		c := &s.Candidates[i]
		c.settle()
		x := &s.kin[i]
		for _, n := range chains[i] {
			x.refs += len(s.Article.Doc.Chains[n].Refs)
		}
		for j := range s.Candidates {
			o := &s.Candidates[j]
			cut := true
			switch {
			case i == j:
			case within(c.Text, o.Text):
				x.longer = append(x.longer, j)
			case within(o.Text, c.Text):
				x.shorter = append(x.shorter, j)
			case c.overlaps(o):
				x.crossing = append(x.crossing, j)
			default:
				cut = false
			}
			if !cut && slices.ContainsFunc(chains[i], func(n int) bool { return slices.Contains(chains[j], n) }) {
				x.mates = append(x.mates, j)
			}
		}
	}
}

// chains are, by candidate, the chains of coreference in which its heads stand.
func (s *Sheet) chains() [][]int {
	at := map[int]int{}
	for n, c := range s.Article.Doc.Chains {
		for _, r := range c.Refs {
			at[r.Head] = n
		}
	}
	out := make([][]int, len(s.Candidates))
	for i := range s.Candidates {
		for _, x := range s.Candidates[i].Spans {
			if n, ok := at[x.Head]; ok && !slices.Contains(out[i], n) {
				out[i] = append(out[i], n)
			}
		}
	}
	return out
}

// settle works out a candidate's greatest log odds.
func (c *Candidate) settle() {
	c.top = slices.Clone(c.Odds[0])
	for _, o := range c.Odds[1:] {
		for k, v := range o {
			c.top[k] = max(c.top[k], v)
		}
	}
}

// company adds how candidate i stands among those the text speaks of as the same thing.
func (s *Sheet) company(r *row, i, role int) {
	x, c := &s.kin[i], &s.Candidates[i]
	best := s.best(x.mates, role, -10)
	longer := 0.0
	for _, j := range x.mates {
		if len(s.Candidates[j].Text) > len(c.Text) {
			longer++
		}
	}
	r.add(best, c.Max(role)-best, float64(len(x.mates)), longer, float64(x.refs))
}

// within reports whether words are among those of another string, in their order.
func within(x, y string) bool {
	return len(x) <= len(y) && strings.Contains(y, x) && strings.Contains(" "+y+" ", " "+x+" ")
}
