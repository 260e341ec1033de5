package cast

import (
	"slices"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/nlp"
)

// Options say what is known of the report besides its words.
type Options struct {
	Date    time.Time // of publication; zero where unknown
	Country string    // of the publisher's readers, ISO alpha-3, or ""
	Organ   string    // the same where the publisher is a ministry, an army or the like: its own people and units need no country
	// Headline are the words of the report's address, as a title is written.
	Headline string
	// Place finds the country of a place that gives an organization its name
	// ("Basra police"), near being the country whose places are meant by names that others
	// bear too, "" where it is the publisher's; nil where no gazetteer is at hand.
	Place func(name, near string) (iso3 string, ok bool)
	// Has reports whether a country has a place by the name; nil as Place is.
	Has func(name, iso3 string) bool
	// Salience is what pronouns are weighed by in place of what was learnt, and Watch is told
	// of each pronoun whom it may mean: for learning.
	Salience *Salience
	Watch    func(pronoun int, choices []Choice)
}

// Cast is the actors of one report and which expression stands for which.
type Cast struct {
	Actors []sitrep.Actor

	doc    *nlp.Doc
	base   *actor.Base
	opts   Options
	exprs  map[int]*expression // by head token
	heads  []int               // heads of expressions, in text order
	lower  bool                // the report is written without capitals
	person []bool              // of each token, whether it is part of a personal name

	members [][]int // of each actor, the heads of its expressions, in text order

	home     string           // the country that the report is about, or ""
	most     string           // the country that it speaks of most, or ""
	weight   map[string]int   // how much it speaks of each country
	lone     string           // the only country that it speaks of, or ""
	theme    string           // the country besides their own that the releases of armies and ministries speak of, or ""
	bodied   []bool           // of each token, whether it is part of a person's or body's name; made when first asked for
	shorts   map[string]int   // short names that the text gives in brackets, with the head of what they shorten
	spoken   map[string]bool  // countries that the report names; made when first asked for
	lands    [][]string       // the countries that each sentence names, and ""; made when first asked for
	contexts []*actor.Context // each sentence for those asked about in it; made when first asked for
	pairs    []twosome        // the pairs of parties that it tells of; made when first asked for
	long     *longNames       // what its names of several words shorten to; made when first asked for
}

// Arg is the party or thing that the expression headed by token head refers to.
// The words are the expression itself; name, kind, country and sectors are those
// of the actor, its antecedent's where the expression is a pronoun or "the group".
// Actor is "" where the report does not tell the actor from others of its kind.
func (c *Cast) Arg(head int) sitrep.Arg {
	e := c.at(head)
	a := sitrep.Arg{Words: c.words(e.start, e.end), Kind: e.kind, Country: e.country, Sectors: e.sectors, Name: e.name}
	if len(e.several) == 1 && e.several[0] != head { // "we", said by one for all
		words := a.Words
		a = c.Arg(e.several[0])
		a.Words = words
		return a
	}
	if e.actor >= 0 {
		x := &c.Actors[e.actor]
		a.Actor, a.Name, a.Kind, a.Country, a.Sectors = x.ID, x.Name, x.Kind, x.Country, x.Sectors
	}
	return a
}

// Actor returns the actor that the expression headed by token head refers to, or nil.
func (c *Cast) Actor(head int) *sitrep.Actor {
	if e := c.at(head); e.actor >= 0 {
		return &c.Actors[e.actor]
	}
	return nil
}

// Same reports whether two expressions refer to the same actor, or, where neither is one, stand in
// one chain.
func (c *Cast) Same(a, b int) bool {
	x, y := c.at(a), c.at(b)
	if x.actor >= 0 || y.actor >= 0 {
		return x.actor == y.actor
	}
	return x == y || x.chain >= 0 && x.chain == y.chain
}

// Span returns the tokens [start, end) of the expression headed by token head:
// determiner, modifiers and short complements, without appositions, relative
// clauses, conjuncts and the preposition before it.
func (c *Cast) Span(head int) (start, end int) {
	e := c.at(head)
	return e.start, e.end
}

// Antecedent returns the head of the most telling expression for the same
// referent (a name before a description before a pronoun), or head itself.
func (c *Cast) Antecedent(head int) int { return c.at(head).best }

// Members lists the heads of those that a plural expression means together ("they",
// said of Ann Lee and Tom Reed), nil where it means one group or is left open.
func (c *Cast) Members(head int) []int { return c.at(head).several }

// Place reports whether the expression is used as a place here ("in Baghdad"),
// not as an actor ("Baghdad warned").
func (c *Cast) Place(head int) bool { return c.at(head).kind == sitrep.KindPlace }

// Animate reports whether the expression can act: a person, people, an
// organization or a state.
func (c *Cast) Animate(head int) bool {
	switch c.at(head).kind {
	case sitrep.KindPerson, sitrep.KindPeople, sitrep.KindOrganization, sitrep.KindState:
		return true
	}
	return false
}

func (c *Cast) words(start, end int) sitrep.Words {
	if start >= end {
		return sitrep.Words{}
	}
	s, e := c.doc.Tokens[start].Start, c.doc.Tokens[end-1].End
	return sitrep.Words{Start: s, End: e, Text: c.doc.Text[s:e]}
}

// Named reports whether the text or the knowledge base names the referent: a
// person, a group or a state with a name of its own.
func (c *Cast) Named(head int) bool {
	x := c.at(c.at(head).best)
	return x.named || x.known != ""
}

// Known reports whether the knowledge base has the referent.
func (c *Cast) Known(head int) bool {
	return c.at(c.at(head).best).known != ""
}

// Heads lists the head tokens of all expressions, in text order.
func (c *Cast) Heads() []int { return c.heads }

// headsBefore is how many expressions are headed by a token before token t.
func (c *Cast) headsBefore(t int) int {
	n, _ := slices.BinarySearch(c.heads, t)
	return n
}

// AppositionOf is the head of the expression that the apposition t comments on:
// the parser's, or the name right before the comma where that fits better ("in
// the war with Alda, a close ally").
func (c *Cast) AppositionOf(t int) int {
	d := c.doc
	p := d.Tokens[t].Head
	start, _ := d.Subtree(t)
	for start < t && d.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	if p >= 0 && c.at(p).named && c.at(t).named && c.at(t).kind == sitrep.KindPerson && c.at(p).kind == sitrep.KindOrganization {
		if up := d.Tokens[p].Head; d.Rel(p) == "nmod" && up >= 0 && up < p && c.at(up).kind == sitrep.KindPerson && !c.at(up).named && c.numberOf(c.at(up)) == one {
			return up // "a spokeswoman for the Hill Front, Ann Lee"
		}
	}
	if p < 0 || kin[d.Tokens[p].Lemma] || c.at(p).named || start < 2 || d.Tokens[start-1].Form != "," || start-2 <= p {
		return p
	}
	for h := start - 2; h > p; h-- {
		x := c.exprs[h]
		if x == nil || x.end != start-1 {
			continue
		}
		if x.named && !x.modifier && agree(x.kind, c.at(t).kind) && x.kind != "" {
			return h
		}
		if y := c.at(t); y.named && y.kind == sitrep.KindPerson && x.kind == sitrep.KindPerson && c.office(h) && d.Rel(h) != "conj" && c.numberOf(x) == one {
			return h // "a critic of the mayor, Ann Lee"
		}
	}
	return p
}

// One reports whether two expressions were found to be one, whatever they are.
func (c *Cast) One(a, b int) bool { return c.at(a).best == c.at(b).best }
