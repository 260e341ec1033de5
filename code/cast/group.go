package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/given"
)

// groups is a disjoint-set forest over the expressions.
type groups struct {
	c      *Cast
	parent map[int]int
	info   map[int]*facts // of each root
}

// facts are what the expressions of one group agree on.
type facts struct {
	known, country, kind, name string
	proper                     string // a name of its own
	mods                       string // the actors that a description's modifiers name
	told                       string // the country that a description of people gives them
	charge                     string // what a ministry or its minister is in charge of
	organ                      string // the noun of a description: "army"
	state                      bool   // "the government": an organ of a state
	private                    bool   // known to be no part of any state
	number                     number
	gender                     given.Gender
}

// group joins the expressions that refer to the same actor, strongest evidence
// first, and never joins two that the knowledge base tells apart.
func (c *Cast) group() *groups {
	c.sides()
	g := &groups{c: c, parent: map[int]int{}, info: map[int]*facts{}}
	for _, h := range c.heads {
		x := c.exprs[h]
		g.parent[h] = h
		f := &facts{known: x.known, kind: x.kind, mods: c.mods(x), number: c.numberOf(x), gender: c.genderOf(x), charge: c.chargeOf(x)}
		if x.named || x.known != "" {
			f.name, f.country = x.name, x.country
		}
		if x.named && x.kind != sitrep.KindPlace {
			f.proper = x.name
		}
		if f.name == "" && (x.kind == sitrep.KindPerson || x.kind == sitrep.KindPeople) && len(x.backers) == 0 && ofState(x.country) {
			f.told = x.country
		}
		if f.state = !x.named && x.known == "" && organs[c.doc.Tokens[h].Lemma]; f.state {
			f.organ = c.doc.Tokens[h].Lemma
		}
		f.private = x.known != "" && len(x.sectors) > 0 && !slices.ContainsFunc(x.sectors, func(s string) bool { return official[s] }) && x.kind == sitrep.KindOrganization
		g.info[h] = f
	}
	g.sameKnown()
	g.sameName()
	g.acronyms()
	g.appositions()
	g.called()
	g.aliased()
	g.turned()
	g.headline()
	g.surnames()
	said := g.itself()
	g.chains(said)
	g.pronouns(said)
	g.offices()
	g.epithets()
	g.aged()
	g.demonyms()
	return g
}

func (g *groups) root(h int) int {
	for g.parent[h] != h {
		g.parent[h] = g.parent[g.parent[h]]
		h = g.parent[h]
	}
	return h
}

// join makes one group of two, unless they contradict each other or bear names that
// have nothing in common.
func (g *groups) join(a, b int) bool {
	x, y := g.info[g.root(a)], g.info[g.root(b)]
	if x.otherBody(y) || y.otherBody(x) {
		return false
	}
	if x != y && x.proper != "" && y.proper != "" && (!g.c.akin(x.proper, y.proper) || x.kind == sitrep.KindPerson && y.kind == sitrep.KindPerson && namesakes(x.proper, y.proper)) && (x.known == "" || x.known != y.known) {
		return false
	}
	return g.named(a, b)
}

// named is join for two of which the text says that they are one, whatever their names.
func (g *groups) named(a, b int) bool {
	a, b = g.root(a), g.root(b)
	if a == b {
		return true
	}
	if a > b {
		a, b = b, a
	}
	x, y := g.info[a], g.info[b]
	if x.known != "" && y.known != "" && x.known != y.known || !agree(x.kind, y.kind) {
		return false
	}
	if x.mods != "" && y.mods != "" && x.mods != y.mods || x.state && (y.private || y.country == "IGO") || (x.private || x.country == "IGO") && y.state {
		return false
	}
	if x.country != "" && y.country != "" && x.country != unknown && y.country != unknown && x.country != y.country && x.known == "" && y.known == "" {
		return false
	}
	if foreign(x, y) || foreign(y, x) || x.unlike(y) || x.charge != "" && y.charge != "" && x.charge != y.charge {
		return false
	}
	g.parent[b] = a
	if x.number == open {
		x.number = y.number
	}
	if x.gender == given.Unknown {
		x.gender = y.gender
	}
	if x.told == "" {
		x.told = y.told
	}
	if x.charge == "" {
		x.charge = y.charge
	}
	if x.organ == "" {
		x.organ = y.organ
	}
	if x.known == "" {
		x.known = y.known
	}
	if x.name == "" || y.known != "" && len(y.name) > len(x.name) {
		x.name = y.name
	}
	if x.country == "" || x.country == unknown {
		x.country = y.country
	}
	if len(y.proper) > len(x.proper) {
		x.proper = y.proper
	}
	if weak(x.kind) {
		x.kind = y.kind
	}
	if x.mods == "" {
		x.mods = y.mods
	}
	x.state, x.private = x.state || y.state, x.private || y.private
	return true
}

// foreign reports whether the description x gives people another country than y
// has: "the Aldan minister" is no minister of Veldt.
func foreign(x, y *facts) bool {
	if x.told == "" {
		return false
	}
	if y.told != "" {
		return x.told != y.told
	}
	return (y.kind == sitrep.KindPerson || y.kind == sitrep.KindPeople) && ofState(y.country) && y.country != x.told
}

// ofState reports whether a country code is that of a state.
func ofState(country string) bool {
	switch country {
	case "", unknown, "IGO", "NGO", "MNC":
		return false
	}
	return true
}

// organs of a state, by their noun; official are the sectors that have them.
var (
	organs = map[string]bool{"government": true, "ministry": true, "parliament": true, "cabinet": true, "administration": true, "army": true,
		"police": true, "regime": true, "authorities": true, "authority": true, "military": true, "court": true, "junta": true}
	official = map[string]bool{"GOV": true, "MIL": true, "COP": true, "LEG": true, "JUD": true, "SPY": true, "IGO": true, "REB": true, "UAF": true}
)

// mods lists the actors that the modifiers of a description name: "Iran-linked
// militants" are never "the Hill Front militants".
func (c *Cast) mods(x *expression) string {
	if x.named {
		return ""
	}
	out := ""
	for t := x.start; t < x.head; t++ {
		if m := c.exprs[t]; m != nil && m.modifier && m.kind != sitrep.KindPerson {
			out += m.known + "|" + actor.Fold(m.name) + ";"
		} else if m != nil && m.named && m.kind == sitrep.KindPerson {
			out += family(m) + ";"
		}
	}
	for t := x.head + 1; t < x.end && organs[c.doc.Tokens[x.head].Lemma]; t++ { // "the administration of Ann Lee"
		if m := c.exprs[t]; m != nil && m.named && m.kind == sitrep.KindPerson {
			out += family(m) + ";"
		}
	}
	return out
}

// family is the last name of a person, by which "Lee's cabinet" is that of Ann Lee.
func family(x *expression) string {
	if parts := strings.Fields(actor.Fold(x.name)); len(parts) > 0 {
		return parts[len(parts)-1]
	}
	return x.name
}

// weak kinds are guesses that a better one replaces.
func weak(k string) bool { return k == sitrep.KindThing || k == sitrep.KindPeople || k == "" }

func agree(a, b string) bool {
	if a == b || a == "" || b == "" {
		return true
	}
	person := func(k string) bool { return k == sitrep.KindPerson }
	group := func(k string) bool {
		return k == sitrep.KindOrganization || k == sitrep.KindState || k == sitrep.KindPeople
	}
	switch {
	case person(a), person(b):
		return person(a) && (b == sitrep.KindThing || b == sitrep.KindPeople) || person(b) && (a == sitrep.KindThing || a == sitrep.KindPeople)
	case a == sitrep.KindPlace || b == sitrep.KindPlace:
		return a == sitrep.KindThing || b == sitrep.KindThing
	case group(a) && group(b):
		return a != sitrep.KindState && b != sitrep.KindState || a == sitrep.KindPeople || b == sitrep.KindPeople
	}
	return true
}

func (g *groups) sameKnown() {
	first := map[string]int{}
	for _, h := range g.c.heads {
		x := g.c.exprs[h]
		if x.known == "" || x.kind == sitrep.KindPlace {
			continue
		}
		if f, ok := first[x.known]; ok {
			g.join(f, h)
		} else {
			first[x.known] = h
		}
	}
}

func (g *groups) appositions() {
	d := g.c.doc
	for _, h := range g.c.heads {
		if g.c.furtherOffice(h) {
			if p := g.c.AppositionOf(d.Tokens[h].Head); g.c.exprs[p] != nil && g.c.exprs[p].named && g.c.exprs[p].kind == sitrep.KindPerson {
				g.join(p, h)
			}
			continue
		}
		if d.Rel(h) != "appos" {
			continue
		}
		p := g.c.AppositionOf(h)
		x, y := g.c.exprs[p], g.c.exprs[h]
		if x == nil || y == nil || x.kind == sitrep.KindPlace || y.kind == sitrep.KindPlace {
			continue
		}
		if x.named && x.kind == sitrep.KindPerson && d.Tokens[h].UPOS == "NOUN" && inert(strings.ToLower(d.Tokens[h].Lemma)) {
			continue // "jailed Ann Lee, a ruling that ..."
		}
		if x.named && y.kind == sitrep.KindThing && d.Tokens[y.start].XPOS == "PRP$" {
			continue // "its dealings with Alda, its attempts to ..."
		}
		g.join(p, h)
	}
}

// chains joins what the engine's chains hold together, but for the pronouns that are
// settled already.
func (g *groups) chains(settled map[int]bool) {
	for _, h := range g.c.heads {
		if t := g.c.blamed(h); t >= 0 {
			g.join(t, h)
		}
	}
	for _, ch := range g.c.doc.Chains {
		prev := -1
		for _, r := range ch.Refs {
			x := g.c.exprs[r.Head]
			if x == nil || settled[r.Head] || g.c.neuter(r.Head) || x.kind == sitrep.KindPlace || g.c.personal(r.Head) || len(x.several) > 0 || g.c.blamed(r.Head) >= 0 || strings.EqualFold(g.c.doc.Tokens[r.Head].Form, "you") {
				continue
			}
			if prev >= 0 && !g.c.coarguments(prev, r.Head) && !g.c.sideBySide(prev, r.Head) && g.again(x, prev) && g.join(prev, r.Head) || prev < 0 {
				prev = r.Head
			}
		}
	}
}

// sideBySide reports whether b stands in a list with a: "Ann Lee and the minister" are two.
func (c *Cast) sideBySide(a, b int) bool {
	if c.doc.Rel(b) != "conj" || c.doc.Tokens[b].Head != a || c.exprs[a] == nil || !c.exprs[a].named {
		return false
	}
	for _, k := range c.doc.Children(b) {
		if c.doc.Rel(k) == "cc" {
			return true
		}
	}
	return false
}

// coarguments reports whether two expressions are parts of one verb's clause and
// so not the same, unless the second is "himself" or a possessor.
func (c *Cast) coarguments(a, b int) bool {
	d := c.doc
	h := d.Tokens[a].Head
	if h < 0 || h != d.Tokens[b].Head || d.Tokens[h].UPOS != "VERB" || d.Tokens[b].UPOS == "PRON" {
		return false
	}
	part := func(t int) bool {
		switch d.Rel(t) {
		case "nsubj", "obj", "iobj", "obl":
			return true
		}
		return false
	}
	return part(a) && part(b)
}
