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
var learning = map[string]bool{"discover": true, "find": true, "learn": true, "see": true, "hear": true}

// learnt reports whether the purpose i of verb h only tells what somebody came upon.
func (c *climb) learnt(i, h int) bool {
	if i == c.p || !learning[c.t.Lemma(i)] {
		return false
	}
	x := c.t.XPOS(h)
	return x == "VBD" || x == "VBN" && c.t.Child(h, "aux") >= 0
}

// public are verbs of coming before people, by which words are spoken.
var public = map[string]bool{"gather": true, "issue": true, "phone": true, "post": true, "publish": true, "release": true, "rise": true, "speak": true, "stand": true,
	"take": true, "tweet": true, "write": true}

// voiced reports whether the praise at i is given by what h tells: "took to the radio to
// congratulate her".
func (c *climb) voiced(i, h int) bool {
	if c.typ != "SUPPORT" && c.typ != "REJECT" && c.typ != "THREATEN" || i != c.p || !public[c.t.Lemma(h)] {
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

// excessive is "too weak to protest": who is too much of something does not do it.
func (c *climb) excessive(h int) bool {
	for _, k := range c.t.Kids(h) {
		if c.t.Rel(k) == "advmod" && c.t.Form(k) == "too" && k < h {
			return true
		}
	}
	return false
}
