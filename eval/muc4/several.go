package muc4

import (
	"math"
	"slices"
	"strings"
)

// CountRow is what the second round sees of how many incidents of type k an
// article tells; types are the second round's log odds of the types.
func (s *Sheet) CountRow(k int, types []float64) []float32 {
	var r row
	d := s.Article.Doc
	r.add(float64(k), s.Whole[k], types[k], float64(len(d.Sents)), float64(len(d.Tokens)))
	others := slices.Delete(slices.Clone(types), k, k+1)
	r.add(slices.Max(others))
	s.peaks(&r, k)
	for role := range Roles {
		s.rivals(&r, role, k)
	}
	s.scenes(&r)
	cues := map[string]float64{}
	for t := range d.Tokens {
		if c := cue(s.Article.form(t)); c != "" {
			cues[c]++
		}
	}
	r.add(cues["other"], cues["while"], cues["series"], cues["then"])
	s.told(&r)
	return r
}

// peaks adds how the likely sentences of type k lie: how high, how many, and in
// how many groups with others between them.
func (s *Sheet) peaks(r *row, k int) {
	var own []float64
	n, groups, last, spread, first := 0.0, 0.0, -9, 0.0, -1
	paras := map[int]bool{}
	for i, z := range s.Sents {
		own = append(own, z[k])
		if z[k] <= -1 {
			continue
		}
		n++
		paras[s.Article.Doc.Sents[i].Para] = true
		if i-last > 2 {
			groups++
		}
		if first < 0 {
			first = i
		}
		spread = float64(i - first)
		last = i
	}
	r.add(sorted(own, 5)...)
	r.add(n, groups, spread, float64(len(paras)))
}

// rivals adds how many distinct likely fillers a role has in incidents of type
// k, those cut from one another being one, and how likely they are together.
func (s *Sheet) rivals(r *row, role, k int) {
	type one struct {
		c *Candidate
		p float64
	}
	var all []one
	for i := range s.Candidates {
		c := &s.Candidates[i]
		p := Logistic(c.Max(role)) * Logistic(c.Max(Roles+k)+1)
		if p > 0.1 {
			all = append(all, one{c, p})
		}
	}
	slices.SortStableFunc(all, func(x, y one) int {
		switch {
		case x.p > y.p:
			return -1
		case x.p < y.p:
			return 1
		}
		return 0
	})
	var kept []one
	sum := 0.0
	sents := map[int]bool{}
	for _, x := range all {
		if slices.ContainsFunc(kept, func(y one) bool {
			return x.c.overlaps(y.c) || within(x.c.Text, y.c.Text) || within(y.c.Text, x.c.Text)
		}) {
			continue
		}
		kept = append(kept, x)
		sum += x.p
		sents[s.Article.Doc.Tokens[x.c.Spans[0].Head].Sent] = true
	}
	var ps []float64
	for _, x := range kept {
		ps = append(ps, x.p)
	}
	top := sorted(ps, 3)
	for i := range top {
		top[i] = max(0, top[i])
	}
	r.add(top...)
	r.add(sum, float64(len(sents)))
}

// scenes adds how many places and days the coder gives to assaults.
func (s *Sheet) scenes(r *row) {
	places, days, words := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range s.Article.Report.Mentions {
		m := &s.Article.Report.Mentions[i]
		if m.Type != "ASSAULT" {
			continue
		}
		if m.Place != nil {
			places[m.Place.Name] = true
		}
		if m.Time != nil {
			days[m.Time.Start] = true
		}
		words[strings.ToLower(m.Trigger.Text)] = true
	}
	r.add(float64(len(places)), float64(len(days)), float64(len(words)))
}

// cue is the kind of word that sets a happening off against another.
func cue(form string) string {
	switch form {
	case "other", "another", "second", "third", "also", "same", "separate", "similar":
		return "other"
	case "meanwhile", "moreover", "furthermore", "addition", "likewise", "elsewhere":
		return "while"
	case "series", "wave", "several", "attacks", "bombs", "explosions", "incidents", "actions", "murders", "kidnappings", "attempts":
		return "series"
	case "later", "earlier", "previous", "previously", "recent", "recently", "last", "ago", "since", "then", "after":
		return "then"
	}
	return ""
}

// PairRow is what the second round sees of whether candidate i in role a and
// candidate j in role b fill one incident of type k.
func (s *Sheet) PairRow(i, a, j, b, k int) []float32 {
	if a > b || a == b && s.Candidates[i].Spans[0].Start > s.Candidates[j].Spans[0].Start {
		i, a, j, b = j, b, i, a
	}
	var r row
	d := s.Article.Doc
	x, y := &s.Candidates[i], &s.Candidates[j]
	r.add(float64(a), float64(b), float64(k), float64(len(d.Sents)))
	r.add(x.Max(a), y.Max(b), x.Max(Roles+k), y.Max(Roles+k))
	near, words, paras := 99, 99, 99
	var at, to Span
	for _, p := range x.Spans {
		for _, q := range y.Spans {
			m, n := d.Tokens[p.Head].Sent, d.Tokens[q.Head].Sent
			gap := max(p.Start, q.Start) - min(p.End, q.End)
			if w := max(m-n, n-m); w < near || w == near && gap < words {
				near, words, at, to = w, gap, p, q
			}
			paras = min(paras, max(d.Sents[m].Para-d.Sents[n].Para, d.Sents[n].Para-d.Sents[m].Para))
		}
	}
	m, n := d.Tokens[at.Head].Sent, d.Tokens[to.Head].Sent
	firsts := d.Tokens[x.Spans[0].Head].Sent - d.Tokens[y.Spans[0].Head].Sent
	r.add(float64(near), float64(min(words, 60)), float64(paras), float64(max(firsts, -firsts)), float64(min(m, n)))
	r.add(float64(len(x.Spans)), float64(len(y.Spans)))
	r.add(s.Sents[m][k], s.Sents[n][k])
	low, cues := 9.0, map[string]float64{}
	for t := min(m, n); t <= max(m, n); t++ {
		low = min(low, s.Sents[t][k])
		if t > min(m, n) {
			for w := d.Sents[t].Start; w < d.Sents[t].End; w++ {
				cues[cue(s.Article.form(w))]++
			}
		}
	}
	r.add(low, cues["other"], cues["while"], cues["series"], cues["then"])
	r.add(s.alike(m, n))
	r.flag(d.Tokens[at.Head].Head == to.Head || d.Tokens[to.Head].Head == at.Head)
	r.flag(d.Tokens[at.Head].Head == d.Tokens[to.Head].Head)
	r.flag(strings.EqualFold(d.Tokens[at.Head].Lemma, d.Tokens[to.Head].Lemma))
	s.apart(&r, m, n)
	return r
}

// alike is the cosine of two sentences' meanings.
func (s *Sheet) alike(m, n int) float64 {
	d := s.Article.Doc
	v := 0.0
	for i := range d.SentDim {
		v += float64(d.SentVectors[m*d.SentDim+i]) * float64(d.SentVectors[n*d.SentDim+i])
	}
	return math.Round(v*100) / 100
}

// apart adds whether the coder gives the happenings of two sentences the same
// place and day.
func (s *Sheet) apart(r *row, m, n int) {
	scene := func(sent int) (place, day string) {
		for _, i := range s.Article.mentions[sent] {
			x := &s.Article.Report.Mentions[i]
			if x.Type == "ASSAULT" || x.Type == "COERCE" {
				if x.Place != nil && place == "" {
					place = x.Place.Name
				}
				if x.Time != nil && day == "" {
					day = x.Time.Start
				}
			}
		}
		return place, day
	}
	p, day := scene(m)
	q, night := scene(n)
	for _, x := range [][2]string{{p, q}, {day, night}} {
		switch {
		case x[0] == "" || x[1] == "":
			r.add(0)
		case x[0] == x[1]:
			r.add(1)
		default:
			r.add(-1)
		}
	}
}
