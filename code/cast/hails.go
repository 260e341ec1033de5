package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// hails is the country of the place where some mention says a person to be from by a verb or a
// noun for it: "She was born in Athens", "Ann Lee, a native of Greece"; "" where none does.
func (c *Cast) hails(s *subject) string {
	d := c.doc
	for _, h := range s.heads {
		for _, v := range c.saidOf(h) {
			for _, k := range d.Children(v) {
				if from := fromPlace[strings.ToLower(d.Tokens[v].Form)]; from != "" && c.behind(k, from) {
					if iso := c.landAt(k); iso != "" {
						return iso
					}
				}
			}
		}
	}
	return ""
}

// fromPlace are the verbs and nouns that say where somebody is from, with the preposition
// before the place.
var fromPlace = map[string]string{"born": "in", "hails": "from", "hailing": "from", "hailed": "from", "native": "of", "citizen": "of", "national": "of"}

// saidOf are the verbs of which the expression headed by h is the subject, those of the clauses
// behind it, and the nouns that it is said to be.
func (c *Cast) saidOf(h int) []int {
	d := c.doc
	var out []int
	if p := d.Tokens[h].Head; p >= 0 && d.Rel(h) == "nsubj" {
		out = append(out, p)
	}
	for _, k := range d.Children(h) {
		if r := d.Rel(k); r == "acl" || r == "appos" {
			out = append(out, k)
		}
	}
	return out
}

// behind reports whether the nominal at token k stands behind a preposition.
func (c *Cast) behind(k int, preposition string) bool {
	m := c.doc.Child(k, "case")
	return m >= 0 && strings.EqualFold(c.doc.Tokens[m].Form, preposition)
}

// landAt is the country of the state, the capital or the place that is named at token t, "" for
// none.
func (c *Cast) landAt(t int) string {
	for _, n := range c.doc.NamesIn(t, t+1) {
		if n.Label == "Location" {
			return c.seatAt(n.End - 1)
		}
	}
	return ""
}

// employers are the bodies of whose people some clause says the expression headed by h to be:
// "Ann Lee, who teaches law at the Lake University".
func (c *Cast) employers(h int) []*expression {
	d := c.doc
	var out []*expression
	for _, v := range c.saidOf(h) {
		if d.Tokens[v].UPOS != "VERB" || !employing[strings.ToLower(d.Tokens[v].Lemma)] {
			continue
		}
		s, e := d.Subtree(v)
		for _, k := range c.heads[c.headsBefore(s):c.headsBefore(e)] {
			x := c.exprs[k]
			if r := d.Rel(k); x.kind == sitrep.KindOrganization && !x.modifier && (r == "obl" || r == "nmod") && (c.behind(k, "at") || c.behind(k, "for")) && (d.Tokens[k].Head == v || d.Tokens[d.Tokens[k].Head].Head == v) {
				out = append(out, x)
			}
		}
	}
	return out
}

// employing are the verbs for what those do at a body who belong there: reporters and agents work for
// bodies of all lands.
var employing = lists.Set("teach lecture research")

// onSide is the country of whose side a sentence tells, from its beginning or from "the Aldan
// side" on, those named behind to be: "On the Aldan side, Ann Lee and Tom Reed were present".
func (c *Cast) onSide(h int) string {
	d := c.doc
	s := d.Sents[d.Tokens[h].Sent]
	t := s.Start
	for t < s.End && d.Tokens[t].UPOS == "PUNCT" {
		t++
	}
	if t+4 >= h || !sideways[strings.ToLower(d.Tokens[t].Form)] || !strings.EqualFold(d.Tokens[t+1].Form, "the") || !strings.EqualFold(d.Tokens[t+3].Form, "side") || d.Tokens[t+4].Form != "," {
		return ""
	}
	iso, ok := c.base.Demonym(d.Tokens[t+2].Form)
	if !ok || !ofState(iso) || strings.Contains(strings.ToLower(c.plain(t+5, s.End)), " side ") {
		return ""
	}
	return iso
}

// sideways are the prepositions before the side whose people a sentence tells.
var sideways = lists.Set("on from for")
