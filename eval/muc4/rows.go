package muc4

import (
	"math"
	"slices"

	"github.com/sitrep-news/sitrep"
)

// row gathers the columns that the second round sees.
type row []float32

func (r *row) add(vs ...float64) {
	for _, v := range vs {
		*r = append(*r, float32(math.Round(v*1000)/1000))
	}
}

func (r *row) flag(v bool) {
	if v {
		r.add(1)
	} else {
		r.add(0)
	}
}

// sorted gives the n greatest of vs, filled up with a low value.
func sorted(vs []float64, n int) []float64 {
	out := slices.Clone(vs)
	slices.Sort(out)
	slices.Reverse(out)
	for len(out) < n {
		out = append(out, -10)
	}
	return out[:n]
}

// TypeRow is what the second round sees of type k in the article.
func (s *Sheet) TypeRow(k int) []float32 {
	var r row
	d := s.Article.Doc
	r.add(float64(k), s.Whole[k])
	others := slices.Delete(slices.Clone(s.Whole), k, k+1)
	r.add(sorted(others, 2)...)
	r.add(s.Whole...)
	var own, any []float64
	n, first := 0, 40
	for i, z := range s.Sents {
		own, any = append(own, z[k]), append(any, slices.Max(z))
		if z[k] > -1 {
			n++
			first = min(first, i)
		}
	}
	r.add(sorted(own, 3)...)
	r.add(sorted(any, 2)...)
	r.add(float64(n), float64(first), float64(len(d.Sents)))
	for role := range Roles {
		var ps, ks []float64
		sum := 0.0
		for i := range s.Candidates {
			c := &s.Candidates[i]
			z := c.Max(role)
			ps = append(ps, z)
			sum += Logistic(z)
			if z > -1.5 {
				ks = append(ks, c.Max(Roles+k))
			}
		}
		r.add(sorted(ps, 2)...)
		r.add(sorted(ks, 2)...)
		r.add(sum)
	}
	s.told(&r)
	return r
}

// told adds what the coder found in the whole article.
func (s *Sheet) told(r *row) {
	var assaults, bombs, kidnaps, actual, past, dead, hurt, taken, placed float64
	for i := range s.Article.Report.Mentions {
		m := &s.Article.Report.Mentions[i]
		if m.Type == "ASSAULT" {
			assaults++
			if m.Status == sitrep.Actual {
				actual++
			}
			if m.Status == sitrep.Historical {
				past++
			}
			if m.Place != nil {
				placed++
			}
		}
		switch m.Mode {
		case "explosives", "vehicular", "suicide-attack":
			bombs++
		case "abduct":
			kidnaps++
		}
		for _, c := range m.Casualties {
			switch c.Harm {
			case "killed":
				dead++
			case "injured":
				hurt++
			case "abducted", "captured":
				taken++
			}
		}
	}
	r.add(assaults, bombs, kidnaps, actual, past, dead, hurt, taken, placed, float64(len(s.Article.Report.Mentions)))
}

// FillRow is what the second round sees of candidate i as a filler of a role in
// an incident of type k; types are the second round's log odds of the types.
func (s *Sheet) FillRow(i, role, k int, types []float64) []float32 {
	var r row
	c := &s.Candidates[i]
	a := s.Article
	r.add(c.Max(role), c.mean(role), c.second(role))
	for o := range Roles {
		r.add(c.Max(o))
	}
	r.add(c.Max(Roles+k), c.mean(Roles+k))
	rest := -10.0
	for o := range Types {
		if o != k {
			rest = max(rest, c.Max(Roles+o))
		}
	}
	r.add(rest, c.Max(Roles+k)-rest)
	others := slices.Delete(slices.Clone(types), k, k+1)
	r.add(float64(k), types[k], slices.Max(others))
	s.rank(&r, i, role)
	s.places(&r, c, k)
	x := c.Spans[0]
	r.add(float64(len(c.Spans)), float64(x.End-x.Start), float64(x.End-1-x.Head), float64(a.Doc.Tokens[x.Head].Sent), float64(len(a.Doc.Sents)))
	r.add(labelNumber(a.labels[x.Head]), labelNumber(a.labels[x.Start]))
	r.flag(a.Doc.Tokens[x.Start].UPOS == "NUM")
	r.flag(a.Doc.Tokens[x.Start].UPOS == "ADJ")
	r.flag(a.Doc.Tokens[x.Head].UPOS == "PROPN")
	r.flag(a.Doc.Tokens[x.Head].XPOS == "NNS")
	s.parts(&r, c)
	s.company(&r, i, role)
	return r
}

// rank adds how a candidate stands among the others of its role, above all those
// that are it cut differently.
func (s *Sheet) rank(r *row, i, role int) {
	z := s.Candidates[i].Max(role)
	above, best := 0.0, -10.0
	for j := range s.Candidates {
		if j == i {
			continue
		}
		v := s.Candidates[j].Max(role)
		if v > z {
			above++
		}
		best = max(best, v)
	}
	x := &s.kin[i]
	r.add(above, best, z-best, s.best(x.longer, role, -10), s.best(x.shorter, role, -10), s.best(x.crossing, role, -2))
}

// best is the greatest log odds of a role among candidates, where above a bound.
func (s *Sheet) best(among []int, role int, bound float64) float64 {
	best := -10.0
	for _, j := range among {
		if v := s.Candidates[j].Max(role); v > bound {
			best = max(best, v)
		}
	}
	return best
}

// places adds what the sentences say in which a candidate stands.
func (s *Sheet) places(r *row, c *Candidate, k int) {
	top, any, first := -10.0, -10.0, -10.0
	for j, x := range c.Spans {
		z := s.Sents[s.Article.Doc.Tokens[x.Head].Sent]
		top, any = max(top, z[k]), max(any, slices.Max(z))
		if j == 0 {
			first = z[k]
		}
	}
	r.add(top, any, first)
}

// parts adds the candidate's parts in what the coder found.
func (s *Sheet) parts(r *row, c *Candidate) {
	var n [5]float64
	d := s.Article.Doc
	for _, x := range c.Spans {
		start, end := d.Tokens[x.Start].Start, d.Tokens[x.End-1].End
		for _, i := range s.Article.mentions[d.Tokens[x.Head].Sent] {
			m := &s.Article.Report.Mentions[i]
			if m.Type != "ASSAULT" && m.Type != "COERCE" {
				continue
			}
			n[4]++
			for p, as := range [][]sitrep.Arg{m.Actors, m.Recipients, m.Objects, m.Instruments} {
				for _, g := range as {
					if g.Start < end && start < g.End {
						n[p]++
					}
				}
			}
		}
	}
	r.add(n[:]...)
}

func labelNumber(l string) float64 {
	return float64(slices.Index([]string{"", "Person", "Organization", "Location", "Facility", "NORP"}, l))
}
