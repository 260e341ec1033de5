package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// origin is the country that some mention of a person names as where the person is from: the
// adjective of a description ("a French analyst at the Lake Centre"), "from France" behind the
// name or the age; "" where none does.
func (c *Cast) origin(s *subject) string {
	for _, h := range s.heads {
		x := c.exprs[h]
		if p := c.saidToBe(h); p >= 0 {
			if iso := c.nationOf(c.exprs[p].start, p); iso != "" {
				return iso
			}
		}
		if c.doc.Tokens[h].UPOS == "PRON" || x.modifier {
			continue
		}
		if !x.named {
			if iso := c.nationOf(x.start, h); iso != "" {
				return iso
			}
			continue
		}
		for _, t := range x.roles {
			if iso := c.nationOf(t.start, t.end-1); iso != "" {
				return iso
			}
			if iso := c.seatOf(t); iso != "" {
				return iso
			}
		}
		if iso := c.amongMany(h); iso != "" {
			return iso
		}
		if x.nameOf >= 0 {
			if iso := c.fromBehind(c.doc.Names[x.nameOf].End); iso != "" {
				return iso
			}
		}
	}
	return c.hails(s)
}

// amongMany is the country of the people whose names, with that headed by h among them, stand behind
// the noun for them: "two Greek painters, Ann Lee and Tom Reed"; "" for none.
func (c *Cast) amongMany(h int) string {
	d := c.doc
	for n := 0; n < 8 && d.Tokens[h].Head >= 0 && (d.Rel(h) == "conj" || d.Rel(h) == "appos" || d.Rel(h) == "parataxis"); n++ {
		up := d.Tokens[h].Head
		if x := c.exprs[up]; up < h && x != nil && !x.named && d.Tokens[up].XPOS == "NNS" && d.Rel(h) != "conj" {
			return c.nationOf(x.start, up)
		}
		h = up
	}
	return ""
}

// saidToBe is the noun that a sentence says the expression headed by h to be, -1 for none: "She
// was a Spanish painter".
func (c *Cast) saidToBe(h int) int {
	p := c.doc.Tokens[h].Head
	if p < 0 || c.doc.Tokens[h].Deprel != "nsubj" || c.doc.Tokens[p].UPOS != "NOUN" || c.exprs[p] == nil || c.doc.Child(p, "cop") < 0 {
		return -1
	}
	return p
}

// nationOf is the country whose adjective, or the place whose name, stands before the noun for
// a person at token h, from token start on, and tells of that person: not "French embassy
// guard".
func (c *Cast) nationOf(start, h int) string {
	d := c.doc
	if x := c.exprs[h]; (x == nil || x.kind != sitrep.KindPerson) && nouns[strings.ToLower(d.Tokens[h].Lemma)] != sitrep.KindPerson && !c.agentNoun(d.Tokens[h].Form) {
		return ""
	}
	for _, n := range d.NamesIn(start, h) { // "a Lakeville lawyer"
		if r := rootOf(d, n.Start, n.End); n.Label == "Location" && !games[strings.ToLower(d.Tokens[r].Form)] && n.End <= h && d.Tokens[r].Head == h && d.Rel(r) == "compound" {
			if iso, ok := c.placed(c.plain(n.Start, n.End)); ok {
				return iso
			}
		}
	}
	for t := start; t < h; t++ {
		if d.Tokens[t].UPOS != "ADJ" || d.Tokens[t].Head != h || c.inBodies()[t] || c.ofContinent(t) || c.sidedWith(t, h+1) {
			continue
		}
		if iso, ok := c.base.Demonym(d.Tokens[t].Form); ok && ofState(iso) {
			return iso
		}
	}
	return ""
}

// games are the words for contests that sound like places.
var games = lists.Set("olympics olympic olympian paralympics paralympic")

// seatOf is the country of the place that an office with "of" names, as it is or as where its
// body is: "the mayor of Lakeville", "the head of a Lakeville clinic"; "" for those sent there.
func (c *Cast) seatOf(t title) string {
	d := c.doc
	if accredited.MatchString(c.plain(t.start, t.end)) {
		return ""
	}
	for _, n := range d.NamesIn(t.start, t.end) {
		r := rootOf(d, n.Start, n.End)
		h := d.Tokens[r].Head
		if n.Label != "Location" || n.Start < t.start || n.End > t.end || h < t.start || h >= t.end {
			continue
		}
		if k := d.Child(r, "case"); d.Rel(r) == "compound" && d.Tokens[h].UPOS == "NOUN" || d.Rel(r) == "nmod" && k >= 0 && strings.EqualFold(d.Tokens[k].Form, "of") {
			if iso, ok := c.placed(c.plain(n.Start, n.End)); ok {
				return iso
			}
		}
	}
	return ""
}

// fromBehind is the country of the state or the known place that stands behind "from" at
// token t, past an age: "Ann Lee, 55, from Alda".
func (c *Cast) fromBehind(t int) string {
	d := c.doc
	n := len(d.Tokens)
	end := min(n, t+5)
	for t < end && (d.Tokens[t].UPOS == "PUNCT" && d.Tokens[t].Form == "," || d.Tokens[t].UPOS == "NUM") {
		t++
	}
	if t+1 >= n || !strings.EqualFold(d.Tokens[t].Form, "from") || d.Tokens[t].Sent != d.Tokens[t-1].Sent {
		return ""
	}
	for _, name := range d.NamesIn(t+1, min(t+3, n)) {
		if name.Label != "Location" {
			continue
		}
		text := c.plain(max(name.Start, t+1), name.End)
		if e, ok := c.base.StateByName(text); ok {
			if c.home != "" && e.Country != c.home && c.weight[e.Country] < 2*weighCountry && c.opts.Has != nil && c.opts.Has(text, c.home) {
				return c.home // a town of the report's land that bears a state's name
			}
			return e.Country
		}
		iso, _ := c.placed(text)
		return iso
	}
	return ""
}

// partyOf is the country of the group that some mention tells somebody to lead or to be of: "an
// Aldan delegation led by Ann Lee", "Ann Lee led the Aldan side, comprising the Lake Board", "the
// team comprised the mayor, Ann Lee, and others"; or on whose side a sentence tells them to be.
func (c *Cast) partyOf(s *subject) string {
	d := c.doc
	for _, h := range c.naming(s.heads) {
		if iso := c.onSide(h); iso != "" {
			return iso
		}
		k := h
		for n := 0; n < 8 && (slices.Contains(besides, d.Rel(k)) || d.Rel(k) == "nmod" && c.behind(k, "of")) && d.Tokens[k].Head >= 0; n++ { // up a list
			k = d.Tokens[k].Head
		}
		v := d.Tokens[k].Head
		if v < 0 {
			continue
		}
		group := -1
		switch verb := strings.ToLower(d.Tokens[v].Lemma); {
		case d.Tokens[k].Deprel == "obl:agent" || d.Rel(k) == "obl" && slices.ContainsFunc(d.Children(k), func(m int) bool { return strings.EqualFold(d.Tokens[m].Form, "by") }):
			if heading := headed[verb]; heading && d.Rel(v) == "acl" {
				group = d.Tokens[v].Head
			} else if heading {
				group = d.Child(v, "nsubj")
			}
		case d.Tokens[k].Deprel == "nsubj" && headed[verb] && d.Tokens[v].UPOS == "VERB":
			group = d.Child(v, "obj")
		case comprising[verb] && (d.Rel(k) == "obj" || d.Rel(k) == "obl"):
			if group = d.Child(v, "nsubj"); d.Rel(v) == "acl" {
				group = d.Tokens[v].Head
			}
		}
		if group < 0 {
			continue
		}
		if iso := c.landOfParty(group); iso != "" {
			return iso
		}
	}
	return ""
}

// besides are the relations of those named in a list or a description of one another; headed
// are verbs for leading a group, comprising for being made up of people.
var (
	besides    = []string{"conj", "appos", "flat"}
	headed     = lists.Set("lead head chair captain command")
	comprising = lists.Set("comprise include consist feature contain")
)

// landOfParty is the country that the words give a group of people who go somewhere, here or,
// for "the delegation", where the text spoke of it first; "" where none does.
func (c *Cast) landOfParty(h int) string {
	noun := strings.ToLower(c.doc.Tokens[h].Lemma)
	if !parties[noun] {
		return ""
	}
	if s, e := c.Span(h); s < h {
		if iso := c.modifierCountry(&expression{head: h, start: s, end: e}); ofState(iso) { // "the Aldan side"
			return iso
		}
	}
	for i := c.headsBefore(h+1) - 1; i >= 0; i-- {
		k := c.heads[i]
		if x := c.exprs[k]; strings.ToLower(c.doc.Tokens[k].Lemma) == noun && ofState(x.country) && !x.inferred {
			return x.country
		}
	}
	return ""
}

// parties are nouns for groups of people of one land.
var parties = lists.Set("delegation team squad side contingent crew mission party group envoy")
