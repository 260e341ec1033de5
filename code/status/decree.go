package status

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// What a court orders or grants is done by its saying so; what somebody is asked to end
// goes on.

// decreed reports whether the event at i is done by the order h of which it hangs by rel:
// "was ordered detained", "the judge ordered their detention".
func (c *climb) decreed(i, h int, rel string) bool {
	t := c.t
	if t.Lemma(h) != "order" {
		return false
	}
	if rel == "xcomp" {
		return t.XPOS(i) == "VBN" && t.Child(i, "mark", "aux") < 0
	}
	if rel == "obj" && c.typ == "ASSAULT" && i == c.p && t.XPOS(h) != "VB" && t.Definite(i) {
		return true // "ordered the killing of the mayor"
	}
	s := t.Child(h, "nsubj")
	return rel == "obj" && c.typ == "COERCE" && i == c.p && s >= 0 && vocab.Courts[t.Lemma(s)] && !t.Passive(h)
}

// motions are nouns for what is asked of a court or office.
var motions = map[string]bool{"motion": true, "petition": true, "application": true, "request": true, "bid": true, "plea": true}

// granting are verbs that give what was asked.
var granting = map[string]bool{"grant": true, "approve": true, "uphold": true, "accept": true}

// granted reports whether noun n asks for what is then given: "granted the motion to
// dismiss the case".
func (c *climb) granted(n int) bool {
	up := c.t.Head(n)
	if up < 0 || !motions[c.t.Lemma(n)] || !granting[c.t.Lemma(up)] || c.negated(up) || c.t.Child(up, "aux") >= 0 && !c.t.Passive(up) {
		return false
	}
	rel := c.t.Rel(n)
	return rel == "obj" || rel == "nsubj" && c.t.Passive(up)
}

// sought reads "seek to": blame and praise that were sought to be laid were spoken, and
// who seeks to harm means to. i is the verb that is sought.
func (c *climb) sought(i, h int) (sitrep.Status, bool) {
	if c.t.Lemma(h) != "seek" || i != c.p && (c.t.Head(c.p) != i || c.t.Rel(c.p) != "obj") {
		return "", false
	}
	switch c.typ {
	case "ACCUSE", "SUPPORT", "REQUEST":
		if x := c.t.XPOS(h); (x == "VBD" || x == "VBN") && !c.negated(h) {
			return sitrep.Actual, true
		}
	case "ASSAULT", "COERCE", "SANCTION":
		return sitrep.Planned, true
	}
	return "", false
}

// keeps reports whether s is said of the end of what goes on, which is then no end yet:
// "called for an end to the siege", "plans to stop the raids".
func (c *climb) keeps(s sitrep.Status) bool {
	switch s {
	case sitrep.Possible, sitrep.Planned, sitrep.Threatened:
		return c.st == sitrep.Ended
	}
	return false
}

// supposed reads "when he visits Tarvia, he can": a clause of time in the present whose
// main clause says what may then be.
func (c *climb) supposed(i, h int) {
	t := c.t
	switch t.XPOS(i) {
	case "VBZ", "VBP":
	case "VBN":
		if k := t.Child(i, "aux:pass"); k < 0 || t.XPOS(k) != "VBZ" && t.XPOS(k) != "VBP" {
			return
		}
	default:
		return
	}
	for _, k := range t.Kids(h) {
		if r := t.Rel(k); r != "aux" {
			continue
		}
		switch t.Form(k) {
		case "can", "could", "may", "might", "would", "should":
			c.add(sitrep.Possible)
		case "will", "'ll":
			c.add(sitrep.Planned)
		}
	}
}

// apart are verbs of participles that give somebody's reason or words: "fearing
// reprisals", "citing the inquiry". What the main clause says is not said of them.
var apart = map[string]bool{"fear": true, "cite": true, "claim": true, "allege": true, "argue": true, "accuse": true, "blame": true, "note": true, "recall": true}

// lasting reports whether "still" at token k says of verb i that it goes on: not at the
// head of a sentence, where it means "yet", nor of what is over at once.
func (c *climb) lasting(i, k int) bool {
	if k+1 < len(c.t.Doc.Tokens) && c.t.Form(k+1) == "," && k == c.t.Doc.Sents[c.t.Doc.Tokens[k].Sent].Start {
		return false
	}
	switch c.typ {
	case "RETREAT", "CONCEDE", "SUPPORT":
		return c.t.XPOS(i) != "VBN" && c.t.XPOS(i) != "VBD"
	}
	return true
}

// ofReason reports whether the hedge k stands behind verb i and before the reason of what
// was plainly done: "was detained allegedly for his reports".
func (c *climb) ofReason(i, k int) bool {
	if k < i || k+1 >= len(c.t.Doc.Tokens) || !c.t.Verbal(i) {
		return false
	}
	switch c.t.Form(k + 1) {
	case "for", "because", "over", "due", "after":
		return true
	}
	return false
}
