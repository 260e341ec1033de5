package cast

import (
	"fmt"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// settle makes the actors from the groups and points every expression at its own.
func (c *Cast) settle(g *groups) {
	members := map[int][]int{}
	var order []int
	for _, h := range c.heads {
		r := g.root(h)
		if members[r] == nil {
			order = append(order, r)
		}
		members[r] = append(members[r], h)
	}
	for _, r := range order {
		c.settleGroup(members[r])
	}
	c.settleOwned()
	c.settleRoles()
	c.settleNamesakes()
	c.settleStanding()
	c.settleBodies()
	c.settlePrivate()
	c.settleCountries()
	c.settleFoes()
}

// settleGroup makes one actor, where the group is somebody the report tells
// apart: it has a name, or is a party of its own description.
func (c *Cast) settleGroup(heads []int) {
	c.unlikeEntry(heads)
	best := c.mostTelling(heads)
	for _, h := range heads {
		c.exprs[h].best = best
	}
	b := c.exprs[best]
	if b.kind == sitrep.KindPlace || !c.worthAnActor(b) && !c.spokenOf(b, heads) {
		for _, h := range heads {
			if x := c.exprs[h]; x != b && c.doc.Tokens[h].UPOS == "PRON" {
				x.name, x.kind, x.country, x.sectors = b.name, b.kind, b.country, b.sectors
			}
		}
		return
	}
	a := sitrep.Actor{ID: fmt.Sprintf("a%d", len(c.Actors)+1), Name: b.name, Kind: b.kind, Country: b.country, Inferred: b.inferred, Sectors: b.sectors, Known: b.known}
	if b.canonical != "" {
		a.Name = b.canonical
	}
	if a.Kind == sitrep.KindThing {
		a.Kind = sitrep.KindOrganization
	}
	seen := map[string]bool{strings.ToLower(a.Name): true}
	for _, h := range heads {
		x := c.exprs[h]
		x.actor = len(c.Actors)
		if !x.modifier || c.doc.Tokens[h].UPOS == "PROPN" {
			a.Mentions = append(a.Mentions, c.spans(x)...)
		}
		if c.doc.Tokens[h].UPOS != "PRON" && c.doc.Tokens[h].UPOS != "ADJ" && !c.predicate(h) && !seen[strings.ToLower(x.name)] {
			seen[strings.ToLower(x.name)] = true
			a.Aliases = append(a.Aliases, x.name)
		}
		if a.Country == "" || a.Country == unknown || a.Inferred && ofState(x.country) && !x.inferred {
			a.Country, a.Inferred = x.country, x.inferred
		}
		if len(a.Sectors) == 0 {
			a.Sectors = x.sectors
		}
		if a.Known == "" && x.known != "" {
			a.Known = x.known
		}
	}
	if a.Country == "" {
		a.Country = unknown
	}
	c.Actors = append(c.Actors, a)
	c.members = append(c.members, heads)
}

// unlikeEntry frees a group of the entry that a surname alone gave it where its full name is
// that of somebody else: "Bennett" behind "Ann Bennett" is no known Tom Bennett.
func (c *Cast) unlikeEntry(heads []int) {
	for _, h := range heads {
		x := c.exprs[h]
		if !x.named || x.kind != sitrep.KindPerson || x.known != "" || !strings.Contains(x.name, " ") {
			continue
		}
		for _, k := range heads {
			y := c.exprs[k]
			e, ok := c.base.Entry(y.known)
			if ok && e.Kind == sitrep.KindPerson && y.named && !strings.Contains(y.name, " ") && c.stranger(x.name, e) {
				y.known, y.canonical, y.country, y.sectors = "", "", unknown, nil
			}
		}
	}
}

// spokenOf reports whether a description is gone on about by a pronoun: "cops say they".
func (c *Cast) spokenOf(b *expression, heads []int) bool {
	if b.kind != sitrep.KindPerson && b.kind != sitrep.KindPeople && b.kind != sitrep.KindOrganization || c.doc.Tokens[b.head].UPOS == "PRON" {
		return false
	}
	return slices.ContainsFunc(heads, func(h int) bool { return c.doc.Tokens[h].UPOS == "PRON" })
}

// spans are where an expression stands, and where the name alone does: "the RFA",
// "RFA".
func (c *Cast) spans(x *expression) []sitrep.Span {
	whole := c.words(x.start, x.end).Span()
	out := []sitrep.Span{whole}
	if x.nameOf >= 0 && x.named && !x.modifier {
		n := c.doc.Names[x.nameOf]
		if s := c.words(n.Start, n.End).Span(); s != whole && n.End == x.end {
			out = append(out, s)
		}
	}
	return out
}

// predicate reports whether the noun h is said of a subject: "X is part of Y".
func (c *Cast) predicate(h int) bool {
	for _, k := range c.doc.Children(h) {
		if c.doc.Rel(k) == "cop" {
			return true
		}
	}
	return false
}

// worthAnActor reports whether the expression tells somebody apart from others.
func (c *Cast) worthAnActor(x *expression) bool {
	if c.doc.Tokens[x.head].UPOS == "PRON" {
		return false
	}
	if x.named || x.known != "" {
		return x.kind != sitrep.KindPlace && x.kind != ""
	}
	lemma := strings.ToLower(c.doc.Tokens[x.head].Lemma)
	if x.kind == sitrep.KindThing || x.kind == "" || counting[lemma] || vocab.Fractions[lemma] {
		return false
	}
	// A bare "officials" or "the group" could be anybody; "Iran-linked militias" could not.
	return len(x.backers) > 0 || x.country != unknown && x.country != "" || x.kind == sitrep.KindOrganization && x.end-x.start > 2 || len(x.roles) > 0
}

// counting are nouns for a number, of whomever: "hundreds of thousands".
var counting = lists.Set("dozen hundred thousand million billion score couple handful majority number half third quarter lot rest remainder")

// mostTelling picks the expression to name the group by: one the knowledge base
// knows, the longest proper name, then the longest description.
func (c *Cast) mostTelling(heads []int) int {
	best, score := heads[0], -1
	for _, h := range heads {
		x := c.exprs[h]
		s := 0
		switch {
		case c.doc.Tokens[h].UPOS == "PRON":
		case x.known != "":
			s = 3000 + len(x.name)
		case x.named:
			s = 2000 + min(len(x.name), 60)
		case x.kind == sitrep.KindThing:
			s = 100 - (h - heads[0])
		case c.predicate(h):
			s = 900 // "they pretended to be clerks"
		default:
			s = 1000 + min(len(x.name), 60)
		}
		if s > score {
			best, score = h, s
		}
	}
	return best
}

// settleRoles writes the titles that the text gives onto the actors, once all
// actors have their ids.
func (c *Cast) settleRoles() {
	for _, h := range c.heads {
		x := c.exprs[h]
		if x.actor < 0 {
			continue
		}
		a := &c.Actors[x.actor]
		for _, t := range x.roles {
			c.addRole(a, t)
		}
		// "the prime minister, Ann Lee": the description is the name's title.
		if a.Kind == sitrep.KindPerson && !x.named && c.doc.Tokens[h].UPOS != "PRON" && c.office(h) {
			s, e := c.withPurpose(h, x.start, x.end)
			s, e = c.wholeOffice(s), c.throughGeneral(e)
			t := title{start: s, end: e, of: c.firstNamed(s, e, h)}
			c.addRole(a, t)
		}
	}
}

func (c *Cast) firstNamed(start, end, not int) int {
	for _, h := range c.heads {
		if h >= start && h < end && h != not && c.exprs[h].named {
			return h
		}
	}
	return -1
}

func (c *Cast) addRole(a *sitrep.Actor, t title) {
	for t.start < t.end-1 && c.doc.Tokens[t.start].UPOS == "DET" {
		t.start++
	}
	if k := t.start; k < t.end-1 && c.doc.Tokens[k].XPOS == "PRP$" { // "his spokesman"
		if o := c.exprs[k]; o != nil && o.actor >= 0 && t.of < 0 {
			t.of = k
		}
		t.start++
	}
	if first, _, _ := strings.Cut(a.Name, " "); a.Known != "" && t.end-1 > t.start && c.doc.Tokens[t.end-1].Form == first {
		t.end-- // "Prime Minister Sheikh" | "Hasina"
	}
	w := c.words(t.start, t.end)
	if open := strings.Count(w.Text, "("); open > strings.Count(w.Text, ")") && t.end < len(c.doc.Tokens) && c.doc.Tokens[t.end].Form == ")" {
		t.end++ // "leader of the Hill Front (HF" | ")"
		w = c.words(t.start, t.end)
	}
	for _, r := range a.Roles {
		if r.Start == w.Start || strings.EqualFold(r.Title, w.Text) {
			return
		}
	}
	role := sitrep.Role{Title: w.Text, Start: w.Start, End: w.End}
	if t.of >= 0 {
		if o := c.exprs[t.of]; o != nil && o.actor >= 0 {
			role.Of = c.Actors[o.actor].ID
		}
	}
	a.Roles = append(a.Roles, role)
	if y := c.modifierCountry(&expression{head: t.end - 1, start: t.start, end: t.end}); (a.Country == unknown || a.Country == "") && y != unknown {
		a.Country = y
	}
	if len(a.Sectors) > 0 {
		return
	}
	if b, ok := c.base.Resolve(actor.Query{Text: c.plain(t.start, t.end)}); !ok || !c.ofNoState(t.start, t.end, b) {
		a.Sectors, _ = c.agent(t.start, t.end)
	}
}
