package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// blamed is the head of whom "its" means in "sanctions on Alda for its raids", "blamed Alda
// for its part": who is punished, blamed or praised for what it did itself; -1 where token h
// is no such pronoun.
func (c *Cast) blamed(h int) int {
	d := c.doc
	if !strings.EqualFold(d.Tokens[h].Form, "its") || d.Tokens[h].XPOS != "PRP$" {
		return -1
	}
	n := d.Tokens[h].Head
	if n < 0 || c.casing(n) != "for" || d.Tokens[n].Head < 0 {
		return -1
	}
	p := d.Tokens[n].Head
	if d.Tokens[p].UPOS == "VERB" && judging[d.Tokens[p].Lemma] {
		if t := c.borne(p, n, "obj"); t >= 0 {
			return t
		}
	}
	if t := c.turnedOn(p, n); t >= 0 {
		return t
	}
	for _, k := range d.Children(p) { // "stepped up its rhetoric against Alda for its part"
		if d.Rel(k) == "obj" && k < n {
			if t := c.turnedOn(k, n); t >= 0 {
				return t
			}
		}
	}
	return -1
}

// turnedOn is the head of the party that hangs on token p by "on" or "against", before
// token n; -1 for none.
func (c *Cast) turnedOn(p, n int) int {
	for _, k := range c.doc.Children(p) {
		if w := c.casing(k); k < n && c.bears(k) && (w == "against" || w == "on" && (c.doc.Tokens[p].UPOS == "NOUN" || judging[c.doc.Tokens[p].Lemma])) {
			return k
		}
	}
	return -1
}

// borne is the party that hangs on token p by a relation, before token n; -1 for none.
func (c *Cast) borne(p, n int, rel string) int {
	for _, k := range c.doc.Children(p) {
		if k < n && c.doc.Rel(k) == rel && c.bears(k) {
			return k
		}
	}
	return -1
}

// bears reports whether token k heads a name or noun of a body or state.
func (c *Cast) bears(k int) bool {
	x := c.exprs[k]
	return x != nil && c.doc.Tokens[k].UPOS != "PRON" && sitrep.CanAct(x.kind) && x.kind != "person"
}

// casing is the preposition of token k, "" for none.
func (c *Cast) casing(k int) string {
	for _, m := range c.doc.Children(k) {
		if c.doc.Rel(m) == "case" {
			return strings.ToLower(c.doc.Tokens[m].Form)
		}
	}
	return ""
}

// judging are verbs whose object is made to answer, or thanked, for what it did.
var judging = lists.Set("accuse blame condemn criticise criticize denounce punish sanction fine sue rebuke chide slam blast fault censure praise thank " +
	"commend applaud laud impose penalise penalize prosecute indict reprimand castigate")
