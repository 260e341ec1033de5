package fuse

import (
	"slices"
	"strings"
	"time"
	"unicode"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

// party is who an argument stands for.
type party struct {
	key     string // knowledge-base id, or "~" and the folded name
	name    string
	kind    string
	country string // ISO alpha-3, "" unknown
	sectors []string
	generic bool     // a kind of people, "gunmen", "an Iran-backed militia", not a name
	up      []string // keys of what it is part of, the state it serves among them
	backers []string
	head    string // last word of a generic name
}

// people reads parties and remembers what the knowledge base says of each.
type people struct {
	base  *actor.Base
	known map[string]party
}

func newPeople(kb Knowledge) *people { return &people{base: kb.Actors, known: map[string]party{}} }

// of finds the party of an argument, ok is false where the words name none.
func (p *people) of(a sitrep.Arg, actors []sitrep.Actor) (party, bool) {
	name, kind, country, sectors, id := a.Name, a.Kind, a.Country, a.Sectors, ""
	for i := range actors {
		if x := &actors[i]; x.ID == a.Actor && a.Actor != "" {
			id = x.Known
			if name == "" {
				name = x.Name
			}
			if x.Known != "" {
				kind, country, sectors = x.Kind, x.Country, x.Sectors
			}
		}
	}
	if name == "" {
		name = a.Text
	}
	if id != "" {
		return p.entry(id, name, kind, country, sectors), true
	}
	generic := kind == sitrep.KindPeople || kind != sitrep.KindPerson && !p.proper(tidy(name))
	if generic {
		name = p.plain(tidy(name))
	}
	folded := actor.Fold(name)
	key := actor.PartyID("", name)
	if key == "" || kind == sitrep.KindThing || kind == sitrep.KindPlace {
		return party{}, false
	}
	out := party{key: key, name: name, kind: kind, country: nation(country), sectors: sectors, generic: generic}
	out.head = lastWord(folded)
	if out.generic {
		out.backers = p.backersIn(name)
	}
	if out.country != "" && serves(sectors) {
		out.up = []string{out.country}
	}
	return out, true
}

func (p *people) entry(id, name, kind, country string, sectors []string) party {
	if x, ok := p.known[id]; ok {
		return x
	}
	x := party{key: id, name: name, kind: kind, country: nation(country), sectors: sectors}
	if p.base != nil {
		if e, ok := p.base.Entry(id); ok {
			x.name = e.Name
			x.up, x.backers = p.above(e)
		}
	}
	if x.country != "" && x.country != id && serves(sectors) && !slices.Contains(x.up, x.country) {
		x.up = append(x.up, x.country)
	}
	p.known[id] = x
	return x
}

// above lists what an entry is part of at any time, by any number of steps, and who
// backs it or any of those.
func (p *people) above(e *actor.Entry) (up, backers []string) {
	queue := []*actor.Entry{e}
	for len(queue) > 0 {
		x := queue[0]
		queue = queue[1:]
		for _, b := range p.base.Backers(x.ID, time.Time{}) {
			if !slices.Contains(backers, b.ID) {
				backers = append(backers, b.ID)
			}
		}
		for _, t := range x.Terms { // a person acts for what the office is of
			if t.Of != "" && !slices.Contains(up, t.Of) && t.Of != e.ID {
				up = append(up, t.Of)
			}
		}
		for _, y := range p.base.Parents(x.ID, time.Time{}) {
			if !slices.Contains(up, y.ID) && y.ID != e.ID {
				up = append(up, y.ID)
				queue = append(queue, y)
			}
		}
	}
	return up, backers
}

// nation drops the codes that are no country.
func nation(code string) string {
	switch code {
	case "", "---", "IGO", "NGO", "MNC":
		return ""
	}
	return code
}

// serves reports whether sectors are those of a state's own organs.
func serves(sectors []string) bool { return slices.ContainsFunc(sectors, sitrep.StateBody) }

// irregulars reports whether sectors are those of armed people of no state.
func irregulars(sectors []string) bool { return hasAny(sectors, "REB", "UAF", "PRM", "CRM") }

func hasAny(sectors []string, of ...string) bool {
	return slices.ContainsFunc(sectors, func(s string) bool { return slices.Contains(of, s) })
}

// proper reports whether a name is a name: a word in capitals that is neither a
// state's name or adjective nor the first of ordinary words.
func (p *people) proper(name string) bool {
	words := strings.Fields(name)
	for i, w := range words {
		if strings.Contains(w, "-") && p.backing(w) != "" {
			continue
		}
		r := []rune(w)[0]
		if !unicode.IsUpper(r) || p.stateWord(w) {
			continue
		}
		if i == 0 && p.base != nil {
			if _, ok := p.base.AgentNoun(w); ok {
				continue
			}
		}
		return true
	}
	return false
}

// plain writes a description that began a sentence in small letters.
func (p *people) plain(name string) string {
	first, _, _ := strings.Cut(name, " ")
	if p.stateWord(first) || p.backing(first) != "" {
		return name
	}
	return lowerFirst(name)
}

func (p *people) stateWord(w string) bool {
	if p.base == nil {
		return false
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if _, ok := p.base.StateByName(w); ok {
		return true
	}
	_, ok := p.base.Demonym(w)
	return ok
}

// backersIn reads "Iran-backed militia" and "Iranian-aligned groups".
func (p *people) backersIn(name string) []string {
	var out []string
	for _, w := range strings.Fields(name) {
		if id := p.backing(w); id != "" {
			out = append(out, id)
		}
	}
	return out
}

func (p *people) backing(word string) string {
	state, how, ok := strings.Cut(strings.ToLower(word), "-")
	if !ok || p.base == nil || !actor.Backed(how) {
		return ""
	}
	title := strings.ToUpper(state[:min(1, len(state))]) + state[min(1, len(state)):]
	for _, w := range []string{title, strings.ToUpper(state)} {
		if e, ok := p.base.StateByName(w); ok {
			return e.ID
		}
		if iso, ok := p.base.Demonym(w); ok {
			return iso
		}
	}
	return ""
}

// kinship is how two parties stand to each other as descriptions of one.
type kinship int

const (
	strangers  kinship = iota // two names, and neither is part of the other
	unfit                     // a description that the other does not meet
	vague                     // nothing speaks against one
	fitting                   // a description that the other meets
	kin                       // one is part of the other, or serves it
	oneAndSame                // one name
)

// relate tells how two parties stand to each other.
func relate(a, b *party) kinship {
	switch {
	case a.key == b.key && (!a.generic || a.head != "people"):
		if a.generic {
			return fitting
		}
		return oneAndSame
	case !a.generic && !b.generic:
		if slices.Contains(a.up, b.key) || slices.Contains(b.up, a.key) {
			return kin
		}
		if sameState(a, b) {
			return fitting
		}
		return strangers
	case a.generic && b.generic:
		return descriptions(a, b)
	case a.generic:
		return meets(a, b)
	}
	return meets(b, a)
}

// sameState reports whether both serve one state: its army and its president.
func sameState(a, b *party) bool {
	return a.country != "" && a.country == b.country && serves(a.sectors) && serves(b.sectors) && !irregulars(a.sectors) && !irregulars(b.sectors)
}

// land is the country that tells a party from others: none for people without office or arms whose
// words name none ("two people"), as the coder gives them that of which the report is.
func (p *party) land() string {
	if p.generic && !serves(p.sectors) && !irregulars(p.sectors) && p.name == strings.ToLower(p.name) {
		return ""
	}
	return p.country
}

// descriptions compares two kinds of people.
func descriptions(a, b *party) kinship {
	if a.land() != "" && b.land() != "" && a.land() != b.land() {
		return unfit
	}
	if opposed(a, b) {
		return unfit
	}
	if len(a.backers) > 0 && overlap(a.backers, b.backers) || a.head == b.head && a.head != "people" {
		return fitting
	}
	if a.land() != "" && a.land() == b.land() && hasAny(a.sectors, b.sectors...) {
		return fitting
	}
	return vague
}

// meets tells whether a named party is what a description says.
func meets(g, named *party) kinship {
	if len(g.backers) > 0 {
		if overlap(g.backers, named.backers) {
			return fitting
		}
		if named.kind == sitrep.KindState || !irregulars(named.sectors) {
			return unfit
		}
		return vague
	}
	if opposed(g, named) {
		return unfit
	}
	if g.land() != "" && named.country != "" {
		if g.country != named.country {
			return unfit
		}
		if serves(g.sectors) && (named.kind == sitrep.KindState || serves(named.sectors)) || irregulars(g.sectors) && irregulars(named.sectors) {
			return fitting
		}
		return vague
	}
	if irregulars(g.sectors) && irregulars(named.sectors) {
		return vague
	}
	return vague
}

// opposed reports whether one bears arms for a state and the other against all.
func opposed(a, b *party) bool {
	return hardServes(a) && irregulars(b.sectors) && !serves(b.sectors) || hardServes(b) && irregulars(a.sectors) && !serves(a.sectors)
}

func hardServes(a *party) bool {
	return (a.kind == sitrep.KindState || serves(a.sectors)) && !irregulars(a.sectors)
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
