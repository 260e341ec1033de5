package status

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// knowing are words of whether something is known or told.
var knowing = lists.Set(`ascertain ask certain clarify clear describe determine disclose discover establish explain figure investigate know learn obvious probe recall
	remember reveal say see specify sure tell unclear understand unknown wonder`)

// askedAfter reports whether clause i, under a word of knowing or telling, asks who did it, or where or
// why, what nobody doubts was done: "it is not known why he was arrested".
func (c *climb) askedAfter(i int) bool {
	t := c.t
	if h := t.Head(i); h < 0 || h > i || !knowing[t.Lemma(h)] && !knowing[t.Form(h)] {
		return false
	}
	if !t.Verbal(i) || t.Case(i) == "to" || t.Child(i, "mark") >= 0 || !c.pastTense(i) {
		return false
	}
	for _, k := range t.Kids(i) {
		if k > i {
			break
		}
		switch t.Form(k) {
		case "who", "where", "why", "when", "how":
			return t.Rel(k) == "nsubj" || t.Rel(k) == "advmod" || t.Rel(k) == "mark"
		}
	}
	return false
}

// pastTense reports whether verb i is told as past or perfect, without a modal.
func (c *climb) pastTense(i int) bool {
	past := c.t.XPOS(i) == "VBD"
	for _, k := range c.t.Kids(i) {
		if c.t.Rel(k) != "aux" {
			continue
		}
		if c.t.XPOS(k) == "MD" {
			return false
		}
		switch c.t.Form(k) {
		case "was", "were", "had", "has", "have", "did":
			past = true
		}
	}
	return past
}

// toldAsDone reports whether what is warned of at clause i is told as done: "warned that the army had shelled
// the town".
func (c *climb) toldAsDone(i int) bool {
	if c.st != sitrep.Actual && c.st != sitrep.Ongoing || !c.that(i) {
		return false
	}
	return c.pastTense(i) || progressive(c.t, i)
}
