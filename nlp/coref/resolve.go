package coref

import (
	"sort"

	"github.com/sitrep-news/sitrep/nlp"
)

// window is how many candidates back an antecedent is looked for.
const window = 300

// Scorer is the engine's head over one document's candidates.
type Scorer interface {
	// Mentions returns how likely each candidate refers (a score, not a probability).
	Mentions() []float32
	// Pairs returns, for each j of [lo, hi), the part of the score of i and j that needs the
	// encoder; it holds until the next call.
	Pairs(i, lo, hi int) []float32
}

// Resolver joins candidates to chains.
type Resolver struct {
	Tables Tables
	Low    float32 // the encoder's score leaves out candidates at or below it
	Ranker *Ranker // nil: the encoder's scores alone
	Alpha  float32 // the weight of the encoder's scores beside the ranker's
	Bias   float32 // added to every pair beside the encoder's scores, which link too little
}

// Chains returns the chains of two expressions and more, in text order. Antecedents are
// taken from the best down, as long as nothing in the two chains clashes; names of one
// bearer are joined by rule afterwards.
func (r *Resolver) Chains(d *nlp.Doc, cands []Candidate, s Scorer) []nlp.Chain {
	g := newGroups(d, cands)
	switch {
	case r.Ranker != nil:
		r.rank(g, s)
	case s != nil:
		r.link(g, s)
	}
	joinNames(d, g)
	joinBearers(d, g)
	return g.chains()
}

type scored struct {
	at    int
	score float32
}

func (r *Resolver) link(g *groups, s Scorer) {
	m := s.Mentions()
	var kept []int
	var best []scored
	for i := range g.cands {
		if m[i] <= r.Low || g.cands[i].part {
			continue
		}
		best = best[:0]
		if len(kept) > 0 {
			from := kept[max(0, len(kept)-window):]
			pairs := s.Pairs(i, from[0], i)
			for _, j := range from {
				score := m[i] + m[j] + pairs[j-from[0]] + r.Tables.features(&g.cands[i], &g.cands[j])
				if score > 0 {
					best = append(best, scored{j, score})
				}
			}
			sort.SliceStable(best, func(a, b int) bool { return best[a].score > best[b].score })
		}
		for _, b := range best {
			if g.join(i, b.at) {
				break
			}
		}
		kept = append(kept, i)
	}
}

// rank links every candidate to its best antecedent by the sum of both scores, where one is
// better than none.
func (r *Resolver) rank(g *groups, s Scorer) {
	ps := profiles(g.d, g.cands)
	sums := newPairSums(r.Ranker, g, ps)
	var m []float32
	if r.Alpha == 0 {
		s = nil
	}
	if s != nil {
		m = s.Mentions()
	}
	var from []int
	var best []scored
	var features []uint32
	for i := range g.cands {
		features = alone(features[:0], &ps[i])
		none := r.Ranker.sum(features)
		from, best = antecedents(from[:0], g.cands, i), best[:0]
		if len(from) == 0 || g.cands[i].part {
			continue
		}
		var pairs []float32
		if s != nil {
			pairs = s.Pairs(i, from[0], i)
		}
		for _, j := range from {
			if clash(&g.cands[i].sort, &g.cands[j].sort) {
				continue // the two would not be joined
			}
			score := sums.of(i, j) - none
			if s != nil {
				score += r.Bias + r.Alpha*(m[i]+m[j]+pairs[j-from[0]]+r.Tables.features(&g.cands[i], &g.cands[j]))
			}
			if score > 0 {
				best = append(best, scored{j, score})
			}
		}
		sort.SliceStable(best, func(a, b int) bool { return best[a].score > best[b].score })
		for _, b := range best {
			if g.join(i, b.at) {
				break
			}
		}
	}
}

// groups are the chains in the making.
type groups struct {
	d       *nlp.Doc
	cands   []Candidate
	of      []int   // the group of each candidate
	members [][]int // of each group, in order
	later   int     // the candidate that among is of
	among   []int   // of each candidate before it, how many between could be meant as well, at most 4
}

// rivals is how many candidates between j and i could be what i means as well, at most 4: those
// that clash in nothing with a pronoun i, other names or nouns than j's; 0 for other kinds of i.
func (g *groups) rivals(i, j int) int {
	if g.cands[i].Kind != Pronoun {
		return 0
	}
	if g.later != i || len(g.among) < i {
		g.later, g.among = i, append(g.among[:0], make([]int, i)...)
		n, seen := 0, map[string]bool{}
		for k := i - 1; k >= 0 && k >= i-reachRank; k-- {
			g.among[k] = min(n, 4)
			c := &g.cands[k]
			if c.part || c.Kind == Pronoun || seen[c.lemma] || clash(&g.cands[i].sort, &c.sort) {
				continue
			}
			seen[c.lemma] = true
			n++
		}
	}
	return g.among[j]
}

func newGroups(d *nlp.Doc, cands []Candidate) *groups {
	g := &groups{d: d, cands: cands, of: make([]int, len(cands)), members: make([][]int, len(cands))}
	for i := range cands {
		g.of[i], g.members[i] = i, []int{i}
	}
	return g
}

// join makes one group of those of i and j, unless two members clash.
func (g *groups) join(i, j int) bool {
	a, b := g.of[i], g.of[j]
	if a == b {
		return true
	}
	for _, x := range g.members[a] {
		for _, y := range g.members[b] {
			if g.apart(x, y) {
				return false
			}
		}
	}
	for _, x := range g.members[a] {
		g.of[x] = b
	}
	g.members[b] = append(g.members[b], g.members[a]...)
	sort.Ints(g.members[b])
	g.members[a] = nil
	return true
}

// apart tells whether two candidates cannot be one thing.
func (g *groups) apart(i, j int) bool {
	a, b := &g.cands[i], &g.cands[j]
	if clash(&a.sort, &b.sort) || namesClash(&a.sort, &b.sort) {
		return true
	}
	return a.Sent == b.Sent && (g.within(a, b) || g.within(b, a))
}

// within tells whether a stands inside b and not in a clause that says something of b ("the
// man who lost his hat").
func (g *groups) within(a, b *Candidate) bool {
	if a.Head == b.Head || a.Start < b.Start || a.End > b.End {
		return false
	}
	h := a.Head
	for n := 0; h >= 0 && h != b.Head && n < b.End-b.Start; n++ {
		if g.d.Rel(h) == "acl" || g.d.Rel(h) == "advcl" {
			return false
		}
		h = g.d.Tokens[h].Head
	}
	return h == b.Head
}

func (g *groups) chains() []nlp.Chain {
	var out []nlp.Chain
	for _, m := range g.members {
		if len(m) < 2 {
			continue
		}
		var c nlp.Chain
		for _, i := range m {
			c.Refs = append(c.Refs, g.cands[i].Ref)
		}
		out = append(out, c)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Refs[0].Head < out[j].Refs[0].Head })
	return out
}
