package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// itself gives "it", the subject of what a body is told to say, to that body: "the ministry
// denied reports that it had sent them", "the militia said it would go on". It returns the
// tokens of the pronouns so settled.
func (g *groups) itself() map[int]bool {
	d, out := g.c.doc, map[int]bool{}
	for _, h := range g.c.heads {
		if d.Tokens[h].UPOS != "PRON" || d.Rel(h) != "nsubj" || !strings.EqualFold(d.Tokens[h].Form, "it") || d.Tokens[h].Head < 0 {
			continue
		}
		who := g.c.claimant(d.Tokens[h].Head)
		if who < 0 || g.c.expletive(h) || !g.join(who, h) {
			continue
		}
		g.c.exprs[h].chain = g.c.exprs[who].chain
		out[h] = true
	}
	return out
}

// claimant is the body that is the subject of the verb of saying that clause v is what is
// said of, straight or by a noun for what is said; -1 where there is none.
func (c *Cast) claimant(v int) int {
	d := c.doc
	for n := 0; d.Rel(v) == "conj" && d.Tokens[v].Head >= 0 && n < 4; n++ {
		v = d.Tokens[v].Head
	}
	up := d.Tokens[v].Head
	if up < 0 {
		return -1
	}
	switch rel := d.Rel(v); {
	case rel == "ccomp":
	case rel == "acl" && contents[strings.ToLower(d.Tokens[up].Lemma)] && d.Rel(up) == "obj" && d.Tokens[up].Head >= 0:
		up = d.Tokens[up].Head
	default:
		return -1
	}
	if !saying[d.Tokens[up].Lemma] && !disowning[d.Tokens[up].Lemma] {
		return -1
	}
	for _, k := range d.Children(up) {
		if x := c.exprs[k]; x != nil && d.Rel(k) == "nsubj" && d.Tokens[k].Deprel != "nsubj:pass" && d.Tokens[k].UPOS != "PRON" {
			if x.kind == sitrep.KindOrganization || x.kind == sitrep.KindState || x.kind == sitrep.KindPeople && d.Tokens[k].XPOS == "NN" {
				return k
			}
		}
	}
	return -1
}

// contents are nouns for what somebody says or is said to have done.
var contents = lists.Set("report claim allegation accusation charge suggestion rumor rumour assertion statement news")

// disowning are the verbs with which one speaks of what others say.
var disowning = lists.Set("deny reject dismiss refute dispute confirm acknowledge repeat repudiate")

// expletive reports whether "it" at token t stands for a clause behind it: "said it was
// likely that", "it would be hard to".
func (c *Cast) expletive(t int) bool {
	d := c.doc
	v := d.Tokens[t].Head
	if d.Tokens[v].UPOS == "VERB" && d.Rel(v) != "root" {
		return d.Tokens[t].Deprel == "expl"
	}
	for _, k := range d.Children(v) {
		if k > v && (d.Rel(k) == "ccomp" || d.Rel(k) == "csubj" || d.Rel(k) == "advcl" || d.Rel(k) == "xcomp") {
			return true
		}
	}
	return d.Tokens[v].UPOS == "ADJ" || d.Tokens[v].UPOS == "NOUN"
}

// neuter reports whether token t is a pronoun for what is one and no person: "it", "its".
func (c *Cast) neuter(t int) bool {
	f, ok := personal[strings.ToLower(c.doc.Tokens[t].Form)]
	return ok && c.doc.Tokens[t].UPOS == "PRON" && f.person == 3 && !f.human && f.number == one
}

// fitsIt reports whether y can be what "it" means: one thing, body, state or place, and no person
// and no time; where it is told to do what only bodies do, a body.
func (r *referents) fitsIt(x, y *expression) bool {
	if (r.agent(x.head) || r.addressed(x.head)) && !sitrep.CanAct(y.kind) && !sitrep.CanAct(r.g.info[r.g.root(y.head)].kind) {
		return false // what speaks or fights or is asked is no thing
	}
	tok := &r.d.Tokens[y.head]
	if y.kind == sitrep.KindPerson || y.kind == sitrep.KindPeople && tok.XPOS != "NN" && tok.XPOS != "NNP" || tok.UPOS == "PRON" || r.source(y.head) && y.kind != sitrep.KindOrganization {
		return false
	}
	return (!y.modifier || tok.UPOS == "PROPN") && !temporal[strings.ToLower(tok.Lemma)] && r.g.info[r.g.root(y.head)].kind != sitrep.KindPerson
}

// byChain gives a pronoun that nothing else settles to what the engine's chain has nearest before it.
func (g *groups) byChain(x *expression) {
	if x.chain < 0 {
		return
	}
	at := g.c.headsBefore(x.head)
	for i := at - 1; i >= max(0, at-around); i-- {
		h := g.c.heads[i]
		if y := g.c.exprs[h]; y.chain == x.chain && y.kind != sitrep.KindPlace && g.c.doc.Tokens[h].UPOS != "PRON" {
			if !g.c.coarguments(h, x.head) {
				g.join(h, x.head)
			}
			return
		}
	}
}

// empty reports whether the "it" at token t refers to nothing: the parser says so, or it is the
// subject of a quality that a clause behind it has ("it is likely that").
func (c *Cast) empty(t int) bool {
	d := c.doc
	v := d.Tokens[t].Head
	if d.Rel(t) == "expl" {
		return true
	}
	if d.Rel(t) != "nsubj" || v < 0 || d.Tokens[v].UPOS == "VERB" && d.Tokens[t].Deprel != "nsubj:pass" {
		return false
	}
	for _, k := range d.Children(v) {
		if k > v && (d.Rel(k) == "ccomp" || d.Rel(k) == "csubj") {
			return true
		}
	}
	return false
}
