package status

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// What a noun says of the event that hangs on it: plans, threats, chances, records, charges.

// adnominal: the event hangs on noun h by rel: "the threat of attacks", "a plan to attack", "the
// end of the war". It returns the token to go on from, or -1 where nothing above bears on the event.
func (c *climb) adnominal(i, h int, rel string) int {
	t := c.t
	slot := t.Case(i)
	if rel == "acl" && c.content(i, h) && !c.turnedDown(i) {
		slot = "that"
	} else if t.Doc.Tokens[i].Deprel == "acl:relcl" {
		return -1
	}
	infinitive := rel == "acl" && (slot == "to" || t.XPOS(i) == "VB")
	switch l := t.Lemma(h); {
	case rel == "acl" && slot == "of" && (l == "favor" || l == "favour"):
		c.add(sitrep.Possible) // "spoke in favour of lifting the ban"
		return -1
	case rel == "acl" && slot == "of" && t.XPOS(i) == "VBG" && aims[l]:
		c.add(sitrep.Planned) // "with the aim of freeing them"
		return -1
	case l == "support" && slot == "for" && i == c.p && t.Child(i, "det") >= 0 && t.Form(t.Child(i, "det")) == "the":
		return -1 // "support for the embargo"
	case rel == "acl" && !infinitive && slot == "":
		return c.participial(i, h)
	case rel == "nmod" && c.chargedShare(i, h, slot):
		c.add(sitrep.Alleged)
		return -1
	case c.supposing(i, h):
		c.add(sitrep.Possible)
		return -1
	case slot == "of" && (counting(l) || t.UPOS(h) == "NUM"), c.made(i, h, slot), slot == "that" && telling[l]:
		c.local(h)
		return h
	case slot == "in" && c.typ == "ASSAULT" && shares[l] && c.onlySaid(h): // "her alleged role in the raid"
		c.add(sitrep.Alleged)
		return -1
	case slot == "in" && c.typ == "AID" && sums[l]: // "pledged nine million dollars in aid"
		c.local(h)
		return h
	case infinitive && (c.granted(h) || c.settled(h)), slot == "for" && (l == "responsibility" || l == "claim") && c.typ == "ASSAULT":
		return -1 // "there was no claim of responsibility for the raid"
	}
	if s, ok := c.tb.act("n", t.Lemma(h), slot, false); ok {
		return c.spokenOf(i, h, rel, s)
	}
	if slot == "of" && (telling[t.Lemma(h)] || t.Lemma(h) == "record") && c.without(h) {
		c.add(sitrep.Denied) // "there is no record of a raid"
		return -1
	}
	if infinitive && t.Form(h) == "nothing" {
		c.add(sitrep.Denied) // "did nothing to help them"
		return -1
	}
	if infinitive {
		return c.aimedAt(h)
	}
	return -1
}

// onlySaid reports whether noun h is told by an adjective as what somebody only says.
func (c *climb) onlySaid(h int) bool {
	for _, k := range c.t.Kids(h) {
		if s, ok := c.tb.act("a", c.t.Form(k), "", false); c.t.Rel(k) == "amod" && ok && s == sitrep.Alleged {
			return true
		}
	}
	return false
}

// sums are nouns of money, behind the number.
var sums = lists.Set("$ € £ billion dollar euro million peso pound rand rupee shilling yen yuan")

// participial is adnominal for a participle, which is as real as it says itself, unless the noun
// speaks of what may be: "the possibility of the general ceding power".
func (c *climb) participial(i, h int) int {
	switch c.t.XPOS(i) {
	case "VBG":
		if c.prospect(h) {
			return h
		}
		if c.prospective(i, h) {
			return c.spokenOf(i, h, "acl", sitrep.Possible)
		}
	case "VBN":
		c.doubted(i, h)
		if existential(c.t, h) {
			c.local(c.t.Head(h)) // "there may have been two people killed"
		}
	}
	return -1
}

// spokenOf is adnominal for a noun of which the table says that what it speaks of has status s:
// "plans for a raid".
func (c *climb) spokenOf(i, h int, rel string, s sitrep.Status) int {
	switch {
	case s == sitrep.Historical:
		c.add(s) // "an anniversary of the raid is to be marked"
		return -1
	case s == sitrep.Actual || rel == "nmod" && c.standing(i, h, s):
		return -1
	}
	c.embed(s, i)
	c.local(h)
	return h
}

// aimedAt is adnominal for an infinitive that tells what noun h is for: it is planned, unless it
// says which h is meant ("the first to leave") or nobody has h ("never had the courage to protest").
func (c *climb) aimedAt(h int) int {
	t := c.t
	if up := t.Head(h); up >= 0 && t.Rel(h) == "obj" && t.Lemma(up) == "have" && c.negated(up) {
		c.add(sitrep.Denied)
		return -1
	}
	if first(t, h) {
		if t.Child(h, "cop") >= 0 {
			c.local(h)
		}
		return -1
	}
	c.add(sitrep.Planned)
	return h
}

// turnedDown reports whether the clause at i tells who turns down the charge that it is on: "a
// charge that Tarvia denies".
func (c *climb) turnedDown(i int) bool {
	if c.t.Child(i, "obj") > i || c.t.Passive(i) {
		return false
	}
	return vocab.Rebutting[c.t.Lemma(i)]
}

// prospective reports whether participle i was hung on the noun h that speaks of it as possible, and
// not on him of whom it is told: "the risk of the governor | ceding power".
func (c *climb) prospective(i, h int) bool {
	if s, ok := c.tb.act("n", c.t.Lemma(h), "of", false); !ok || s != sitrep.Possible {
		return false
	}
	for _, k := range c.t.Kids(h) {
		if k > h && k < i && c.t.Rel(k) == "nmod" && c.t.Case(k) == "of" {
			return true
		}
	}
	return false
}

// prospect reports whether noun h, with what is told of it, is what another noun speaks of as
// possible: "the chance of the envoys meeting".
func (c *climb) prospect(h int) bool {
	up := c.t.Head(h)
	if up < 0 || c.t.Rel(h) != "nmod" || c.t.Case(h) != "of" {
		return false
	}
	switch c.t.Lemma(up) {
	case "possibility", "chance", "prospect", "likelihood", "probability", "danger":
		return true
	}
	return false
}

// aims are nouns of what somebody means to reach.
var aims = lists.Set("aim goal objective object purpose view")
