package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// pronouns finds whom the personal pronouns stand for. The engine's chains are one
// voice; the others are those of Lappin and Leass (1994): number, sex and kind must
// agree, a verb's two arguments are not the same, and of those that are left the most
// salient counts: subjects before objects before the rest, near before far, who was
// spoken of before. Where the best is not clearly better than the next and the chains
// do not say so too, the pronoun is left open: no name is better than a wrong one.
func (g *groups) pronouns(said map[int]bool) {
	r := &referents{g: g, c: g.c, d: g.c.doc, q: g.c.readQuotes(), count: map[int]int{}, w: g.c.opts.Salience}
	if r.w == nil {
		r.w = learnt
	}
	r.pairs()
	var first []int
	var again []unresolved
	for _, h := range g.c.heads {
		x := g.c.exprs[h]
		f, ok := personal[strings.ToLower(r.d.Tokens[h].Form)]
		switch {
		case !ok || r.d.Tokens[h].UPOS != "PRON":
			r.count[g.root(h)]++
		case f.person == 1:
			first = append(first, h)
		case f.person == 3 && (f.human || f.number == many) || f.person == 3 && !said[h] && !g.c.empty(h):
			chain := x.chain
			if !r.resolve(x, f, clearly) {
				again = append(again, unresolved{x, f, chain})
			}
		}
	}
	for _, o := range again { // what was found of others meanwhile may tell
		o.x.chain = o.chain
		if !r.resolve(o.x, o.f, 2*clearly) && !g.c.personal(o.x.head) {
			o.x.chain = o.chain
			g.byChain(o.x)
		}
	}
	for _, h := range first {
		r.speaker(h)
	}
}

// referents is the work on the pronouns of one report.
type referents struct {
	g     *groups
	c     *Cast
	d     *nlp.Doc
	q     *quotes
	count map[int]int // how often each group was spoken of so far, by root
	w     *Salience
}

// How far back a referent is looked for, in sentences, and by how much the best must be better
// than the next.
const (
	reachBack = 4
	clearly   = 0.05
)

// choice is one who may be meant.
type choice struct {
	head    int
	score   float64
	chained bool
	several []int // heads of those who are meant together
}

// unresolved is a pronoun that was left open, with the chain that it had.
type unresolved struct {
	x     *expression
	f     form
	chain int
}

// resolve finds the referent of one pronoun of the third person, if one is better than the
// next by a margin.
func (r *referents) resolve(x *expression, f form, margin float64) bool {
	chain := x.chain
	x.chain = -1
	best, next := r.weigh(x, f, chain)
	if best.head < 0 || !best.chained && best.score-next.score < margin {
		return false
	}
	if len(best.several) > 0 {
		x.several = best.several
		return true
	}
	if !r.g.join(best.head, x.head) {
		return false
	}
	x.chain = chain
	if !best.chained {
		x.chain = r.c.exprs[best.head].chain
	}
	r.count[r.g.root(x.head)]++
	return true
}

// weigh scores everybody the pronoun may mean and returns the two best of different groups.
func (r *referents) weigh(x *expression, f form, chain int) (best, next choice) {
	best.head, next.head = -1, -1
	all := r.choices(x, f, chain)
	if r.c.opts.Watch != nil {
		r.c.opts.Watch(x.head, all)
	}
	scores := map[int]choice{} // by root, or by where those who are meant together stand
	var order []int
	for _, o := range all {
		root := r.g.root(o.Head)
		if len(o.Several) > 0 {
			root = -1 - o.Several[0]
		}
		w := r.w.of(f, o.Signs)
		c, seen := scores[root]
		if !seen {
			order = append(order, root)
		}
		c.chained = c.chained || o.chained
		if !seen || w > c.score {
			c.score, c.head, c.several = w, o.Head, o.Several
		}
		scores[root] = c
	}
	next.score = r.w.of(f, []Sign{signNone}) - 1.5
	for _, i := range order { // the same report gives the same answer
		c := scores[i]
		if best.head < 0 || c.score > best.score {
			if best.head >= 0 && best.score > next.score {
				next = best
			}
			best = c
		} else if c.score > next.score {
			next = c
		}
	}
	return best, next
}

// choices lists all expressions that the pronoun may mean, the nearest first, with what speaks
// for and against each.
func (r *referents) choices(x *expression, f form, chain int) []Choice {
	var out []Choice
	chained, before := map[int]bool{}, map[int]bool{}
	s := r.d.Tokens[x.head].Sent
	for i := r.c.headsBefore(r.d.Sents[s].End) - 1; i >= 0; i-- {
		h := r.c.heads[i]
		y := r.c.exprs[h]
		back := s - r.d.Tokens[h].Sent
		if back > reachBack {
			break
		}
		if h == x.head || h > x.head && !r.fronted(x, h) || !r.fits(x, y, f) || r.bound(x, y) {
			continue
		}
		root, both := r.g.root(h), r.together(y, f)
		o := Choice{Head: h, Several: both, Signs: r.signs(nil, x, y, f, back)}
		if len(both) > 0 {
			root = -1 - both[0]
		} else if chain >= 0 && y.chain == chain {
			chained[root] = true
		}
		o.Signs = append(o.Signs, signNear+Sign(min(len(before), 3)))
		before[root] = true
		out = append(out, o)
	}
	for i := range out {
		if o := &out[i]; len(o.Several) == 0 && chained[r.g.root(o.Head)] {
			o.chained = true
			o.Signs = append(o.Signs, signChain)
		}
	}
	return out
}

// fits reports whether the words of y can mean what the pronoun means.
func (r *referents) fits(x, y *expression, f form) bool {
	d := r.d
	if d.Tokens[y.head].UPOS == "PRON" {
		p, ok := personal[strings.ToLower(d.Tokens[y.head].Form)]
		if ok && len(y.several) > 0 {
			return p.number == f.number
		}
		if !ok || p.person != 3 || p.number != f.number || p.human != f.human || p.gender != f.gender || r.g.root(y.head) == y.head && y.chain < 0 {
			return false
		}
		return true
	}
	if f.number == many && len(r.together(y, f)) > 0 {
		return true
	}
	z := r.g.info[r.g.root(y.head)]
	if (r.c.predicate(y.head) || d.Rel(y.head) == "xcomp") && !y.named {
		return false // "posing as clerks", "elected president": who they are said to be
	}
	if !y.named && (r.asWhat(y.head) || r.ofPost(y.head)) {
		return false
	}
	if y.kind == sitrep.KindPlace && (f.human || f.number == many) || z.number != open && z.number != f.number || z.gender != given.Unknown && f.gender != given.Unknown && z.gender != f.gender {
		return false
	}
	if f.human {
		return (y.kind == sitrep.KindPerson || z.kind == sitrep.KindPerson) && z.number != many
	}
	if f.number == one {
		return r.fitsIt(x, y)
	}
	if y.modifier || r.source(y.head) || r.speaksOfOwn(x, y) {
		return false
	}
	switch y.kind {
	case sitrep.KindPerson:
		return false
	case sitrep.KindThing:
		if z.number != many || temporal[strings.ToLower(d.Tokens[y.head].Lemma)] {
			return false
		}
	}
	return r.mayBeThey(x.head, y)
}

// heldToAccount reports whether pronoun x suffers what is done to people alone, never to things:
// "they were charged".
func (r *referents) heldToAccount(x int) bool {
	v := r.d.Tokens[x].Head
	if v < 0 || r.d.Tokens[v].UPOS != "VERB" || !sufferer(r.d.Tokens[x].Deprel) {
		return false
	}
	l := strings.ToLower(r.d.Tokens[v].Lemma)
	return custody[l] && l != "hold" && l != "free" && l != "release" && l != "question" || peopleOnly[l]
}

// peopleOnly are verbs of violence that is done to people alone.
var peopleOnly = lists.Set("abduct kidnap torture rape behead murder massacre blindfold flog whip hang")

// asWhat reports whether token t says as what somebody acts: "as an adviser".
func (r *referents) asWhat(t int) bool {
	for _, k := range r.d.Children(t) {
		if r.d.Rel(k) == "case" && strings.EqualFold(r.d.Tokens[k].Form, "as") {
			return true
		}
	}
	return false
}

// ofPost reports whether token t names an office and not who holds it: "the governor's seat".
func (r *referents) ofPost(t int) bool {
	p := r.d.Tokens[t].Head
	return r.d.Tokens[t].Deprel == "nmod:poss" && p >= 0 && posts[strings.ToLower(r.d.Tokens[p].Lemma)]
}

// posts are nouns for an office itself.
var posts = lists.Set("seat office post job race election position chair role ticket")

// temporal are nouns of time: "they" never means them.
var temporal = lists.Set("second minute hour day week weekend month year decade century night morning time percent per")

// together lists the heads of those that y names side by side, where y is the first of
// several persons, groups or states: "Ann Lee and Tom Reed".
func (r *referents) together(y *expression, f form) []int {
	if f.number != many || f.person != 3 {
		return nil
	}
	if len(y.several) > 0 {
		return y.several
	}
	d := r.d
	if d.Rel(y.head) == "conj" || y.modifier || !sitrep.CanAct(y.kind) {
		return nil
	}
	out := []int{y.head}
	for _, k := range d.Children(y.head) {
		if d.Rel(k) != "conj" {
			continue
		}
		z := r.c.exprs[k]
		if z == nil || !sitrep.CanAct(z.kind) || r.g.root(k) == r.g.root(y.head) {
			return nil
		}
		out = append(out, k)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// goesOn reports whether pronoun x opens a sentence as its subject and y, by name, is the
// subject of the one before in the paragraph.
func (r *referents) goesOn(x int, y *expression, back int) bool {
	d := r.d
	s := d.Sents[d.Tokens[x].Sent]
	if back != 1 || !y.named || y.modifier || x != s.Start || d.Rel(x) != "nsubj" || d.Rel(y.head) != "nsubj" || s.Para != d.Sents[d.Tokens[y.head].Sent].Para {
		return false
	}
	v := d.Tokens[y.head].Head
	return v >= 0 && d.Rel(v) == "root" && !saying[d.Tokens[v].Lemma]
}
