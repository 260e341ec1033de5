package cast

import (
	"regexp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// withoutPeople is the text of sentence s with a comma for each person's name.
func (c *Cast) withoutPeople(s int) string {
	return c.without(c.doc.Sents[s].Start, c.doc.Sents[s].End, c.person[c.doc.Sents[s].Start:])
}

// without is the text of tokens [start, end) with a comma for each run of those that are
// left out; the first of out is of token start.
func (c *Cast) without(start, end int, out []bool) string {
	var b strings.Builder
	for t := start; t < end; t++ {
		switch {
		case !out[t-start]:
			b.WriteString(c.doc.Tokens[t].Form)
		case t == start || !out[t-1-start]:
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
// for those in names of people and bodies ("Aldan Lake College").
func (c *Cast) landsBy(h int) []string {
	start, end := c.sentence(h)
	return c.base.Countries(c.without(start, end, c.inBodies()[start:]))
}

// sentence is the sentence of token h; of several that the engine took for one, the part
// with h.
func (c *Cast) sentence(h int) (start, end int) {
	d := c.doc
	s := d.Sents[d.Tokens[h].Sent]
	start, end = h, h
	for start > s.Start && !stops[d.Tokens[start-1].Form] {
		start--
	}
	for end < s.End && !stops[d.Tokens[end].Form] {
		end++
	}
	return start, end
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

// away reports whether the sentence that introduces somebody, or most of those that name
// him and a country, tell of him in another than the report's; and that country, "" where
// they name several.
func (c *Cast) away(heads []int) (iso string, yes bool) {
	here, there := 0, 0
	var others []string
	for n, h := range c.naming(heads) {
		if slices.Contains(c.landsBy(h), c.home) {
			if n == 0 {
				return "", false
			}
			here++
			continue
		}
		lands := c.landsOf(h)
		if n == 0 && len(lands) > 0 {
			return only(lands), true
		}
		if len(lands) > 0 {
			there++
			others = append(others, lands...)
		}
	}
	return only(others), there > here && there > 1
}

// landsOf lists the countries that the clause of the expression headed by h names of it: not
// those of the others who take part, nor those of another clause. "Aldans met Ann Lee before
// the cup in Veldt" tells nothing of her.
func (c *Cast) landsOf(h int) []string {
	d := c.doc
	start, end := c.sentence(h)
	out := make([]bool, end-start)
	clause := c.clause(h)
	for t := start; t < end; t++ {
		k := c.clause(t)
		out[t-start] = c.inBodies()[t] || k != clause && !(d.Rel(h) == "nsubj" && d.Tokens[h].Head == clause && c.sharing(k, clause))
	}
	for i := c.headsBefore(start); i < len(c.heads) && c.heads[i] < end; i++ {
		k := c.heads[i]
		x := c.exprs[k]
		if x.modifier || !c.Animate(k) || c.stateNamed(k) != "" && !strings.HasSuffix(d.Tokens[k].XPOS, "S") || x.start <= h && h < x.end || d.Below(h, k) || d.Below(k, h) || c.predicated(k, h) {
			continue
		}
		for t := max(x.start, start); t < min(x.end, end); t++ {
			out[t-start] = true
		}
	}
	return c.base.Countries(c.without(start, end, out))
}

// predicated reports whether k is the subject of whom the sentence says that it is h: "the
// winners from Alda are Ann Lee and Tom Reed".
func (c *Cast) predicated(k, h int) bool {
	d := c.doc
	p := d.Tokens[k].Head
	return d.Rel(k) == "nsubj" && p >= 0 && d.Tokens[p].UPOS != "VERB" && d.Below(h, p)
}

// clause is the head of the clause that token t stands in: the verb, or the noun that is said
// of somebody.
func (c *Cast) clause(t int) int {
	d := c.doc
	for n := 0; n < len(d.Tokens); n++ {
		h := d.Tokens[t].Head
		switch d.Rel(t) {
		case "root", "advcl", "ccomp", "csubj", "acl", "parataxis":
			return t
		case "conj":
			if d.Tokens[t].UPOS == "VERB" {
				return t
			}
		}
		if h < 0 {
			return t
		}
		t = h
	}
	return t
}

// sharing reports whether the verb k stands beside the verb v without a subject of its own:
// "was held and sent".
func (c *Cast) sharing(k, v int) bool {
	return c.doc.Rel(k) == "conj" && c.doc.Tokens[k].Head == v && c.doc.Child(k, "nsubj") < 0
}

// naming lists those of the expressions headed by heads that name somebody.
func (c *Cast) naming(heads []int) []int {
	var out []int
	for _, h := range heads {
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

// onlyLand is, in a report that is plainly about no country, the one country that the
// sentence names which introduces an actor, or all that name it; else the publisher's,
// where these sentences name no country and the report does name that one. "" where
// neither is so.
func (c *Cast) onlyLand(heads []int) string {
	var lands []string
	for n, h := range c.naming(heads) {
		here := c.landsBy(h)
		if iso := only(here); n == 0 && iso != "" {
			return iso
		}
		if iso := only(c.landsOf(h)); n == 0 && iso != "" {
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

// ofItsBody is the country of the body that a person holds an office in, or that stands in
// the possessive before the name, IGO and the like for one of many lands; "" where none is
// known.
func (c *Cast) ofItsBody(s *subject) string {
	var bodies []string
	for _, r := range s.Roles {
		bodies = append(bodies, r.Of)
	}
	for _, h := range c.naming(s.heads) {
		for _, k := range c.doc.Children(h) {
			if x := c.exprs[k]; x != nil && x.actor >= 0 && c.doc.Tokens[k].Deprel == "nmod:poss" {
				bodies = append(bodies, c.Actors[x.actor].ID)
			}
		}
		for _, x := range c.employers(h) {
			if x.actor >= 0 {
				bodies = append(bodies, c.Actors[x.actor].ID)
			}
		}
	}
	wide := ""
	for i := range c.Actors {
		of := &c.Actors[i]
		if of.Kind == sitrep.KindState && s.Kind == sitrep.KindPerson && slices.ContainsFunc(s.Roles, func(r sitrep.Role) bool { return r.Of == of.ID }) {
			return of.Country // "its foreign minister", of the state just told of
		}
		if of.Kind != sitrep.KindOrganization || !slices.Contains(bodies, of.ID) {
			continue
		}
		if of.Inferred { // "the office of the Aldan ministry"
			if iso := c.parentLand(&subject{Actor: of, heads: c.members[i]}); iso != "" {
				return iso
			}
			continue
		}
		if ofState(of.Country) {
			return of.Country
		}
		if of.Country != "" && of.Country != unknown {
			wide = of.Country
		}
	}
	return wide
}

// parentLand is the country of the body that some mention of a body names behind it: "the
// School of Law at Example University"; of a party that is called short, that of the one whose
// name begins so; "" where none is known.
func (c *Cast) parentLand(s *subject) string {
	for _, h := range c.naming(s.heads) {
		for _, k := range c.doc.Children(h) {
			x := c.exprs[k]
			if x == nil || x.actor < 0 || c.doc.Rel(k) != "nmod" || k < h {
				continue
			}
			if of := &c.Actors[x.actor]; of.Kind == sitrep.KindOrganization && ofState(of.Country) && !of.Inferred {
				return of.Country
			}
		}
	}
	for i := range c.Actors {
		if a := &c.Actors[i]; s.is(partisan) && a.Known != "" && ofState(a.Country) && slices.ContainsFunc(append(a.Aliases, a.Name), func(n string) bool { return strings.HasPrefix(strings.ToLower(n), strings.ToLower(s.Name)+" party") }) {
			return a.Country
		}
	}
	return ""
}

// landBehind is the country of the place where some mention says a body to be behind its name: "the
// Lake Company in Alda", "Seedworks, based in Alda"; "" for those of all lands, for who is sent there, and for what
// nothing tells to be a body: "the Lake Games in Alda".
func (c *Cast) landBehind(s *subject) string {
	d := c.doc
	if s.worldly() || len(s.Sectors) == 0 || s.Country != "" && s.Country != unknown && !s.Inferred || sentOut.MatchString(s.Name) {
		return ""
	}
	for _, h := range c.naming(s.heads) {
		x := c.exprs[h]
		if iso := c.basedIn(h); iso != "" {
			return iso
		}
		if x.nameOf < 0 || x.modifier || !strings.ContainsRune(x.name, ' ') { // "left the Senate in Alda"
			continue
		}
		t := d.Names[x.nameOf].End
		if t+1 < len(d.Tokens) && strings.EqualFold(d.Tokens[t].Form, "in") && d.Rel(t) == "case" && d.Tokens[t].Head > t {
			if p := d.Tokens[t].Head; d.Rel(p) == "nmod" && d.Tokens[p].Head == h {
				if iso := c.landAt(p); iso != "" {
					return iso
				}
			}
		}
	}
	return ""
}

// basedIn is the country of the place where the words behind a body's name at token h say it to sit:
// "Seedworks, a firm based in Alda"; "" where they say none.
func (c *Cast) basedIn(h int) string {
	d := c.doc
	for _, k := range c.saidOf(h) {
		for _, v := range append(d.Children(k), k) {
			if v < h || !seated[strings.ToLower(d.Tokens[v].Form)] || v != k && d.Rel(v) != "acl" {
				continue
			}
			for _, at := range d.Children(v) {
				if c.behind(at, "in") {
					if iso := c.landAt(at); iso != "" {
						return iso
					}
				}
			}
		}
	}
	return ""
}

// seated are the participles that say where a body sits.
var seated = lists.Set("based headquartered registered incorporated domiciled")

// sentOut are the names of what a land has in others.
var sentOut = regexp.MustCompile(`(?i)\b(?:embassy|consulate|mission|legation|nunciature|command|forces?|troops|battalion|brigade)\b`)

// partisan are the sectors of parties.
var partisan = lists.Set("PTY")
