package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// sortTold are the sectors of a body by what the report says that it is beside its name: "banks
// such as Example", "Example, a Catholic organisation", "Example, which began as a local
// organization"; nil for none.
func (c *Cast) sortTold(body int) []string {
	if c.Actors[body].Kind != sitrep.KindOrganization || !c.properly(body) {
		return nil
	}
	for _, h := range c.members[body] {
		x := c.exprs[h]
		if !x.named && c.doc.Tokens[h].UPOS == "NOUN" {
			if s := c.sortOfNoun(h); len(s) > 0 {
				return s
			}
			continue
		}
		if x.nameOf < 0 {
			continue
		}
		if y := c.rolled(c.doc.Names[x.nameOf].Start); y != nil && !y.named {
			if s := c.sortOfNoun(y.head); len(s) > 0 {
				return s
			}
		}
		if k := c.saidToBe(h); k >= 0 {
			if s := c.sortOfNoun(k); len(s) > 0 {
				return s
			}
		}
		if k := c.beganAs(h); k >= 0 {
			if s := c.sortOfNoun(k); len(s) > 0 {
				return s
			}
		}
	}
	return nil
}

// beganAs is the noun that a clause behind the name headed by h says that its bearer is, began
// or serves as; -1 for none.
func (c *Cast) beganAs(h int) int {
	d := c.doc
	for _, v := range d.Children(h) {
		if d.Tokens[v].Deprel != "acl:relcl" {
			continue
		}
		if d.Tokens[v].UPOS == "NOUN" && d.Child(v, "cop") >= 0 {
			return v
		}
		for _, k := range d.Children(v) {
			if d.Rel(k) == "obl" && c.casing(k) == "as" && d.Tokens[k].UPOS == "NOUN" {
				return k
			}
		}
	}
	return -1
}

// sortOfNoun are the sectors of the bodies that a noun with the words before it tells of, nil
// where it may be any.
func (c *Cast) sortOfNoun(h int) []string {
	d := c.doc
	lemma := strings.ToLower(d.Tokens[h].Lemma)
	start, _ := span(d, h)
	faith, armed := false, false
	for t := start; t < h; t++ {
		w := strings.ToLower(d.Tokens[t].Form)
		faith = faith || faiths[w]
		armed = armed || violent[w]
	}
	switch {
	case armed:
		return nil
	case sortWords[lemma] != "":
		return []string{sortWords[lemma]}
	case faith && sodality[lemma]:
		return []string{"REL"}
	case lemma == "organization" || lemma == "organisation" || lemma == "association":
		return []string{"NGO"}
	}
	return nil
}

// The adjectives of faiths, of those who use force or are of several states, and the nouns for
// people who have joined.
var (
	faiths  = lists.Set("catholic christian protestant evangelical orthodox islamic muslim jewish hindu buddhist sikh religious faith-based lay")
	violent = lists.Set(`terrorist terror criminal militant armed rebel paramilitary jihadist jihadi extremist guerrilla separatist outlawed banned political
		regional intergovernmental international multilateral crime drug mafia secret clandestine subversive military police government governmental state
		umbrella opposition liberation parent world news media trade labor labour workers student`)
	sodality = lists.Set("organization organisation group association community movement network order charity congregation")
)

// seatBefore is the country of the words right before a body's name that tell where it is, with
// the noun for its sort between or not: "Chinese battery maker Example", "Geneva-based rights
// group Example"; "" for none.
func (c *Cast) seatBefore(t int) string {
	d := c.doc
	first := d.Sents[d.Tokens[t].Sent].Start
	for k := t - 1; k >= first && t-k < 7; k-- {
		tok := &d.Tokens[k]
		if c.inPerson(k) || tok.UPOS != "NOUN" && tok.UPOS != "ADJ" && tok.UPOS != "VERB" && tok.UPOS != "PROPN" && tok.Form != "-" {
			return ""
		}
		if strings.EqualFold(tok.Form, "based") && k-2 >= first && d.Tokens[k-1].Form == "-" {
			return c.seatAt(k - 2)
		}
		if tok.UPOS == "VERB" {
			return ""
		}
		if iso, ok := c.base.Demonym(tok.Form); ok && tok.UPOS == "ADJ" && ofState(iso) && t-k > 1 && !c.ofContinent(k) && !c.sidedWith(k, t) && sortWords[strings.ToLower(d.Tokens[t-1].Lemma)] != "" {
			return iso
		}
	}
	return ""
}

// seatAt is the country of the place whose name ends at token t, "" where none is known.
func (c *Cast) seatAt(t int) string {
	start := t
	for _, n := range c.doc.NamesIn(t, t+1) {
		start = n.Start
	}
	text := c.plain(start, t+1)
	if e, ok := c.base.StateByName(text); ok {
		return e.Country
	}
	if e, ok := c.base.ByCapital(text); ok {
		return e.Country
	}
	iso, _ := c.placed(text)
	return iso
}
