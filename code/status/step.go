package status

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
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
	if c.fellShort(i, h) {
		c.add(sitrep.Denied)
		c.local(h)
		return h
	}
	if c.manner(i) {
		c.add(sitrep.Possible)
	}
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

// fellShort reports whether verb h says that the deed at i was not quite done: "stopped short of
// blaming", "came close to seizing".
func (c *climb) fellShort(i, h int) bool {
	if !c.t.Verbal(i) {
		return false
	}
	word := ""
	switch cs := c.t.Case(i); c.t.Lemma(h) {
	case "stop", "fall":
		if cs == "of" {
			word = "short"
		}
	case "come", "get", "be":
		if cs == "to" {
			word = "close"
		}
	}
	return word != "" && slices.ContainsFunc(c.t.Kids(h), func(k int) bool { return k < i && c.t.Form(k) == word })
}

// manner reports whether verb i only tells how a thing is done: "a video of how to build a bomb".
func (c *climb) manner(i int) bool {
	t := c.t
	if t.XPOS(i) != "VB" || t.Case(i) != "to" {
		return false
	}
	k := t.Child(i, "mark")
	return k > 0 && t.Form(k-1) == "how"
}

// conjunct goes on with the first conjunct's surroundings; a verb that shares its
// subject also shares modals and negation that come before both.
func (c *climb) conjunct(i, h int) int {
	t := c.t
	if x := t.XPOS(i); t.Verbal(i) && (x == "VBD" || x == "VBZ" || x == "VBP") && t.XPOS(h) == "VB" {
		return -1 // a finite verb is no part of an infinitive
	}
	if t.Verbal(i) && t.XPOS(i) == "VBN" && t.XPOS(h) == "VB" && t.Child(h, "aux") < 0 {
		return -1 // nor a participle: "refused to hear him and jailed"
	}
	if k := c.sibling(i, h); k >= 0 {
		return k
	}
	if t.Verbal(i) && t.Verbal(h) && t.Child(i, "nsubj") < 0 && t.Child(i, "aux") < 0 {
		c.shared(i, h)
	} else if m := t.Child(h, "mark"); m >= 0 && t.Form(m) == "if" && or(t, i) {
		c.add(sitrep.Possible) // "if they attack or their friends do"
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

// sibling is the infinitive that the bare one at i was meant to be joined to, where a parser joined
// it to the finite verb h above: "never had the courage to rise and call him out". -1 for none.
func (c *climb) sibling(i, h int) int {
	t := c.t
	if t.XPOS(i) != "VB" || t.XPOS(h) != "VBD" || t.Child(i, "aux", "mark", "nsubj") >= 0 {
		return -1
	}
	for k := i - 1; k > h; k-- {
		if t.XPOS(k) == "VB" && t.Case(k) == "to" && t.Below(k, h) {
			return k
		}
	}
	return -1
}

// shared adds what stands before the first of two joined verbs and bears on both:
// modals, hedges, "if", and a negation where the two are joined by "or".
func (c *climb) shared(i, h int) {
	t := c.t
	for _, k := range t.Kids(h) {
		if k >= h {
			break
		}
		switch t.Rel(k) {
		case "aux":
			c.modal(h, k)
		case "advmod":
			s, ok := c.tb.act("r", t.Lemma(k), "", false)
			if ok && (s == sitrep.Alleged && t.XPOS(i) == t.XPOS(h) && t.Passive(i) || s == sitrep.Denied && or(t, i)) {
				c.add(s)
			}
		case "mark":
			if f := t.Form(k); (f == "if" || f == "unless" || f == "whether" && or(t, i)) && t.Child(i, "mark") < 0 && t.XPOS(i) == t.XPOS(h) {
				c.add(sitrep.Possible)
			}
		}
	}
	if c.beTo(h) {
		c.add(sitrep.Planned)
	}
}

func or(t *role.Tree, i int) bool {
	k := t.Child(i, "cc")
	return k >= 0 && (t.Form(k) == "or" || t.Form(k) == "nor")
}

func (c *climb) complement(i, h int, rel string) int {
	t := c.t
	if rel == "xcomp" && c.wished(h) || rel != "xcomp" && c.askedAfter(i) {
		return -1
	}
	if rel == "ccomp" && t.Lemma(h) == "warn" && c.toldAsDone(i) {
		return -1
	}
	if rel == "xcomp" && t.Lemma(h) == "ought" && c.regretted(i) {
		return h
	}
	if rel == "xcomp" && t.Lemma(h) == "have" && t.Case(i) == "to" && i-h < 5 && t.Child(h, "obj") < 0 { // "had to leave" tells that they left
		if t.XPOS(h) != "VBD" {
			c.add(sitrep.Possible)
		}
		c.local(h)
		return h
	}
	if p := t.Lemma(h); (p == "see" || p == "hear") && t.Passive(h) {
		return h // "can be seen smashed": seeing it is what one can
	}
	if c.decreed(i, h, rel) {
		c.local(h)
		return h
	}
	if s, ok := c.sought(i, h); ok && rel == "xcomp" {
		c.add(s)
		c.local(h)
		return h
	}
	pos := "v"
	if !t.Verbal(h) {
		pos = "n"
		if t.UPOS(h) == "ADJ" {
			return c.adjective(i, h)
		}
	}
	if rel == "xcomp" && c.accusedOf(i, h) {
		c.add(sitrep.Alleged)
		return -1
	}
	word := t.Lemma(h)
	if pos == "v" {
		word = c.verb(h)
	}
	if s, ok := c.tb.act(pos, word, rel, t.Passive(h)); ok {
		if s == sitrep.Possible && c.st == sitrep.Denied && hoping[t.Lemma(h)] {
			c.st = s // "hopes that nobody was hurt"
		}
		if s == sitrep.Possible && c.st == sitrep.Planned && rel == "xcomp" {
			c.st = s // "asked the court to order his arrest"
		}
		c.embed(s, i)
	} else if rel == "ccomp" && c.subjunctive(i) || pos == "v" && c.forTo(i) {
		c.add(sitrep.Possible)
	}
	if rel == "ccomp" && (factive[t.Lemma(h)] && c.that(i) || c.sayable(i, h)) {
		return h
	}
	if m := t.Child(i, "mark"); rel == "ccomp" && m >= 0 && t.Form(m) == "whether" {
		return -1 // "refused to say whether they had been freed"
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
		if c.hostile || c.typ == "AID" { // who tries to help gives help
			return
		}
		s = sitrep.Possible
	}
	if s == Cited {
		s = sitrep.Alleged
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

// adjective: "ready to attack", "likely to resume", "quick to condemn".
func (c *climb) adjective(i, h int) int {
	s, ok := c.tb.act("j", c.t.Lemma(h), c.t.Rel(i), false)
	switch {
	case c.excessive(h) && c.t.Case(i) == "to":
		c.add(sitrep.Denied)
	case c.enough(h):
	case vocab.Ordinals[c.t.Lemma(h)]: // "was among the first to note"
	case i != c.p && learning[c.t.Lemma(i)]: // "fascinating to see them help"
	case c.t.Lemma(h) == "able" && c.done(h): // "were able to retake"
	case ok:
		c.add(s)
	default:
		c.add(sitrep.Possible)
	}
	c.local(h)
	return h
}

// done reports whether the copula of adjective h is in the past: what somebody was
// able to do has been done.
func (c *climb) done(h int) bool {
	for _, k := range c.t.Kids(h) {
		if f := c.t.Form(k); f == "was" || f == "were" || f == "been" {
			return true
		}
	}
	return false
}

// counting are nouns that leave the event as real as they are themselves.
func counting(l string) bool { return counts[l] }

var counts = lists.Set(`series wave string spate number round campaign act case kind type resumption start beginning outbreak escalation dozen hundred thousand
	score million ten slew flurry spree handful couple pair lot incident succession batch rash chain half majority`)

// saying are the verbs whose content is as real as the speaker says.
var saying = map[string]bool{"say": true, "tell": true, "report": true, "add": true, "announce": true, "state": true, "note": true,
	"confirm": true, "declare": true, "write": true, "explain": true, "quote": true, "reveal": true, "disclose": true}

// sayable reports whether verb of saying h only says that what is past by its tense can or must be
// told: "can confirm that a beekeeper was stabbed".
func (c *climb) sayable(i, h int) bool {
	t := c.t
	if !saying[t.Lemma(h)] || c.negated(h) {
		return false
	}
	if a := t.Child(h, "aux"); a < 0 || t.Form(a) != "must" && t.Form(a) != "can" {
		return false
	}
	return t.XPOS(i) == "VBD" || slices.ContainsFunc(t.Kids(i), func(k int) bool {
		return (t.Rel(k) == "aux" || t.Rel(k) == "cop") && (t.XPOS(k) == "VBD" || t.Lemma(k) == "have")
	})
}

// believing are those whose negation is that of the content: "did not say".
var believing = map[string]bool{"believe": true, "think": true}

// hoping are verbs whose content is open, whatever it says.
var hoping = map[string]bool{"hope": true, "wish": true, "pray": true}
