package status

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// What a design, a bargain or a condition speaks of, and is not there yet.

var (
	// designs are nouns of what says what is to be done; wishes those that only want it.
	designs = lists.Set("accord agreement arrangement blueprint ceasefire compact concept deal draft framework initiative memorandum pact package plan programme " +
		"program road_map roadmap scheme strategy timetable treaty truce")
	wishes = lists.Set("ask bill condition counterproposal demand motion petition proposal request resolution ultimatum")
	// providing are verbs by which a design says what it is for.
	providing = lists.Set("call demand ensure entail envisage envision foresee include involve list mandate outline prescribe propose provide require seek set specify " +
		"stipulate urge want")
)

// designed reports whether the deed at i is what a design or a demand, the subject of verb h,
// provides for, and adds what it so is: "the deal provides for the release of prisoners".
func (c *climb) designed(i, h int) bool {
	t := c.t
	s := t.Child(h, "nsubj")
	if s < 0 || s == i || t.Passive(h) || !providing[t.Lemma(h)] {
		return false
	}
	switch l := t.Lemma(s); {
	case designs[l]:
		c.add(sitrep.Planned)
	case wishes[l]:
		c.add(sitrep.Possible)
	default:
		return false
	}
	return true
}

// wanted adds what a noun of design or demand says of the deed that it is said to be: "their demand
// is the release of the crew", "among the plans is the sale of arms".
func (c *climb) wanted(n int) {
	switch l := c.t.Lemma(n); {
	case wishes[l] || l == "goal" || l == "aim" || l == "priority":
		c.add(sitrep.Possible)
	case designs[l] && l != "accord" && l != "agreement" && l != "deal":
		c.add(sitrep.Planned)
	}
}

// equated adds what the subject of the deed at p, a nominal with a copula, says of it.
func (c *climb) equated(p int) {
	if s := c.t.Child(p, "nsubj"); s >= 0 && !c.t.Verbal(p) && c.t.Child(p, "cop") >= 0 {
		c.wanted(s)
	}
}

// light are nouns that only make a deed of what hangs on them by "of": it is as real as they are.
var light = lists.Set(`adoption commencement commission conduct continuation creation delivery deployment enforcement establishment execution extension holding
	imposition introduction launch launching opening perpetration provision renewal signing use`)

// made reports whether noun h only makes a deed of the one at i, or the deed is what one gets for
// another: "the imposition of sanctions", "in return for the release of the crew".
func (c *climb) made(i, h int, slot string) bool {
	t := c.t
	switch l := t.Lemma(h); {
	case slot == "of" && light[l]:
		return c.t.UPOS(h) == "NOUN"
	case slot == "for" && (l == "return" || l == "exchange"):
		return t.Case(h) == "in" && t.Child(h, "det") < 0
	}
	return false
}

// attained reports whether verb h only tells that the deed at i came about or was got, so that it
// is as real as the verb: "led to clashes", "would win the support of the miners". A war is there
// before it is won.
func (c *climb) attained(h int, slot string) bool {
	switch c.t.Lemma(h) {
	case "lead":
		return slot == "to"
	case "win":
		return slot == "obj" && c.typ != "ASSAULT"
	}
	return false
}

// supposing reports whether the deed at i is only the case that "in case of" supposes.
func (c *climb) supposing(i, h int) bool {
	t := c.t
	return t.Lemma(h) == "case" && t.Case(h) == "in" && t.Case(i) == "of" && t.Child(h, "det", "amod") < 0
}

// guarded reports whether the deed at i, no certain one, is what verb h keeps somebody safe from:
// "protects the town from attacks".
func (c *climb) guarded(i, h int, slot string) bool {
	switch c.t.Lemma(h) {
	case "protect", "defend", "shield", "insulate":
		return (slot == "from" || slot == "against") && c.indefinite(i)
	}
	return false
}

// awaited reports whether the deed at i is what verb h, to come or denied, waits for: "talks will
// not resume until the release of the crew".
func (c *climb) awaited(h int, slot string) bool {
	if slot != "until" && slot != "till" {
		return false
	}
	if c.negated(h) {
		return true
	}
	for _, k := range c.t.Kids(h) {
		if c.t.Rel(k) == "aux" && c.t.XPOS(k) == "MD" {
			return true
		}
	}
	return false
}

// inverted reports whether clause i is a condition told by its order alone: "should the army
// attack", "had they been arrested".
func (c *climb) inverted(i int) bool {
	t := c.t
	a, s := t.Child(i, "aux", "cop"), t.Child(i, "nsubj")
	if a < 0 {
		a = t.Child(i, "mark")
	}
	if a < 0 || s < a || a > i {
		return false
	}
	switch t.Form(a) {
	case "had", "should", "were":
		return a == t.Doc.Sents[t.Doc.Tokens[i].Sent].Start || t.Form(a-1) == ","
	}
	return false
}

// forTo reports whether clause i says what another is wanted or awaited to do: "chanted for the mayor
// to resign".
func (c *climb) forTo(i int) bool {
	return c.t.XPOS(i) == "VB" && c.t.Case(i) == "for" && c.t.Child(i, "nsubj") >= 0
}

// spurned reports whether clause or phrase i tells what was not done, and something else was:
// "instead of attacking", "far from withdrawing".
func spurned(cs string) bool {
	switch cs {
	case "instead of", "instead", "rather than", "far from", "in place of", "in lieu of", "short of":
		return true
	}
	return false
}
