package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// withoutPeople is the text of sentence s with a comma for each person's name.
func (c *Cast) withoutPeople(s int) string {
	return c.without(c.doc.Sents[s].Start, c.doc.Sents[s].End, c.person)
}

// without is the text of tokens [start, end) with a comma for each run of those that are
// left out.
func (c *Cast) without(start, end int, out []bool) string {
	var b strings.Builder
	for t := start; t < end; t++ {
		switch {
		case !out[t]:
			b.WriteString(c.doc.Tokens[t].Form)
		case t == start || !out[t-1]:
			b.WriteString(", ")
			if w := c.doc.Tokens[t].Form; w != strings.ToLower(w) {
				b.WriteString("Zz ,") // a text with capitals stays one
			}
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// landsBy lists the countries that the sentence of the expression headed by h names, but
// for those in names of people and bodies ("Aldan Lake College"); of several sentences that
// the engine took for one, the part with h.
func (c *Cast) landsBy(h int) []string {
	d := c.doc
	s := d.Sents[d.Tokens[h].Sent]
	start, end := h, h
	for start > s.Start && !stops[d.Tokens[start-1].Form] {
		start--
	}
	for end < s.End && !stops[d.Tokens[end].Form] {
		end++
	}
	return c.base.Countries(c.without(start, end, c.inBodies()))
}

// inBodies tells of each token whether it is part of a person's name or of a body's name of
// several words.
func (c *Cast) inBodies() []bool {
	if c.bodied == nil {
		c.bodied = slices.Clone(c.person)
		for _, n := range c.doc.Names {
			for t := n.Start; n.Label == "Organization" && t < n.End && n.End-n.Start > 1; t++ {
				c.bodied[t] = true
			}
		}
	}
	return c.bodied
}

// stops end a sentence.
var stops = map[string]bool{".": true, "!": true, "?": true, "”": true, "“": true}

// away reports whether the sentence that introduces an actor, or most of those that name
// it and a country, name another than the report's; and that country, "" where they name
// several.
func (c *Cast) away(actor int) (iso string, yes bool) {
	here, there := 0, 0
	var others []string
	for n, h := range c.naming(actor) {
		lands := c.landsBy(h)
		at := slices.Contains(lands, c.home)
		switch {
		case n == 0 && len(lands) > 0:
			return only(lands), !at
		case at:
			here++
		case len(lands) > 0:
			there++
			others = append(others, lands...)
		}
	}
	return only(others), there > here && there > 1
}

// naming lists the heads of the expressions that name an actor.
func (c *Cast) naming(actor int) []int {
	var out []int
	for _, h := range c.members[actor] {
		if c.exprs[h].named && c.doc.Tokens[h].UPOS != "PRON" {
			out = append(out, h)
		}
	}
	return out
}

// only is the one country of a list, "" where it has several or none.
func only(lands []string) string {
	for _, iso := range lands {
		if iso != lands[0] {
			return ""
		}
	}
	if len(lands) == 0 || !ofState(lands[0]) {
		return ""
	}
	return lands[0]
}

// settleLand gives an actor of whom nothing else tells the country that of the sentences
// which name it, in a report that is plainly about another or about none.
func (c *Cast) settleLand(actor int) {
	a := &c.Actors[actor]
	if a.Country != "" && a.Country != unknown || len(a.Sectors) == 0 || worldwide[a.Sectors[0]] && !(a.Kind == sitrep.KindPerson && outlaw[a.Sectors[0]]) {
		return
	}
	iso := c.home
	if c.home == "" {
		if iso = c.onlyLand(actor); iso == "" {
			iso = c.theme
		}
	} else if c.envoy(a) {
		return
	} else if other, yes := c.away(actor); yes {
		iso = other
	}
	if iso != "" {
		a.Country, a.Inferred = iso, true
	}
}

// onlyLand is, in a report that is plainly about no country, the one country that the
// sentence names which introduces an actor, or all that name it; else the publisher's,
// where these sentences name no country and the report does name that one. "" where
// neither is so.
func (c *Cast) onlyLand(actor int) string {
	var lands []string
	for n, h := range c.naming(actor) {
		here := c.landsBy(h)
		if iso := only(here); n == 0 && iso != "" {
			return iso
		}
		lands = append(lands, here...)
	}
	switch {
	case len(lands) > 0:
		return only(lands)
	case c.opts.Country != "" && c.speaksOf(c.opts.Country):
		return c.opts.Country
	}
	return ""
}

// ofItsBody is the country that is known of the body a person holds an office in, or that
// stands in the possessive before the name; "" where none is.
func (c *Cast) ofItsBody(actor int) string {
	var bodies []string
	for _, r := range c.Actors[actor].Roles {
		bodies = append(bodies, r.Of)
	}
	for _, h := range c.naming(actor) {
		for _, k := range c.doc.Children(h) {
			if x := c.exprs[k]; x != nil && x.actor >= 0 && c.doc.Tokens[k].Deprel == "nmod:poss" {
				bodies = append(bodies, c.Actors[x.actor].ID)
			}
		}
	}
	for i := range c.Actors {
		if of := &c.Actors[i]; of.Kind == sitrep.KindOrganization && ofState(of.Country) && !of.Inferred && slices.Contains(bodies, of.ID) {
			return of.Country
		}
	}
	return ""
}
