package status

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// argument: the event is a nominal in a clause. What the clause says of it counts for verbs of
// the table; else the event is taken as given, unless it is an indefinite one in a clause that is
// itself not real ("an attack would ..."). It returns the token to go on from, or -1 where nothing
// above bears on the event.
func (c *climb) argument(i, h int, rel string) int {
	t := c.t
	slot := rel
	if rel == "obl" {
		slot = t.Case(i)
	}
	if rel == "nsubj" && t.Passive(h) {
		slot = "obj"
	}
	if rel == "nsubj" && i == c.p && c.ifSo(i, h) {
		c.add(sitrep.Possible)
	}
	if !t.Verbal(h) {
		if rel == "nsubj" && t.Child(h, "cop") >= 0 {
			c.predicated(i, h)
		}
		if s, ok := c.tb.act("j", t.Lemma(h), slot, false); rel == "obl" && ok && t.UPOS(h) == "ADJ" && c.tb.explicit("j", t.Lemma(h), slot) && c.indefinite(i) {
			c.add(s) // "vulnerable to attacks"
		}
		return -1
	}
	if k := t.Child(h, "nsubj:outer"); k >= 0 {
		c.outer(k)
	}
	if rel == "nsubj" {
		if next, ok := c.subject(i, h); ok {
			return next
		}
	}
	if next, ok := c.regarded(i, h, rel, slot); ok {
		return next
	}
	if slot != "subj" && rel != "nsubj" || slot == "obj" {
		if next, ok := c.byTable(i, h, slot); ok {
			return next
		}
	}
	if slot == "for" && c.typ == "CONSULT" && i == c.p { // "is to visit Alda for talks"
		c.local(h)
		return h
	}
	if rel == "obj" && c.longedFor(i, h) {
		return -1
	}
	if telltale[t.Lemma(h)] && (rel == "obj" || slot == "obj") && c.negated(h) {
		return -1 // "did not disclose the loans"
	}
	if c.comesAbout(h) || c.attained(h, slot) || rel == "nsubj" && c.goesAhead(h) || c.indefinite(i) && (slot == "obj" || rel == "nsubj" || slot == "in" || slot == "by" || slot == "with" || slot == "to" && going[t.Lemma(h)]) {
		c.local(h)
		return h
	}
	return -1
}

// regarded is argument for verbs that take a view of the event: that leave it open, speak about it
// as done, keep it from happening or charge somebody with it. ok is false for all others.
func (c *climb) regarded(i, h int, rel, slot string) (next int, ok bool) {
	switch {
	case c.leftOpen(i, h, slot):
		c.add(sitrep.Possible)
		return -1, true
	case c.judged(i, h, slot), c.rebutted(i, h, slot), c.countered(i, h), c.promised(i, h, slot), c.designed(i, h):
		return -1, true
	case c.chargedShare(i, h, slot):
		c.add(sitrep.Alleged)
		return -1, true
	case spurned(slot):
		c.add(sitrep.Denied)
		return -1, true
	case c.awaited(h, slot), c.guarded(i, h, slot), slot == "in case of":
		c.add(sitrep.Possible)
		return -1, true
	case c.evaded(i, h, slot):
		c.add(sitrep.Denied)
		c.local(h)
		return h, true
	case rel == "obj" && c.accusedOf(i, h):
		c.add(sitrep.Alleged)
		return -1, true
	case rel == "nsubj" && c.typ == "CONSULT" && i == c.p && c.willed(h):
		c.add(sitrep.Planned) // "the visit will bring in thousands"
		return -1, true
	}
	return -1, false
}

// byTable is argument for verbs of which the table says what becomes of what they take in slot:
// "threatened a raid". ok is false for all others.
func (c *climb) byTable(i, h int, slot string) (next int, ok bool) {
	s, ok := c.tb.act("v", c.verb(h), slot, c.t.Passive(h))
	if !ok || topical[slot] && !c.tb.explicit("v", c.verb(h), slot) {
		return -1, false
	}
	switch {
	case c.decreed(i, h, slot):
		c.local(h)
		return h, true
	case c.standing(i, h, s), s == Cited && (c.typ != "ASSAULT" || i != c.p || slot == "over" && c.t.Definite(i)), c.uncharged(h):
		return -1, true
	case s == Cited && !c.indefinite(i):
		c.embed(s, i) // "neither was tried for the raid": it took place
		return -1, true
	}
	c.embed(s, i)
	c.local(h)
	return h, true
}

// neither reports whether noun k is one of those of whom "neither" did it, or "neither side".
func (c *climb) neither(k int) bool {
	for _, x := range c.t.Kids(k) {
		if rel := c.t.Rel(x); (rel == "cc" || rel == "det" || rel == "advmod") && c.t.Form(x) == "neither" {
			return true
		}
	}
	return false
}

// leftOpen reports whether verb h says of deed i, in its slot, that it may come: "an invasion
// has not been ruled out", "refused to rule out raids", "a reward for tips leading to his
// arrest".
func (c *climb) leftOpen(i, h int, slot string) bool {
	up := c.t.Head(h)
	switch c.t.Lemma(h) {
	case "rule":
		if slot != "obj" || c.verb(h) != "rule out" {
			return false
		}
		return c.negated(h) || c.t.Rel(h) == "xcomp" && up >= 0 && (c.t.Lemma(up) == "refuse" || c.t.Lemma(up) == "decline")
	case "exclude":
		return slot == "obj" && (c.negated(h) || c.t.Rel(h) == "xcomp" && up >= 0 && (c.t.Lemma(up) == "refuse" || c.t.Lemma(up) == "decline"))
	case "lead":
		if slot != "to" || c.t.Rel(h) != "acl" || up < 0 {
			return false
		}
		switch c.t.Lemma(up) {
		case "information", "tip", "tipoff", "tip-off", "clue", "evidence", "detail":
			return true
		}
	}
	return false
}

// willed reports whether verb h is in the future.
func (c *climb) willed(h int) bool {
	k := c.t.Child(h, "aux")
	return k >= 0 && (c.t.Form(k) == "will" || c.t.Form(k) == "'ll")
}

// goesAhead is the "go ahead" of what comes about as it was planned.
func (c *climb) goesAhead(v int) bool {
	if c.t.Lemma(v) != "go" {
		return false
	}
	for _, k := range c.t.Kids(v) {
		if f := c.t.Form(k); k > v && (f == "ahead" || f == "forward") {
			return true
		}
	}
	return false
}

// ifSo reports whether what the subject i of h tells stands under a doubt set beside it: "the killing,
// if proven, would shock the town".
func (c *climb) ifSo(i, h int) bool {
	t := c.t
	for _, v := range slices.Concat(t.Kids(i), t.Kids(h)) {
		if rel := t.Rel(v); v < i || v-i > 6 || rel != "advcl" && rel != "acl" && rel != "parataxis" || !doubted[t.Lemma(v)] {
			continue
		}
		if m := t.Child(v, "mark"); m > i && t.Form(m) == "if" {
			return true
		}
	}
	return false
}

// doubted are words of what makes a thing told a fact.
var doubted = lists.Set("approve carry confirm corroborate establish execute implement prove substantiate true verify")

// favouring are verbs of wanting what is not yet done.
var favouring = map[string]bool{"advocate": true, "back": true, "champion": true, "favor": true, "favour": true, "support": true}

// proceedings are nouns of what is wanted to be opened against somebody.
var proceedings = map[string]bool{"impeachment": true, "inquiry": true, "investigation": true, "prosecution": true}

// failing are verbs by which what was kept up comes to its end.
var failing = map[string]bool{"collapse": true, "crumble": true, "end": true, "expire": true, "fail": true, "lapse": true, "unravel": true}

// going are verbs by which one comes to do something: "go to war".
var going = map[string]bool{"go": true, "resort": true, "return": true}

// happening are verbs that only say that their subject came about or not.
var happening = map[string]bool{"happen": true, "occur": true, "place": true, "come": true, "begin": true, "start": true, "be": true,
	"continue": true, "follow": true, "proceed": true, "resume": true, "break": true, "erupt": true, "exist": true, "take": true, "loom": true}

// predicated: the event is the subject of noun or adjective h: "an incursion was imminent".
func (c *climb) predicated(i, h int) {
	if c.negated(h) && c.indefinite(i) {
		c.add(sitrep.Denied)
	}
	if s, ok := c.tb.act("a", c.t.Lemma(h), "", false); ok {
		c.add(s)
	}
	c.wanted(h)
	if c.indefinite(i) {
		c.local(h)
	}
}

// subject: the event is the subject of verb h. It gives the token to go on from as argument
// does, and false where h says nothing of its subjects.
func (c *climb) subject(i, h int) (next int, ok bool) {
	t := c.t
	truce := c.typ == "RETREAT" && !t.Passive(h)
	switch {
	case truce && failing[t.Lemma(h)] && t.Child(h, "obj") < 0:
		c.add(sitrep.Ended) // "the truce collapsed"
		c.weighed(h)
	case truce && t.Lemma(h) == "hold":
		if !c.negated(h) || t.Child(h, "aux") < 0 || t.XPOS(t.Child(h, "aux")) != "MD" {
			c.local(h) // "the truce is holding"
			return h, true
		}
		c.add(sitrep.Possible) // "the truce may not hold"
	case i == c.p && c.ascribed(h):
		c.add(sitrep.Alleged)
	case c.raised(i, h):
	default:
		return -1, false
	}
	return -1, true
}

// longedFor reports whether verb h only wants or announces its object i, the event itself, and
// says so of its status.
func (c *climb) longedFor(i, h int) bool {
	t := c.t
	switch {
	case i != c.p:
		return false
	case (c.typ == "RETREAT" || c.typ == "CONCEDE" || proceedings[t.Lemma(i)]) && favouring[t.Lemma(h)] && t.UPOS(i) == "NOUN":
		c.add(sitrep.Possible) // "backs the release of the prisoners"
	case c.typ == "PROTEST" && t.Lemma(h) == "announce" && !t.Passive(h):
		c.add(sitrep.Planned) // "announced a march for Sunday"
	default:
		return false
	}
	return true
}
