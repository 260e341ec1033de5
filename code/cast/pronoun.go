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

// speaksOfOwn reports whether y is who speaks the quotation that x stands in, or the body spoken for,
// of which its speaker would say "we": "'They came at dawn,' a ministry spokesman said".
func (r *referents) speaksOfOwn(x, y *expression) bool {
	s := r.q.by[x.head]
	if !r.q.in[x.head] || s < 0 {
		return false
	}
	if b := r.voiceOf(s); r.g.root(y.head) == r.g.root(s) || b >= 0 && r.g.root(y.head) == r.g.root(b) {
		return true
	}
	if r.d.Tokens[s].UPOS == "PRON" {
		s = r.spokesman(x.head)
	}
	for _, k := range r.d.Children(s) {
		if r.d.Rel(k) == "compound" && strings.EqualFold(r.d.Tokens[k].Lemma, r.d.Tokens[y.head].Lemma) {
			return true
		}
	}
	return false
}

// spokesman is the last one told before token t who speaks by trade, within two sentences; else t.
func (r *referents) spokesman(t int) int {
	for k := t - 1; k >= 0 && r.d.Tokens[k].Sent >= r.d.Tokens[t].Sent-2; k-- {
		if voices[strings.ToLower(r.d.Tokens[k].Lemma)] {
			return k
		}
	}
	return t
}

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

// source reports whether token t is a body that what is told is "according to".
func (r *referents) source(t int) bool {
	for _, k := range r.d.Children(t) {
		if r.d.Rel(k) == "case" && strings.EqualFold(r.d.Tokens[k].Form, "according") {
			return true
		}
	}
	return false
}

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

// forOthers reports whether somebody tells of other people by trade: a judge, a prosecutor, a
// spokesman; "the judge said she" is not said of the judge.
func (r *referents) forOthers(y *expression) bool {
	if tellers[strings.ToLower(r.d.Tokens[y.head].Lemma)] {
		return true
	}
	root := r.g.root(y.head)
	for _, h := range r.c.near(y.head) {
		if h > y.head || r.g.root(h) != root {
			continue
		}
		for _, t := range r.c.exprs[h].roles {
			for k := t.start; k < t.end; k++ {
				if tellers[strings.ToLower(r.d.Tokens[k].Lemma)] {
					return true
				}
			}
		}
	}
	return false
}

// tellers are those who tell of others by trade.
var tellers = lists.Set("judge magistrate justice prosecutor lawyer attorney solicitor barrister advocate coroner detective inspector superintendent constable sergeant " +
	"spokesman spokeswoman spokesperson doctor surgeon pathologist witness correspondent reporter")

// accordingTo reports whether what is told with pronoun x is "according to" y.
func (r *referents) accordingTo(x, y int) bool {
	v := r.d.Tokens[y].Head
	return r.source(y) && v >= 0 && (r.d.Tokens[x].Head == v || r.clause(x) == v)
}

// embedded reports whether token t stands in a clause inside of another.
func (r *referents) embedded(t int) bool {
	for n := 0; t >= 0 && n < 30; t, n = r.d.Tokens[t].Head, n+1 {
		switch r.d.Rel(t) {
		case "acl", "advcl", "ccomp", "csubj":
			return true
		}
	}
	return false
}

// clause is the verb, or what stands for it, that token t hangs on and whose subject is
// not t: the clause that a possessor or object has to do with first.
func (r *referents) clause(t int) int {
	for v, n := r.d.Tokens[t].Head, 0; v >= 0 && n < 30; v, n = r.d.Tokens[v].Head, n+1 {
		for _, k := range r.d.Children(v) {
			if r.d.Rel(k) == "nsubj" && k != t {
				return v
			}
		}
	}
	return -1
}

// saysIt reports whether y is the subject of a verb of saying whose clause x stands in, x
// its subject or nobody else the subject of x's clause.
func (r *referents) saysIt(x, y int) bool {
	v := r.d.Tokens[y].Head
	if v < 0 || r.d.Rel(y) != "nsubj" || !saying[r.d.Tokens[v].Lemma] {
		return false
	}
	if c := r.clause(x); c != v && r.d.Rel(x) != "nsubj" {
		return false
	}
	for t, n := x, 0; t >= 0 && n < 30; t, n = r.d.Tokens[t].Head, n+1 {
		if r.d.Tokens[t].Head == v {
			return r.d.Rel(t) == "ccomp"
		}
	}
	return false
}

// fronted reports whether y, behind x in its sentence, is the subject of the clause that
// the phrase with x only opens: "In her speech, the mayor ...".
func (r *referents) fronted(x *expression, y int) bool {
	d := r.d
	if d.Tokens[y].Sent != d.Tokens[x.head].Sent || d.Rel(y) != "nsubj" || d.Tokens[y].Head < 0 || d.Tokens[y].UPOS == "PRON" {
		return false
	}
	v := d.Tokens[y].Head
	if d.Rel(v) != "root" {
		return false
	}
	for t, n := x.head, 0; t >= 0 && n < 30; t, n = d.Tokens[t].Head, n+1 {
		if d.Tokens[t].Head == v {
			return d.Rel(t) == "obl" || d.Rel(t) == "advcl"
		}
	}
	return false
}

// bound reports whether grammar forbids that x means y: one stands inside the other, both
// are arguments of one verb, or y speaks the words that x stands in.
func (r *referents) bound(x, y *expression) bool {
	d := r.d
	if r.inside(x.head, y.head) || r.inside(y.head, x.head) {
		return true
	}
	if s := r.q.by[x.head]; s >= 0 && r.g.root(s) == r.g.root(y.head) {
		return true
	}
	if r.spokenOf(x.head, y) || r.deedOn(x.head, y.head) {
		return true
	}
	f := strings.ToLower(d.Tokens[x.head].Form)
	if d.Tokens[x.head].XPOS == "PRP$" || strings.HasSuffix(f, "self") || strings.HasSuffix(f, "selves") {
		return false
	}
	v := r.governor(x.head)
	if v < 0 {
		return false
	}
	if w := r.governor(y.head); w == v && !r.source(y.head) || r.beside(x, y, v) {
		return true
	}
	if d.Rel(x.head) == "nsubj" {
		return r.opens(v, y) || r.hers(x, y)
	}
	return r.subject(v, y)
}

// spokenOf reports whether pronoun x is who speaks in the marks of its sentence and names y
// there: nobody calls himself by name.
func (r *referents) spokenOf(x int, y *expression) bool {
	root := r.g.root(y.head)
	s := r.d.Sents[r.d.Tokens[x].Sent]
	for i := r.c.headsBefore(s.Start); i < len(r.c.heads) && r.c.heads[i] < s.End; i++ {
		h := r.c.heads[i]
		if r.q.by[h] == x && r.d.Tokens[h].UPOS != "PRON" && r.g.root(h) == root {
			return true
		}
	}
	return false
}

// beside reports whether another argument of verb v, of which x is one, means what y does:
// "he accused Lee", whose "he" is not Lee of the sentence before.
func (r *referents) beside(x, y *expression, v int) bool {
	for _, k := range r.d.Children(v) {
		if z := r.c.exprs[k]; k != x.head && z != nil && r.d.Tokens[k].UPOS != "PRON" && r.governor(k) == v && !r.source(k) && r.g.root(k) == r.g.root(y.head) {
			return true
		}
	}
	return false
}

// opens reports whether y is an object in a clause without a subject that only opens the
// clause of verb v: "after ousting Lee, he fled" is not said of Lee.
func (r *referents) opens(v int, y *expression) bool {
	d := r.d
	u := r.governor(y.head)
	if d.Rel(y.head) != "obj" || u < 0 || d.Tokens[u].Sent != d.Tokens[v].Sent {
		return false
	}
	for n := 0; u >= 0 && u != v && n < 6; u, n = d.Tokens[u].Head, n+1 {
		if rel := d.Rel(u); rel != "advcl" && rel != "xcomp" && rel != "conj" || r.hasSubject(u) {
			return false
		}
	}
	return u == v
}

func (r *referents) hasSubject(v int) bool {
	for _, k := range r.d.Children(v) {
		if r.d.Rel(k) == "nsubj" || r.d.Rel(k) == "csubj" {
			return true
		}
	}
	return false
}

// hers reports whether y is somebody without a name whom a pronoun like x has: "her lawyer
// said she was ill" is not said of the lawyer.
func (r *referents) hers(x, y *expression) bool {
	f := personal[strings.ToLower(r.d.Tokens[x.head].Form)]
	if y.named || !f.human || r.g.info[r.g.root(y.head)].gender != given.Unknown || r.d.Tokens[x.head].Sent != r.d.Tokens[y.head].Sent {
		return false
	}
	for _, k := range r.d.Children(y.head) {
		if p := personal[strings.ToLower(r.d.Tokens[k].Form)]; r.d.Tokens[k].XPOS == "PRP$" && p.human && p.person == 3 && p.gender == f.gender {
			return true
		}
	}
	return false
}

// governor is the verb that token t is an argument of, -1 where it is of none.
func (r *referents) governor(t int) int {
	for n := 0; r.d.Rel(t) == "conj" && r.d.Tokens[t].Head >= 0 && n < 8; n++ {
		t = r.d.Tokens[t].Head
	}
	switch r.d.Rel(t) {
	case "nsubj", "obj", "iobj", "obl":
		return r.d.Tokens[t].Head
	}
	return -1
}

// subject reports whether y is the subject that verb v shares with the verbs it hangs on:
// "came to see him", "met and thanked him".
func (r *referents) subject(v int, y *expression) bool {
	d := r.d
	for n := 0; v >= 0 && n < 6; n++ {
		own := false
		for _, k := range d.Children(v) {
			if d.Rel(k) == "nsubj" {
				own = true
				if k == y.head || r.g.root(k) == r.g.root(y.head) {
					return true
				}
			}
		}
		if r.modified(v, y) {
			return true
		}
		if own || !sharing[d.Rel(v)] {
			return false
		}
		v = d.Tokens[v].Head
	}
	return false
}

// sharing are the relations of a verb without a subject of its own to the one whose it has.
var sharing = lists.Set("conj xcomp advcl obl advmod")

// inside reports whether token t stands in the phrase of head h, and in no clause of it.
func (r *referents) inside(t, h int) bool {
	for n := 0; t >= 0 && n < 30; n++ {
		if t == h {
			return true
		}
		switch r.d.Rel(t) {
		case "nmod", "conj", "appos", "compound", "flat", "det", "amod", "case":
		default:
			return false
		}
		t = r.d.Tokens[t].Head
	}
	return false
}

// speaker gives a pronoun of the first person to who speaks; outside of direct speech it
// is the author's and stays open. "We" is the body that speaks, else the one who speaks for
// all of them.
func (r *referents) speaker(h int) {
	x := r.c.exprs[h]
	x.chain = -1
	s := r.q.by[h]
	if s < 0 || r.g.root(s) == r.g.root(h) || !sitrep.CanAct(r.c.exprs[s].kind) && !sitrep.CanAct(r.g.info[r.g.root(s)].kind) {
		return
	}
	if r.g.info[r.g.root(h)].number == many && r.g.info[r.g.root(s)].number == one {
		if b := r.voiceOf(s); b >= 0 {
			s = b
		}
		x.several = []int{s}
		return
	}
	r.g.join(s, h)
}

// voiceOf is the body for which the person at token s speaks, by trade or as one of those who run
// it: "a spokesman for the Hill Front", "the fund's director"; -1 where there is none.
func (r *referents) voiceOf(s int) int {
	root := r.g.root(s)
	for _, h := range r.c.near(s) {
		if r.g.root(h) != root {
			continue
		}
		for _, t := range r.c.exprs[h].roles {
			if t.of >= 0 && (r.speaksFor(t.start, t.end, voices) || r.c.exprs[t.of].kind == sitrep.KindOrganization && r.speaksFor(t.start, t.end, managing)) {
				return t.of
			}
		}
		if x := r.c.exprs[h]; !x.named && voices[strings.ToLower(r.d.Tokens[h].Lemma)] {
			for _, k := range r.d.Children(h) {
				if y := r.c.exprs[k]; y != nil && r.d.Rel(k) == "nmod" && y.kind == sitrep.KindOrganization {
					return k
				}
			}
		}
	}
	return -1
}

func (r *referents) speaksFor(start, end int, trade map[string]bool) bool {
	for t := start; t < end; t++ {
		if trade[strings.ToLower(r.d.Tokens[t].Lemma)] {
			return true
		}
	}
	return false
}

// voices are those who speak for a body by trade.
var voices = lists.Set("spokesman spokeswoman spokesperson")

// managing are those whose "we" is the body that they run or work for.
var managing = lists.Set("ceo chair chairman chairperson chairwoman chief coordinator director executive founder head manager official representative")
