package status

import (
	sitrep "github.com/sitrep-news/sitrep"
)

// step applies what the head of token i does to it and returns the token to go
// on from, or -1 where nothing higher bears on the event.
func (c *climb) step(i int) int {
	t := c.t
	h := t.Head(i)
	if h < 0 {
		return -1
	}
	rel := t.Rel(i)
	switch rel {
	case "conj":
		return c.conjunct(i, h)
	case "ccomp", "xcomp", "csubj":
		return c.complement(i, h, rel)
	case "obj", "iobj", "obl", "nsubj":
		return c.argument(i, h, rel)
	case "nmod", "acl":
		return c.adnominal(i, h, rel)
	case "advcl":
		return c.adverbial(i, h)
	case "compound", "appos", "nummod", "amod":
		return -1
	case "parataxis", "root", "orphan", "dep":
		return -1
	}
	return -1
}

// conjunct goes on with the first conjunct's surroundings; a verb that shares its
// subject also shares modals and negation that come before both.
func (c *climb) conjunct(i, h int) int {
	t := c.t
	if x := t.XPOS(i); t.Verbal(i) && (x == "VBD" || x == "VBZ" || x == "VBP") && t.XPOS(h) == "VB" {
		return -1 // a finite verb is no part of an infinitive
	}
	if t.Verbal(i) && t.Verbal(h) && t.Child(i, "nsubj") < 0 && t.Child(i, "aux") < 0 {
		for _, k := range t.Kids(h) {
			if t.Rel(k) == "aux" && k < h {
				c.modal(h, k)
			}
		}
		if c.beTo(h) {
			c.add(sitrep.Planned)
		}
	}
	if !t.Verbal(i) {
		for _, k := range t.Kids(h) { // "no raids or arrests"
			if t.Rel(k) == "det" && t.Form(k) == "no" {
				c.add(sitrep.Denied)
			}
		}
	}
	return h
}

func (c *climb) complement(i, h int, rel string) int {
	t := c.t
	pos := "v"
	if !t.Verbal(h) {
		pos = "n"
		if t.UPOS(h) == "ADJ" {
			return c.adjective(i, h)
		}
	}
	if s, ok := c.tb.act(pos, t.Lemma(h), rel, t.Passive(h)); ok {
		c.embed(s, i)
	}
	if rel == "xcomp" || t.Rel(h) != "root" || !saying[t.Lemma(h)] {
		c.local(h)
	} else if c.negated(h) && believing[t.Lemma(h)] {
		c.add(sitrep.Denied)
	}
	return h
}

// embed adds a status given by a word above; a vow of hostile acts is a threat,
// a vow of friendly ones a plan; a perfect infinitive ("to have attacked") looks
// back and so is never planned.
func (c *climb) embed(s sitrep.Status, i int) {
	if s == Attempt {
		if c.hostile {
			return
		}
		s = sitrep.Possible
	}
	if s == sitrep.Threatened && !c.hostile {
		s = sitrep.Planned
	}
	if (s == sitrep.Planned || s == sitrep.Possible) && c.perfect(i) {
		s = sitrep.Alleged
	}
	c.add(s)
}

func (c *climb) perfect(i int) bool {
	k := c.t.Child(i, "aux")
	return k >= 0 && c.t.Lemma(k) == "have" && c.t.Case(i) == "to"
}

// adjective: "ready to attack", "likely to resume", "responsible for".
func (c *climb) adjective(i, h int) int {
	switch c.t.Lemma(h) {
	case "ready", "prepared", "willing", "set", "due", "poised", "determined", "keen", "committed", "eager":
		c.add(sitrep.Planned)
	case "unable", "unwilling", "reluctant", "impossible", "unlikely":
		c.add(sitrep.Denied)
	case "responsible", "guilty", "proud", "sorry", "glad", "happy":
	default:
		c.add(sitrep.Possible)
	}
	c.local(h)
	return h
}

// argument: the event is a nominal in a clause. What the clause says of it counts
// for verbs of the table; else the event is taken as given, unless it is an
// indefinite one in a clause that is itself not real ("an attack would ...").
func (c *climb) argument(i, h int, rel string) int {
	t := c.t
	slot := rel
	if rel == "obl" {
		slot = t.Case(i)
	}
	if rel == "nsubj" && t.Passive(h) {
		slot = "obj"
	}
	if !t.Verbal(h) {
		if t.Child(h, "cop") >= 0 {
			if rel == "nsubj" && c.negated(h) && c.indefinite(i) {
				c.add(sitrep.Denied)
			}
			if rel == "nsubj" {
				if s, ok := c.tb.act("a", t.Lemma(h), "", false); ok {
					c.add(s) // "an incursion was imminent"
				}
				if c.indefinite(i) {
					c.local(h)
				}
			}
			return -1
		}
		return -1
	}
	if slot != "subj" && rel != "nsubj" || slot == "obj" {
		if s, ok := c.tb.act("v", t.Lemma(h), slot, t.Passive(h)); ok {
			c.embed(s, i)
			c.local(h)
			return h
		}
	}
	if happening[t.Lemma(h)] || c.indefinite(i) && (slot == "obj" || rel == "nsubj" || slot == "in" || slot == "by" || slot == "with") {
		c.local(h)
		return h
	}
	return -1
}

// adnominal: "the threat of attacks", "a plan to attack", "the end of the war".
func (c *climb) adnominal(i, h int, rel string) int {
	t := c.t
	if rel == "acl" && t.Doc.Tokens[i].Deprel == "acl:relcl" {
		return -1
	}
	slot := t.Case(i)
	infinitive := rel == "acl" && (slot == "to" || t.XPOS(i) == "VB")
	if rel == "acl" && !infinitive && slot == "" {
		return -1 // a participle: as real as it says itself
	}
	if slot == "of" && (counting(t.Lemma(h)) || t.UPOS(h) == "NUM") {
		c.local(h)
		return h
	}
	if s, ok := c.tb.act("n", t.Lemma(h), slot, false); ok {
		if s == sitrep.Actual {
			return -1
		}
		c.embed(s, i)
		c.local(h)
		return h
	}
	if infinitive {
		c.add(sitrep.Planned)
		return -1
	}
	return -1
}

// counting are nouns that leave the event as real as they are themselves.
func counting(l string) bool {
	switch l {
	case "series", "wave", "string", "spate", "number", "round", "campaign", "act", "case", "kind", "type", "resumption", "start", "beginning", "outbreak", "escalation":
		return true
	}
	return false
}

func (c *climb) adverbial(i, h int) int {
	t := c.t
	switch t.Case(i) {
	case "if", "unless", "lest", "in case", "until", "before":
		if t.Case(i) == "before" || t.Case(i) == "until" {
			return -1
		}
		c.add(sitrep.Possible)
		return -1
	case "to", "in order", "so":
		if t.XPOS(i) == "VB" {
			c.add(sitrep.Planned)
			return -1
		}
	case "of", "for", "from", "with", "against", "in":
		if s, ok := c.tb.act("v", t.Lemma(h), t.Case(i), t.Passive(h)); ok {
			c.embed(s, i)
			c.local(h)
			return h
		}
	case "without":
		c.add(sitrep.Denied)
		return -1
	case "":
		if t.XPOS(i) == "VBG" || t.XPOS(i) == "VBN" {
			if s, ok := c.tb.act("v", t.Lemma(h), "xcomp", false); ok && s == sitrep.Denied && i > h && t.XPOS(i) == "VBG" {
				c.add(s) // "denied on Tuesday organising it"
			}
			c.local(h)
			return h
		}
	case "as", "like", "as if", "as though":
		if t.Case(i) != "as" {
			c.add(Unreal)
		}
	}
	return -1
}

func (c *climb) negated(i int) bool {
	for _, k := range c.t.Kids(i) {
		if r := c.t.Rel(k); r == "advmod" || r == "det" || r == "aux" {
			switch c.t.Form(k) {
			case "not", "n't", "never", "no", "n’t":
				return true
			}
		}
	}
	return false
}

// indefinite is a nominal that presupposes nothing: "an attack", "any attack",
// "further attacks".
func (c *climb) indefinite(i int) bool {
	t := c.t
	for _, k := range t.Kids(i) {
		switch t.Rel(k) {
		case "det":
			switch t.Form(k) {
			case "a", "an", "any", "no", "some", "another":
				return true
			}
			return false
		case "nmod":
			if t.Doc.Tokens[k].Deprel == "nmod:poss" {
				return false
			}
		case "nummod":
			return false
		}
	}
	return true
}

// saying are the verbs whose content is as real as the speaker says.
var saying = map[string]bool{"say": true, "tell": true, "report": true, "add": true, "announce": true, "state": true, "note": true,
	"confirm": true, "declare": true, "write": true, "explain": true, "quote": true, "reveal": true, "disclose": true}

// believing are those whose negation is that of the content: "did not say".
var believing = map[string]bool{"believe": true, "think": true}

// happening are verbs that only say that their subject came about or not.
var happening = map[string]bool{"happen": true, "occur": true, "place": true, "come": true, "begin": true, "start": true, "be": true,
	"continue": true, "follow": true, "resume": true, "break": true, "erupt": true, "exist": true, "take": true, "loom": true}
