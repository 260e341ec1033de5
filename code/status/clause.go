package status

import (
	sitrep "github.com/sitrep-news/sitrep"
)

// adverbial reads what an adverbial clause i takes over from the clause h that it
// belongs to.
func (c *climb) adverbial(i, h int) int {
	t := c.t
	cs := t.Case(i)
	if cs == "including" {
		cs = c.behindIncluding(i)
	}
	switch cs {
	case "if", "unless", "lest", "in case":
		c.suppose()
		return -1
	case "to", "in order", "so", "so as":
		if cs == "to" && c.gerund(i) {
			c.local(h) // "led to curbs being imposed"
			return h
		}
		if _, ok := c.tb.act("j", t.Lemma(h), "xcomp", false); (ok || c.excessive(h)) && cs == "to" && t.UPOS(h) == "ADJ" && t.Child(h, "cop") >= 0 {
			return c.adjective(i, h) // "was quick to improve ties", taken for a purpose
		}
		if t.XPOS(i) == "VB" || cs == "so as" || cs != "so" && t.XPOS(i) == "VBN" && t.Child(i, "aux") >= 0 {
			return c.purpose(i, h)
		}
		if cs == "so" && c.that(i) {
			c.add(sitrep.Planned) // "was suspended so that he could be tried"
			return -1
		}
		return c.governed(i, h, cs)
	case "of", "for", "from", "with", "against", "in", "by", "on", "about", "through":
		if c.forTo(i) {
			c.add(sitrep.Possible)
			return -1
		}
		return c.governed(i, h, cs)
	case "without":
		if i != c.p { // the event's own word has counted it
			c.add(sitrep.Denied)
		}
		return -1
	case "", "had", "should", "were":
		if c.inverted(i) {
			c.add(sitrep.Possible)
			return -1
		}
		if t.XPOS(i) == "VBG" || t.XPOS(i) == "VBN" {
			return c.participle(i, h)
		}
	case "so that":
		c.add(sitrep.Planned)
		return -1
	case "when", "once":
		c.supposed(i, h)
		return -1
	case "after", "before", "as soon as", "until", "till":
		c.ahead(i, h, cs == "until" || cs == "till")
		return -1
	case "like", "as if", "as though":
		c.add(Unreal)
	default:
		if spurned(cs) {
			c.add(sitrep.Denied)
		}
	}
	return -1
}

// behindIncluding is the preposition behind the first marker of clause i: "will hit back, including by
// closing the border".
func (c *climb) behindIncluding(i int) string {
	for _, k := range c.t.Kids(i) {
		if f := c.t.Form(k); (c.t.Rel(k) == "mark" || c.t.Rel(k) == "case") && f != "including" {
			return f
		}
	}
	return "including"
}

// gerund reports whether clause i is the passive gerund of "being arrested".
func (c *climb) gerund(i int) bool {
	for _, k := range c.t.Kids(i) {
		if c.t.Rel(k) == "aux" && c.t.Form(k) == "being" {
			return true
		}
	}
	return false
}

func (c *climb) that(i int) bool {
	for _, k := range c.t.Kids(i) {
		if c.t.Rel(k) == "mark" && c.t.Form(k) == "that" {
			return true
		}
	}
	return false
}

// purpose is "marched to decry the tax", "used the law to jail critics": protests
// and pleas are made by the act itself, and so is what a means is used for; other
// ends are planned, and given up where the act is not done.
func (c *climb) purpose(i, h int) int {
	s, ok := c.tb.act("v", c.verb(h), "to", false)
	if on, asked := c.tb.act("v", c.verb(h), "on", false); asked && !ok {
		s, ok = on, true // "called on the court to investigate", taken for a purpose
	}
	switch {
	case c.learnt(i, h), c.voiced(i, h), c.enough(h), c.typ == "AID" && c.t.Lemma(h) == "run":
		c.local(h)
		return h
	case c.accusedOf(i, h):
		c.add(sitrep.Alleged)
	case ok && s != sitrep.Actual:
		c.embed(s, i)
	case ok, c.typ == "PROTEST", c.typ == "REQUEST", c.typ == "ACCUSE" && !inquiring[c.t.Lemma(i)]:
		c.local(h)
		return h
	case c.typ == "CONSULT" && gathering[c.t.Lemma(h)]:
		c.local(h)
		return h
	case c.negated(h), c.slotForm(h, "nothing"):
		c.add(sitrep.Denied)
	default:
		c.add(sitrep.Planned)
	}
	return -1
}

// inquiring are verbs of what an accuser does in a course of time, not by a word.
var inquiring = map[string]bool{"charge": true, "examine": true, "face": true, "file": true, "inquire": true, "investigate": true, "launch": true, "look": true,
	"open": true, "probe": true, "prosecute": true, "question": true, "sue": true, "try": true}

// gathering are verbs that the talks are part of: "gathered to discuss".
var gathering = map[string]bool{"assemble": true, "call": true, "convene": true, "gather": true, "meet": true, "phone": true, "sit": true,
	"telephone": true, "visit": true}

// governed is a gerund behind a preposition: "afraid of being jailed", "committed to
// sending", "by sending".
func (c *climb) governed(i, h int, cs string) int {
	t := c.t
	if t.UPOS(h) == "ADJ" {
		s, ok := c.tb.act("j", t.Lemma(h), cs, false)
		if !ok || s == sitrep.Actual {
			return -1
		}
		c.add(s)
		c.weighed(h) // who is not afraid of it may still meet it
		return h
	}
	s, ok := c.tb.act("v", c.verb(h), cs, t.Passive(h))
	if ok && (s == sitrep.Alleged || !c.means(h, cs)) {
		if s == Cited && t.Verbal(i) && c.typ != "ASSAULT" && c.typ != "COERCE" || c.uncharged(h) {
			return -1 // "arrested for blocking the road", "not charged with helping in the raid"
		}
		c.embed(s, i)
		c.local(h)
		return h
	}
	switch cs {
	case "by", "on", "in", "through":
		if c.means(h, cs) && (c.attempted(h) || c.missed(h)) {
			return -1
		}
		c.weighed(h)
		return h
	}
	return -1
}

// means reports whether a gerund behind preposition cs is the means by which verb h is done, which is
// as real as h itself whatever h says of its object: "ended the siege by shelling the camp".
func (c *climb) means(h int, cs string) bool {
	return (cs == "by" || cs == "through") && !c.tb.explicit("v", c.verb(h), cs)
}

// missed reports whether verb h is what somebody failed to bring about though he used the means
// for it: "failed to stop the march by firing tear gas".
func (c *climb) missed(h int) bool {
	up := c.t.Head(h)
	if up < 0 || c.t.Rel(h) != "xcomp" || c.t.Lemma(up) != "fail" || c.negated(up) {
		return false
	}
	s, ok := c.tb.act("v", c.verb(h), "obj", false)
	return ok && (s == sitrep.Denied || s == sitrep.Ended)
}

// attempted reports whether verb h is what somebody tries to reach: the means by which he tries
// is done ("an effort to end the war by brokering a truce").
func (c *climb) attempted(h int) bool {
	t := c.t
	up := t.Head(h)
	if up < 0 || t.XPOS(h) != "VB" || t.Case(h) != "to" {
		return false
	}
	pos := "v"
	if !t.Verbal(up) {
		pos = "n"
	}
	s, ok := c.tb.act(pos, t.Lemma(up), t.Rel(h), false)
	return ok && s == Attempt && !c.negated(up)
}

// participle is "..., killing three": as real as the clause it goes with, whose
// negation is its own affair ("would not be named, fearing reprisals").
func (c *climb) participle(i, h int) int {
	t := c.t
	if apart[t.Lemma(i)] && i != c.p {
		return -1
	}
	if s, ok := c.tb.act("v", c.verb(h), "xcomp", false); ok && s == sitrep.Denied && i > h && t.XPOS(i) == "VBG" && t.Child(h, "obj", "xcomp", "ccomp") < 0 {
		c.add(s) // "denied on Tuesday organising it"
	}
	if c.negated(h) {
		return -1
	}
	c.local(h)
	return h
}

// weighed adds the modals of verb h alone.
func (c *climb) weighed(h int) {
	for _, k := range c.t.Kids(h) {
		if c.t.Rel(k) == "aux" {
			c.modal(h, k)
		}
	}
	if c.beTo(h) {
		c.add(sitrep.Planned)
	}
}
