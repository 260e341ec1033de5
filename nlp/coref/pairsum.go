package coref

import "math"

// pairSums adds up the weights of the features of pairs, those that `together` lists. Most of
// them are decided by the kinds of the two expressions and a handful of small numbers, so one
// document asks for few of them, again and again: their sums are kept. It serves one document.
type pairSums struct {
	r     *Ranker
	g     *groups
	ps    []profile
	id    []int // of each candidate, the number of its kind
	kinds int
	kept  []float32 // [kind of the later][kind of the earlier][slots], NaN where not asked for yet
	// before is [kind of the later][the earlier][in the same sentence or not]: the sum of what the
	// later decides by its kind alone.
	before []float32
	room   []uint32
}

// slotsOf says how many values each of the templates of few values has.
var slotsOf = [...]int{
	tSents: 10, tNear: 10, tMatch: 4, tMatchSents: 4 * 10, tDiffer: 4 * 4, tRule: 11 * 7, tNested: 4,
	tKind: 1, tLength: 10, tSeen: 3, tQuoted: 4, tPlace: 10,
	tRival: 15, tRole: 75, tParas: 15, tOften: 18,
}

// slots is their sum.
const slots = 10 + 10 + 4 + 4*10 + 4*4 + 11*7 + 4 + 1 + 10 + 3 + 4 + 10 + 15 + 75 + 15 + 18

// mostKinds bounds what is kept: beyond, the kinds share the last number, and nothing of it is kept.
const mostKinds = 32

func newPairSums(r *Ranker, g *groups, ps []profile) *pairSums {
	s := &pairSums{r: r, g: g, ps: ps, id: make([]int, len(ps))}
	number := map[[2]uint32]int{}
	for i := range ps {
		k := [2]uint32{ps[i].coarse, ps[i].kind}
		n, ok := number[k]
		if !ok {
			n = min(len(number), mostKinds)
			number[k] = n
		}
		s.id[i] = n
	}
	s.kinds = min(len(number), mostKinds)
	s.kept, s.before = unasked(s.kinds*s.kinds*slots), unasked(s.kinds*len(ps)*2)
	return s
}

func unasked(n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(math.NaN())
	}
	return x
}

// of is the sum for candidates i and j, i the later.
func (s *pairSums) of(i, j int) float32 {
	x := pairOf(s.g, s.ps, i, j)
	if s.id[i] == mostKinds || s.id[j] == mostKinds {
		s.room = together(s.room[:0], &x)
		return s.r.sum(s.room)
	}
	s.room = x.template(s.room[:0], tTraits, x.traits())
	s.room = x.template(s.room, tLabels, x.labels())
	s.room = x.template(s.room, tRels, x.rels())
	s.room = x.both(s.room)
	before := &s.before[(s.id[i]*len(s.ps)+j)*2+int(x.next)]
	if *before != *before {
		var room [8]uint32
		*before = s.r.sum(x.kindAndWord(x.template(x.template(room[:0], tRel, x.rel()), tFirst, x.b.first)))
	}
	return s.r.sum(s.room) + *before + s.small(&x, s.kept[(s.id[i]*s.kinds+s.id[j])*slots:][:slots])
}

// small is the sum of the templates of few values, from what is kept for the kinds of the pair.
func (s *pairSums) small(x *pair, kept []float32) float32 {
	sum, at := float32(0), 0
	add := func(t uint32, slot, value uint32) {
		k := &kept[at+int(slot)]
		if *k != *k {
			*k = s.ask(x, t, value)
		}
		sum += *k
		at += slotsOf[t]
	}
	add(tSents, x.sents, x.sents)
	add(tNear, x.near, x.near)
	add(tMatch, x.match, x.match)
	add(tMatchSents, x.match*10+x.sents, x.match<<8|x.sents)
	add(tDiffer, x.match*4+x.differ, x.match<<8|x.differ)
	add(tRule, x.grammar*7+x.alike, x.grammar<<4|x.alike)
	add(tNested, x.nested*2+x.next, x.nested<<4|x.next)
	add(tKind, 0, x.b.kind)
	add(tLength, x.b.length, x.b.length)
	add(tSeen, x.b.seen, x.b.seen)
	add(tQuoted, x.a.quoted*2+x.b.quoted, x.a.quoted<<1|x.b.quoted)
	add(tPlace, x.b.place, x.b.place)
	for _, f := range [...][2]uint32{{tRival, x.rival*3 + x.apart}, {tRole, (x.a.role*5+x.b.role)*3 + x.apart}, {tParas, x.paras*5 + x.b.role}, {tOften, x.b.often*3 + x.apart}} {
		add(f[0], f[1], f[1])
	}
	return sum
}

// ask adds up the weights of a template's features.
func (s *pairSums) ask(x *pair, t, value uint32) float32 {
	var room [4]uint32
	features := x.template(room[:0], t, value)
	if t == tSents {
		features = append(features, x.kindSents())
	}
	return s.r.sum(features)
}
