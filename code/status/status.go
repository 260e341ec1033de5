package status

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// Of is the status of the event of a PLOVER type told by token p: what its own
// modifiers say and what the words above it make of it.
func (tb *Table) Of(t *role.Tree, p int, typ string) sitrep.Status {
	c := climb{tb: tb, t: t, p: p, typ: typ, hostile: hostile(typ), st: sitrep.Actual, from: -1}
	c.local(p)
	c.equated(p)
	c.aside(p)
	if c.performs(p) || c.st == sitrep.Actual && c.regretted(p) {
		return c.st
	}
	at := p
	for n := 0; n < 40; n++ {
		c.from = at
		next := c.step(at)
		if next < 0 {
			break
		}
		at = next
	}
	if c.st == sitrep.Actual && c.charged(p) {
		return sitrep.Alleged
	}
	if c.st == sitrep.Actual && (c.asked(p) || imperative(t, p)) || c.st == sitrep.Alleged && t.Rel(p) == "ccomp" && t.XPOS(p) == "VB" && t.Child(p, "nsubj", "aux", "mark") < 0 {
		return sitrep.Possible
	}
	return c.st
}

// hostile types are those that people threaten with: a vow of them is a threat.
func hostile(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "REJECT", "ACCUSE":
		return true
	}
	return false
}

// climb carries the status up the tree.
type climb struct {
	tb      *Table
	t       *role.Tree
	p       int // the event's word
	typ     string
	hostile bool
	st      sitrep.Status
	from    int  // the token climbed from: what it says of itself is counted already
	kept    bool // only its end is spoken of as to come: it goes on
	told    bool // planned only by a future tense: a word of fear or hope above makes it possible
	open    bool // denied, and what is denied was no more than planned or possible itself
}

// add joins a further status: undoing what is undone makes it real again ("failed
// to stop the attack"), or possible where it was only meant ("is not intended to
// stop the visit"), else the less real one is kept.
func (c *climb) add(s sitrep.Status) {
	if c.kept && s != Unreal {
		return
	}
	if c.keeps(s) {
		c.st, c.kept = sitrep.Ongoing, true
		return
	}
	if s == sitrep.Denied && (c.st == sitrep.Denied || c.st == sitrep.Ended) {
		c.st = sitrep.Actual
		if c.open {
			c.st = sitrep.Possible
		}
		return
	}
	switch s {
	case sitrep.Planned, sitrep.Possible:
		c.open = c.open || c.st == sitrep.Denied
	}
	if s == sitrep.Possible && c.told {
		c.st, c.told = s, false
		return
	}
	c.told = false
	if s == sitrep.Planned && c.st == sitrep.Possible {
		return // "will consider lifting": what will be weighed is no more than possible
	}
	if s == sitrep.Planned && c.hostile && c.st == sitrep.Threatened {
		return
	}
	if rank[s] > rank[c.st] {
		c.st = s
	}
}

// suppose makes possible what is only supposed, though it were planned then: "if it decides to invade".
func (c *climb) suppose() {
	if c.st == sitrep.Planned {
		c.st = sitrep.Possible
	}
	c.add(sitrep.Possible)
}

// verb is the lemma of verb v, with its particle where the table knows the two together:
// "rule out".
func (c *climb) verb(v int) string {
	lemma := c.t.Lemma(v)
	for _, k := range c.t.Kids(v) {
		if c.t.Doc.Tokens[k].Deprel != "compound:prt" && c.t.Rel(k) != "advmod" {
			continue
		}
		if both := lemma + " " + c.t.Form(k); c.tb.effects["v "+both] != nil {
			return both
		}
	}
	return lemma
}

// local looks at what modifies token i itself.
func (c *climb) local(i int) {
	t := c.t
	for _, k := range t.Kids(i) {
		if k == c.from {
			continue
		}
		switch t.Rel(k) {
		case "advmod", "det", "discourse", "cc":
			c.adverb(i, k)
		case "amod":
			c.word("a", k)
		case "aux":
			c.modal(i, k)
		case "case":
			if t.Form(k) == "without" {
				c.add(sitrep.Denied)
			}
		case "obl", "nmod":
			if cs := t.Case(k); t.Form(k) == "past" && (cs == "in" || cs == "of") {
				c.add(sitrep.Historical) // "the uprisings of the past"
			}
		case "mark":
			switch t.Form(k) {
			case "if", "unless", "whether", "lest":
				c.suppose()
			case "without":
				c.add(sitrep.Denied)
			case "set", "slated", "scheduled":
				c.add(sitrep.Planned) // "is set to meet", taken for a marker
			}
		case "nsubj":
			c.outer(k)
			if f := t.Form(k); f == "nobody" || f == "none" || f == "nothing" || t.Child(k, "det") >= 0 && t.Form(t.Child(k, "det")) == "no" || c.few(k) || c.single(k) || c.neither(k) {
				c.add(sitrep.Denied)
			}
		case "obj":
			if i == c.p && t.Verbal(i) && c.without(k) {
				c.add(sitrep.Denied) // "took no prisoners"
			}
		}
	}
	if t.Verbal(i) && c.beTo(i) {
		c.add(sitrep.Planned)
	}
	if t.Verbal(i) && (progressive(t, i) || c.sinceThen(i)) && c.st == sitrep.Actual {
		c.add(sitrep.Ongoing)
	}
}

// adverb reads an adverb or determiner k of token i: "almost", "no".
func (c *climb) adverb(i, k int) {
	switch f := c.t.Form(k); {
	case c.regretted(i) && vocab.Negations[f]:
	case c.ought(i, k):
		c.add(sitrep.Possible)
	case notOnly(c.t, k), c.ofReason(i, k), f == "still" && !c.lasting(i, k):
	case f == "yet" && c.unfinished(i):
		c.add(sitrep.Denied)
	default:
		c.word("r", k)
	}
}

// word adds what the table says of token k by its lemma or its form.
func (c *climb) word(pos string, k int) {
	if s, ok := c.tb.act(pos, c.t.Lemma(k), "", false); ok {
		c.add(s)
	} else if s, ok := c.tb.act(pos, c.t.Form(k), "", false); ok {
		c.add(s)
	}
}

// modal reads an auxiliary: "will" plans, "may" makes possible; "would" under a
// verb of saying in the past is "will" told later.
func (c *climb) modal(i, k int) {
	f := c.t.Form(k)
	s, ok := c.tb.act("m", f, "", false)
	if !ok {
		return
	}
	if f == "'d" && c.t.XPOS(k) != "MD" || c.regretted(i) {
		return
	}
	if (f == "would" || f == "'d") && c.t.Rel(i) == "ccomp" && c.t.XPOS(c.t.Head(i)) == "VBD" {
		s = sitrep.Planned
	}
	if f == "would" && c.toldLater(i) {
		s = sitrep.Planned
	}
	first := c.st == sitrep.Actual || c.st == sitrep.Ongoing
	if first && s == sitrep.Planned && c.onTerms(i) {
		c.add(sitrep.Possible)
		return
	}
	if s == sitrep.Possible && c.st == sitrep.Planned {
		c.st = s // "may order his arrest"
	}
	c.add(s)
	c.told = first && s == sitrep.Planned
}

// onTerms reports whether verb i befalls its subject only if something else comes true: "if the wall
// breaks, the town will be taken". Who does it himself only names his terms.
func (c *climb) onTerms(i int) bool {
	t := c.t
	return t.Passive(i) && slices.ContainsFunc(t.Kids(i), func(k int) bool {
		m := t.Child(k, "mark")
		return t.Rel(k) == "advcl" && m >= 0 && (t.Form(m) == "if" || t.Form(m) == "unless")
	})
}

// beTo is "are to resume": a form of be with an infinitive.
func (c *climb) beTo(i int) bool {
	t := c.t
	if t.XPOS(i) == "VBN" && (isToBe(t, i) || c.headlined(i)) {
		return true
	}
	if t.Case(i) != "to" || t.XPOS(i) != "VB" && !(t.XPOS(i) == "VBN" && t.Rel(i) == "xcomp" && t.Lemma(t.Head(i)) == "go") {
		return false
	}
	if k := t.Child(i, "aux", "cop"); k >= 0 && t.Lemma(k) == "be" || c.headlined(i) {
		return true
	}
	h := t.Head(i)
	return h >= 0 && t.Rel(i) == "xcomp" && (t.Lemma(h) == "be" || t.Form(h) == "going" || t.Form(h) == "about")
}

// headlined is a headline's "Alda to host talks", "Mayor to be tried".
func (c *climb) headlined(i int) bool {
	s := c.t.Child(i, "nsubj", "nsubj:pass")
	if s < 0 || s > i || c.t.Case(i) != "to" || c.t.Child(i, "aux", "cop") >= 0 {
		return false
	}
	switch c.t.Rel(i) {
	case "root", "ccomp", "parataxis":
		return true
	}
	return false
}

// isToBe is "is to be freed": a finite form of be before the infinitive of the passive.
func isToBe(t *role.Tree, i int) bool {
	for _, k := range t.Kids(i) {
		if t.Rel(k) == "aux" && t.Lemma(k) == "be" && t.Form(k) != "be" && k+1 < i && t.Form(k+1) == "to" && t.Rel(k+1) == "mark" && t.Head(k+1) == i {
			return true
		}
	}
	return false
}

// progressive is "is shelling": ongoing where the auxiliary is in the present.
func progressive(t *role.Tree, i int) bool {
	if t.XPOS(i) != "VBG" {
		return false
	}
	k := t.Child(i, "aux")
	if k < 0 {
		return false
	}
	switch t.Form(k) {
	case "is", "are", "am", "'s", "'re", "’s", "’re":
		return true
	}
	return false
}

// lasts are the types of what goes on for days.
var lasts = map[string]bool{"ASSAULT": true, "COERCE": true, "PROTEST": true, "MOBILIZE": true, "CONSULT": true, "AID": true}

// sinceThen is "have been shelling the town since Friday".
func (c *climb) sinceThen(i int) bool {
	t := c.t
	k := t.Child(i, "aux")
	if t.XPOS(i) != "VBG" || !lasts[c.typ] || k < 0 {
		return false
	}
	switch t.Form(k) {
	case "has", "have", "'ve", "’ve":
	default:
		return false
	}
	return slices.ContainsFunc(t.Kids(i), func(x int) bool { return t.Rel(x) == "obl" && t.Case(x) == "since" })
}

// imperative reports whether token p is a verb that orders: "Free the prisoners!"
func imperative(t *role.Tree, p int) bool {
	return t.Verbal(p) && t.XPOS(p) == "VB" && t.Rel(p) == "root" && t.Child(p, "nsubj", "aux", "mark") < 0
}

// aside looks for a frame around the clause: "in the film", "according to the novel".
func (c *climb) aside(p int) {
	t := c.t
	for n, i := 0, p; i >= 0 && n < 8; i, n = t.Head(i), n+1 {
		for _, k := range t.Kids(i) {
			switch t.Rel(k) {
			case "obl", "nsubj", "nmod":
			default:
				continue
			}
			if t.Below(p, k) {
				continue
			}
			if s, ok := c.tb.act("n", t.Lemma(k), "", false); ok && s == Unreal && (t.Rel(k) != "nmod" || i == p) {
				switch t.Case(k) {
				case "in", "during", "", "for", "at", "of":
					c.add(Unreal)
				}
			}
		}
		if rel := t.Rel(i); rel == "advcl" && t.Case(i) != "" || rel == "acl" {
			return // a clause of its own: "larger than the drills of May, when they fired"
		}
	}
}
