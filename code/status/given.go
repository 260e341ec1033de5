package status

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// What a sentence takes for granted stays real whatever it says of it: the war
// that is rejected, the raid that a question is about, what the speaker does by
// saying so.

// performs reports whether the event is done by saying it: "we call on all sides",
// whatever the clauses before it weigh.
func (c *climb) performs(p int) bool {
	switch c.typ {
	case "REQUEST", "ACCUSE", "SUPPORT", "REJECT", "AGREE":
	default:
		return false
	}
	s := c.t.Child(p, "nsubj")
	if a := c.t.Child(p, "aux"); s >= 0 && a >= 0 && c.t.Form(a) == "must" && c.t.Form(s) == "i" && c.st == sitrep.Possible {
		c.st = sitrep.Actual // "I must condemn this"
		return true
	}
	if s < 0 || c.t.XPOS(p) != "VBP" || c.st != sitrep.Actual && c.st != sitrep.Ongoing {
		return false
	}
	f := c.t.Form(s)
	return (f == "we" || f == "i") && c.t.Case(p) == ""
}

// wished reports whether verb h is the "like" of "I would like to thank", a formula
// by which the thing is done.
func (c *climb) wished(h int) bool {
	switch c.typ {
	case "REQUEST", "ACCUSE", "SUPPORT":
	default:
		return false
	}
	s := c.t.Child(h, "nsubj")
	return s >= 0 && (c.t.Lemma(h) == "like" || c.t.Lemma(h) == "wish" || c.t.Lemma(h) == "want") && (c.t.Form(s) == "i" || c.t.Form(s) == "we")
}

// asked reports whether the sentence asks if the event happened: not where it asks
// why or how it did, nor of one that it names as known ("after its invasion?").
func (c *climb) asked(p int) bool {
	t := c.t
	s := t.Doc.Sents[t.Doc.Tokens[p].Sent]
	last := s.End - 1
	if last <= s.Start || !strings.HasPrefix(t.Doc.Tokens[last].Form, "?") {
		return false
	}
	if address(t, t.Doc.Tokens[p].Sent) || c.presupposed(p) {
		return false
	}
	if !t.Verbal(p) {
		return c.indefinite(p)
	}
	for i := s.Start; i < p && i < s.Start+3; i++ {
		switch t.Form(i) {
		case "why", "how", "when", "where":
			return c.tensed(p) == ""
		}
	}
	return true
}

// tensed is the auxiliary in the past tense that verb i has, or "".
func (c *climb) tensed(i int) string {
	for _, k := range c.t.Kids(i) {
		if c.t.Rel(k) == "aux" {
			switch f := c.t.Form(k); f {
			case "did", "was", "were", "had":
				return f
			}
		}
	}
	return ""
}

// ought reports whether k negates a verb i of duty: "should not be jailed" is a
// wish, no denial.
func (c *climb) ought(i, k int) bool {
	if !vocab.Negations[c.t.Form(k)] {
		return false
	}
	for _, a := range c.t.Kids(i) {
		if c.t.Rel(a) == "aux" {
			switch c.t.Form(a) {
			case "should", "must", "ought":
				return true
			}
		}
	}
	return false
}

// regretted is "should not have been jailed": what ought not to have been done was done.
func (c *climb) regretted(i int) bool {
	t := c.t
	perfect, duty, not := false, false, false
	for _, k := range t.Kids(i) {
		switch t.Rel(k) {
		case "aux":
			f := t.Form(k)
			perfect = perfect || f == "have"
			duty = duty || f == "should" || f == "ought"
			not = not || vocab.Negations[f]
		case "advmod":
			not = not || vocab.Negations[t.Form(k)]
		}
	}
	if h := t.Head(i); h >= 0 && t.Rel(i) == "xcomp" && t.Lemma(h) == "ought" {
		duty, not = true, not || c.negated(h)
	}
	return perfect && duty && not
}

// unfinished is "is yet to be freed", "has yet to agree".
func (c *climb) unfinished(i int) bool {
	t := c.t
	if t.Lemma(i) == "have" {
		return t.Child(i, "xcomp") >= 0
	}
	return t.Verbal(i) && (t.Case(i) == "to" || t.Child(i, "mark") >= 0 && t.Form(t.Child(i, "mark")) == "to")
}

// subjunctive reports whether clause i tells what somebody wants done and not what was
// done: "asked that the governor resign", "moved that she be expelled".
func (c *climb) subjunctive(i int) bool {
	t := c.t
	if t.Child(i, "nsubj") < 0 || !c.that(i) {
		return false
	}
	for _, k := range t.Kids(i) {
		if t.Rel(k) == "aux" {
			return t.Form(k) == "be"
		}
	}
	return t.XPOS(i) == "VB"
}

// few is a subject of whom hardly any did it: "few members agreed", not "a few".
// Of those hurt even few are real.
func (c *climb) few(subj int) bool {
	if c.typ == "ASSAULT" || c.typ == "COERCE" {
		return false
	}
	for _, k := range c.t.Kids(subj) {
		if c.t.Form(k) == "few" && c.t.Rel(k) != "nmod" {
			return k == 0 || c.t.Form(k-1) != "a" && c.t.Form(k-1) != "the"
		}
	}
	return false
}

// without reports whether noun k is negated by itself: "no aid", "not a single shot".
func (c *climb) without(k int) bool {
	d := c.t.Child(k, "det")
	return d >= 0 && c.t.Form(d) == "no" || c.single(k)
}

// single reports whether k is a negated one: "not a single officer", "not one shot",
// not "not only".
func (c *climb) single(k int) bool {
	for _, n := range c.t.Kids(k) {
		if c.t.Form(n) != "not" || n+1 >= len(c.t.Doc.Tokens) {
			continue
		}
		switch c.t.Form(n + 1) {
		case "a", "one", "single":
			return true
		}
	}
	return false
}

// charging are verbs that accuse somebody of a deed: a charge that is not brought
// leaves the deed as real as it was ("was not charged with the killing").
var charging = map[string]bool{"accuse": true, "arrest": true, "blame": true, "charge": true, "convict": true, "detain": true, "implicate": true,
	"indict": true, "jail": true, "prosecute": true, "sentence": true, "sue": true, "suspect": true, "try": true}

// uncharged reports whether the charging verb h is itself denied, refused or only possible,
// so that it says nothing of the deed.
func (c *climb) uncharged(h int) bool {
	if !charging[c.t.Lemma(h)] {
		return false
	}
	if s := c.t.Child(h, "nsubj"); c.negated(h) || s >= 0 && (c.without(s) || c.t.Form(s) == "nobody" || c.t.Form(s) == "none") {
		return true
	}
	up := c.t.Head(h)
	if up < 0 || c.t.Rel(h) != "xcomp" {
		return false
	}
	s, ok := c.tb.act("v", c.verb(up), "xcomp", false)
	return ok && s == sitrep.Denied
}

// telltale are verbs of making known: what is not made known is there all the same.
var telltale = map[string]bool{"announce": true, "comment": true, "detail": true, "disclose": true, "discuss": true, "elaborate": true, "explain": true,
	"identify": true, "know": true, "mention": true, "name": true, "publicise": true, "publicize": true, "publish": true, "reveal": true, "specify": true}

// forestalling are verbs by which what they take never came about, however well known it is: "foiled
// the assassination of the king".
var forestalling = map[string]bool{"avert": true, "foil": true, "forestall": true, "pre-empt": true, "preempt": true, "prevent": true, "thwart": true}

// standing reports whether the event is one that words of refusal take as there:
// "rejected the occupation", "turned their requests down".
func (c *climb) standing(i, h int, s sitrep.Status) bool {
	if forestalling[c.t.Lemma(h)] {
		return false
	}
	if s == sitrep.Planned && c.typ == "REQUEST" && i == c.p {
		return !c.indefinite(i) // "agreed to their demand"
	}
	if s != sitrep.Denied {
		return false
	}
	if c.typ == "REQUEST" {
		return true
	}
	return i == c.p && (c.typ == "ASSAULT" || c.typ == "COERCE" || c.typ == "ACCUSE" && c.t.Lemma(i) == "complaint") && !c.indefinite(i)
}

// raised reports whether clause h only says how its subject is thought to be: "the
// injuries are not thought to be serious".
func (c *climb) raised(i, h int) bool {
	return c.t.Passive(h) && c.t.Child(h, "xcomp", "ccomp") >= 0 && !c.indefinite(i)
}

// ascribed reports whether clause h says whose deed its subject is thought to be: "the raid
// is believed to have been carried out by rebels".
func (c *climb) ascribed(h int) bool {
	x := c.t.Child(h, "xcomp")
	if s, ok := c.tb.act("v", c.t.Lemma(h), "xcomp", c.t.Passive(h)); x < h || !ok || s != sitrep.Alleged {
		return false
	}
	if c.t.Doc.Tokens[x].UPOS == "NOUN" {
		return c.t.Lemma(x) == "work" || c.t.Case(x) == "by"
	}
	return c.t.Passive(x) && c.by(x)
}

// by reports whether verb v has a doer behind "by".
func (c *climb) by(v int) bool {
	for _, k := range c.t.Kids(v) {
		if c.t.Rel(k) == "obl" && c.t.Case(k) == "by" {
			return true
		}
	}
	return false
}

// topical are prepositions that name what a clause is about or when it was: what
// it says of its own event is not said of theirs.
var topical = map[string]bool{"after": true, "amid": true, "because of": true, "before": true, "concerning": true, "despite": true,
	"during": true, "following": true, "given": true, "on account of": true, "over": true, "regarding": true, "since": true}

// familiar are adjectives of what is there already.
var familiar = map[string]bool{"ongoing": true, "persistent": true, "recent": true, "latest": true, "continued": true, "continuing": true,
	"repeated": true, "past": true, "previous": true, "current": true, "earlier": true, "last": true, "such": true, "same": true, "existing": true}

// content reports whether clause i says what noun h is ("allegations he robbed the
// store"), other than a relative clause, which says something of it ("claims that
// he made").
func (c *climb) content(i, h int) bool {
	t := c.t
	s := t.Child(i, "nsubj")
	if s < 0 || t.XPOS(s) == "WDT" || t.XPOS(s) == "WP" || c.typ == "ACCUSE" && i == c.p && vocab.Charges[t.Lemma(h)] {
		return false // "allegations that her allies have blamed on a feud"
	}
	if t.Child(i, "mark") < 0 && t.Child(i, "obj", "ccomp") < 0 && handled[t.Lemma(i)] {
		return false // "a claim the ministry dismissed as false"
	}
	for _, k := range t.Kids(i) {
		if t.XPOS(k) == "WRB" {
			return false // "arrangements with a land where a coup took place"
		}
	}
	if st, ok := c.tb.act("n", t.Lemma(h), "that", false); !telling[t.Lemma(h)] && (!ok || st == sitrep.Actual) {
		return false
	}
	return t.Doc.Tokens[i].Deprel != "acl:relcl" || t.Child(i, "obj", "obl", "xcomp", "ccomp", "advcl") >= 0 || i == c.p && (c.typ == "ASSAULT" || c.typ == "COERCE")
}

// handled are verbs of what one does to a claim.
var handled = map[string]bool{"dismiss": true, "reject": true, "deny": true, "refute": true, "dispute": true, "repeat": true, "confirm": true, "make": true,
	"withdraw": true, "retract": true, "echo": true, "denounce": true, "condemn": true, "call": true, "describe": true}

// outer reads a noun that the clause says the content of: "the theory is that the hack was
// theirs", "the fear is that they will attack".
func (c *climb) outer(k int) {
	if c.t.Doc.Tokens[k].Deprel != "nsubj:outer" {
		return
	}
	if s, ok := c.tb.act("n", c.t.Lemma(k), "that", false); ok && (s == sitrep.Alleged || s == sitrep.Possible) {
		c.add(s)
	}
}

// telling are nouns for what speaks for a thing: it is as real as they are ("no
// sign that they are planning to leave").
var telling = map[string]bool{"sign": true, "indication": true, "evidence": true, "proof": true}

// first reports whether noun h is one that an infinitive tells the deed of: "the
// first state to join".
func first(t *role.Tree, h int) bool {
	for _, k := range append([]int{h}, t.Kids(h)...) {
		if vocab.Ordinals[t.Lemma(k)] {
			return k == h || t.Rel(k) == "amod" || t.Rel(k) == "advmod"
		}
		if t.XPOS(k) == "JJS" && t.Rel(k) == "amod" {
			return true // "the worst storm to hit the town"
		}
	}
	return false
}
