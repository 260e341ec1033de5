package status

import (
	sitrep "github.com/sitrep-news/sitrep"
)

// What clauses of time and end say of what is yet to be.

// ahead reads a clause of time in the present or the perfect whose main clause speaks of what
// is to come: "will be sentenced after the state reinstates the penalty", "vowed to fight
// until they have retaken it".
func (c *climb) ahead(i, h int, until bool) {
	if !c.presently(i) {
		return
	}
	for n, at := 0, h; at >= 0 && n < 4; at, n = c.t.Head(at), n+1 {
		for _, k := range c.t.Kids(at) {
			if c.t.Rel(k) != "aux" {
				continue
			}
			switch c.t.Form(k) {
			case "will", "'ll", "’ll", "shall":
				c.add(sitrep.Planned)
				return
			case "would", "could", "can", "may", "might", "should", "must":
				if until {
					c.add(sitrep.Possible)
				} else {
					c.add(sitrep.Planned)
				}
				return
			}
		}
		if until && n == 0 && c.t.XPOS(at) == "VB" {
			c.add(sitrep.Planned) // "pledged to fight until"
			return
		}
		if r := c.t.Rel(at); r != "conj" && r != "xcomp" {
			return
		}
	}
}

// toldLater reports whether the "would" of verb i is the future of what is told in the past: joined
// to what was done ("were taken aboard and would be handed over"), or told on from what somebody
// said ("He would also seek their support").
func (c *climb) toldLater(i int) bool {
	t := c.t
	if t.Child(i, "nsubj:pass") >= 0 && t.XPOS(i) != "VBN" {
		return false
	}
	for _, k := range t.Kids(i) {
		if t.Rel(k) == "aux" && t.Lemma(k) == "have" || t.Rel(k) == "advcl" {
			return false
		}
	}
	h := t.Head(i)
	if h >= 0 {
		return t.Rel(i) == "conj" && t.Verbal(h) && h < i && t.Child(i, "nsubj") < 0 && (t.XPOS(h) == "VBD" || t.XPOS(h) == "VBN" && t.Passive(h) && c.tensed(h) != "" || t.XPOS(h) == "VBN" && c.was(h))
	}
	return c.afterWords(i)
}

// was reports whether participle i is told by "was" or "were".
func (c *climb) was(i int) bool {
	k := c.t.Child(i, "aux:pass", "aux")
	return k >= 0 && (c.t.Form(k) == "was" || c.t.Form(k) == "were")
}

// afterWords reports whether the main verb i of a sentence has a speaker told of before as its
// subject, and the sentence before tells what somebody said.
func (c *climb) afterWords(i int) bool {
	t := c.t
	n := t.Doc.Tokens[i].Sent
	s := t.Child(i, "nsubj")
	if n == 0 || s < 0 {
		return false
	}
	switch t.Form(s) {
	case "he", "she", "they":
	default:
		return false
	}
	r := t.Doc.Sents[n-1].Root
	return r >= 0 && saying[t.Lemma(r)] && t.XPOS(r) == "VBD"
}

// presently reports whether verb i is in the present or the present perfect.
func (c *climb) presently(i int) bool {
	switch c.t.XPOS(i) {
	case "VBZ", "VBP":
		return true
	case "VBN":
		for _, k := range c.t.Kids(i) {
			if c.t.Rel(k) != "aux" {
				continue
			}
			switch c.t.Form(k) {
			case "is", "are", "has", "have", "'s", "’s", "'re", "’re", "'ve", "’ve":
				return true
			}
			return false
		}
	}
	return false
}

// learning are verbs of a purpose by which it turns out what had been done: "came home to
// find the door smashed".
var learning = map[string]bool{"discover": true, "find": true, "learn": true, "see": true, "hear": true, "watch": true}

// learnt reports whether the purpose i of verb h only tells what somebody came upon.
func (c *climb) learnt(i, h int) bool {
	if i == c.p || !learning[c.t.Lemma(i)] {
		return false
	}
	x := c.t.XPOS(h)
	return x == "VBD" || x == "VBN" && c.t.Child(h, "aux") >= 0
}

// appearing are verbs of coming before people, by which words are spoken.
var appearing = map[string]bool{"gather": true, "issue": true, "phone": true, "post": true, "publish": true, "release": true, "rise": true, "speak": true, "stand": true,
	"take": true, "tweet": true, "write": true}

// voiced reports whether the praise at i is given by what h tells: "took to the radio to
// congratulate her".
func (c *climb) voiced(i, h int) bool {
	if c.typ != "SUPPORT" && c.typ != "REJECT" && c.typ != "THREATEN" || i != c.p || !appearing[c.t.Lemma(h)] {
		return false
	}
	switch c.t.XPOS(h) {
	case "VBD":
		return true
	case "VBN":
		return c.t.Child(h, "aux") >= 0 && !c.t.Passive(h)
	}
	return false
}

// enough reports whether what hangs on adjective h is what somebody was up to and did: "felt
// strong enough to call an election".
func (c *climb) enough(h int) bool {
	t := c.t
	if k := t.Child(h, "advmod"); t.UPOS(h) != "ADJ" || k < 0 || h+1 >= len(t.Doc.Tokens) || t.Form(h+1) != "enough" {
		return false
	}
	if up := t.Head(h); up >= 0 && t.Rel(h) == "xcomp" {
		return t.XPOS(up) == "VBD" && !c.negated(up)
	}
	return c.done(h) && !c.negated(h)
}

// excessive is "too weak to protest": who is too much of something does not do it.
func (c *climb) excessive(h int) bool {
	for _, k := range c.t.Kids(h) {
		if c.t.Rel(k) == "advmod" && c.t.Form(k) == "too" && k < h {
			return true
		}
	}
	return false
}
