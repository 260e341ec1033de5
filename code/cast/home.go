package cast

import (
	"regexp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// The weights of what tells where a report is at home: for each sentence that names a
// country, or a town or bearer of a known name there, and for where the publisher sits.
const (
	weighCountry   = 2
	weighBearer    = 1
	weighOpening   = 1 // more for each of the first sentences
	weighPublisher = 4
	opening        = 3 // how many sentences open a report
)

// Home is the country that the report is plainly about, "" where it is about none or
// several.
func (c *Cast) Home() string { return c.home }

// findHome weighs the countries that the report's sentences name, in a demonym and a
// capital as well, by its towns and by people and bodies that are known. The publisher's
// is the report's where none weighs much more; another must weigh half as much again
// as any, and twice as much as the publisher's where the report names that one.
func (c *Cast) findHome() string {
	weight := map[string]int{}
	for s := range c.doc.Sents {
		first := 0
		if s < opening {
			first = weighOpening
		}
		seen := map[string]bool{}
		for _, named := range []struct {
			in     []string
			weight int
		}{{c.countriesIn(s), weighCountry}, {append(c.towns(s), c.bearers(s)...), weighBearer}} {
			for _, iso := range named.in {
				if !seen[iso] {
					seen[iso] = true
					weight[iso] += named.weight + first
				}
			}
		}
	}
	for iso := range weight {
		if everywhere[iso] && iso != c.opts.Country {
			weight[iso] /= 2
		}
	}
	named := weight[c.opts.Country] > 0
	if p := c.opts.Country; p != "" {
		weight[p] += weighPublisher
	}
	home, most, next := "", 0, 0
	for iso, n := range weight {
		switch {
		case n > most || n == most && (iso == c.opts.Country || iso < home && home != c.opts.Country):
			home, most, next = iso, n, most
		case n > next:
			next = n
		}
	}
	c.most = home
	c.theme = c.themeOf(weight)
	if p := c.opts.Country; named && c.opts.Organ == "" && home != p && 4*weight[p] >= 3*most { // nearly as much as any other
		return p
	}
	if named && home != c.opts.Country && most < 2*weight[c.opts.Country] {
		return ""
	}
	if most < weighPublisher || 2*most < 3*next && (home != c.opts.Country || !named) {
		return ""
	}
	return home
}

// themeOf is the country that a release of an army or a ministry speaks of most besides its
// own, "" where it speaks of two alike or is no such release.
func (c *Cast) themeOf(weight map[string]int) string {
	best, most, next := "", 0, 0
	for iso, n := range weight {
		switch {
		case iso == c.opts.Organ || c.opts.Organ == "":
		case n > most:
			best, most, next = iso, n, most
		case n > next:
			next = n
		}
	}
	if most < weighPublisher || 2*most < 3*next {
		return ""
	}
	return best
}

// everywhere are the states that reports on any country speak of: half of what tells of them
// counts.
var everywhere = map[string]bool{"USA": true}

// towns lists the countries of the places that a sentence names, where the name alone
// tells.
func (c *Cast) towns(s int) []string {
	if c.opts.Place == nil {
		return nil
	}
	var out []string
	for _, n := range c.doc.NamesIn(c.doc.Sents[s].Start, c.doc.Sents[s].End) {
		if c.doc.Tokens[n.Start].Sent != s || n.Label != "Location" {
			continue
		}
		if iso, ok := c.opts.Place(c.plain(n.Start, n.End)); ok {
			out = append(out, iso)
		}
	}
	return out
}

// bearers lists the countries of the people and bodies that a sentence names in full and
// the knowledge base knows.
func (c *Cast) bearers(s int) []string {
	var out []string
	for _, n := range c.doc.NamesIn(c.doc.Sents[s].Start, c.doc.Sents[s].End) {
		if c.doc.Tokens[n.Start].Sent != s || n.End-n.Start < 2 || n.Label != "Person" && n.Label != "Organization" {
			continue
		}
		a, ok := c.base.Resolve(actor.Query{Text: c.plain(n.Start, n.End), Date: c.opts.Date})
		if ok && a.ID != "" && a.Score >= sure && ofState(a.Country) {
			out = append(out, a.Country)
		}
	}
	return out
}

// settleHome gives those whose country the words leave open that of the country the
// report is about, where it plainly is about one: officials ("the army spokesman, Ann
// Lee") and the bodies of its public life ("the health ministry", "Exampleville
// Clinic"). It marks them so.
func (c *Cast) settleHome() {
	for i := range c.Actors {
		if a := &c.Actors[i]; c.ownUnit(a) {
			a.Country, a.Inferred = c.opts.Organ, true
		} else if c.home != "" && c.envoy(a) {
			if iso := c.sender(i); iso != "" {
				a.Country, a.Inferred = iso, true
			}
		} else if first := c.firstOf(i); first != nil && c.vague(first) {
			continue
		} else if land := c.landFor(first, a); c.atHome(a, land) {
			a.Country, a.Inferred = land, true
		} else if c.faceless(a) && !c.namely(i) {
			a.Country, a.Inferred = c.home, true
		} else if iso := c.landOfGroup(i); iso != "" && c.faceless(a) {
			a.Country, a.Inferred = iso, true
		} else if c.home == "" && a.Known == "" && c.local(a, "") && c.properly(i) {
			c.settleLand(i)
		}
	}
	for _, h := range c.heads { // "the police", "soldiers", who are no actors told apart from others
		x := c.exprs[h]
		if x.actor >= 0 {
			continue
		}
		a := &sitrep.Actor{Name: x.name, Kind: x.kind, Country: x.country, Sectors: x.sectors, Known: x.known, Inferred: x.inferred}
		if c.ownUnit(a) {
			x.country, x.inferred = c.opts.Organ, true
		} else if c.vague(x) {
			continue
		} else if land := c.landFor(x, a); (x.kind == sitrep.KindOrganization || len(a.Sectors) > 0 && organOf[a.Sectors[0]]) && c.atHome(a, land) {
			x.country, x.inferred = land, true
		} else if c.faceless(a) && !x.named && !c.hasModifier(x) {
			x.country, x.inferred = c.home, true
		} else if x.kind == sitrep.KindPeople && !ofState(x.country) && len(x.sectors) > 0 && x.sectors[0] == "CVL" && x.known == "" && c.ofTribe(x) {
			if iso := c.landOfFolk(h); iso != "" {
				x.country, x.inferred = iso, true
			}
		}
	}
}

// ofTribe reports whether a description of people is of those of a tribe or a village.
func (c *Cast) ofTribe(x *expression) bool {
	return slices.ContainsFunc(c.doc.Tokens[x.start:x.end], func(t nlp.Token) bool { return tribal[strings.ToLower(t.Lemma)] })
}

// tribal are the nouns for people who live together.
var tribal = lists.Set("tribe clan tribesman village villager townspeople")

// landOfFolk is the land of the people of a tribe or a village: the report's, else the only
// one that the sentence names, else that which a release of an army or a ministry speaks of
// besides its own.
func (c *Cast) landOfFolk(h int) string {
	if c.home != "" {
		return c.home
	}
	if iso := only(c.landsBy(h)); iso != "" {
		return iso
	}
	return c.theme
}

// ownUnit reports whether an actor is one that an army or a ministry names in a release
// of its own without saying whose it is: its officers, units and offices.
func (c *Cast) ownUnit(a *sitrep.Actor) bool {
	if c.opts.Organ == "" || a.Known != "" || a.Country != unknown && a.Country != "" && !a.Inferred || len(a.Sectors) == 0 {
		return false
	}
	switch s := a.Sectors[0]; {
	case s != "MIL" && s != "GOV":
		return false
	case a.Kind == sitrep.KindPerson:
		return true
	case a.Kind == sitrep.KindOrganization && s == "MIL":
		return strings.ContainsAny(a.Name, "0123456789") || unit.MatchString(a.Name)
	}
	return house[strings.ToLower(strings.TrimPrefix(a.Name, "the "))]
}

// unit are the words for units of an army.
var unit = regexp.MustCompile(`(?i)\b(squadrons?|wing|battalions?|command|(?:maintenance|operations|support|air|mission) group|brigade|regiment|detachment|battery|airmen|soldiers|sailors|marines|group of)\b`)

// house is how a ministry speaks of itself.
var house = map[string]bool{"department": true, "secretary": true, "deputy secretary": true, "embassy": true, "mission": true, "ministry": true}

// atHome reports whether an actor without a country is of the land that is told of.
func (c *Cast) atHome(a *sitrep.Actor, land string) bool {
	return land != "" && a.Known == "" && (a.Country == unknown || a.Country == "") && c.local(a, land)
}

// landFor is the land of an actor without a country whom the report tells of with the words
// of x: who serves a state is of the one that the passage tells of, others of the report's.
func (c *Cast) landFor(x *expression, a *sitrep.Actor) string {
	if x != nil && c.ofScene(x, a.Sectors) && !(x.named && x.kind == sitrep.KindPerson) {
		return c.land(x.head)
	}
	return c.home
}

// firstOf is the first expression for an actor that is no pronoun, nil where there is none.
func (c *Cast) firstOf(actor int) *expression {
	for _, h := range c.members[actor] {
		if c.doc.Tokens[h].UPOS != "PRON" {
			return c.exprs[h]
		}
	}
	return nil
}

// faceless reports whether an actor is some armed people or criminals whom the report gives
// no name and no country: those of the country it is about.
func (c *Cast) faceless(a *sitrep.Actor) bool {
	return c.home != "" && c.home != c.opts.Organ && a.Known == "" && (a.Country == unknown || a.Country == "") && a.Kind != sitrep.KindPlace && a.Kind != sitrep.KindThing &&
		len(a.Sectors) > 0 && outlaw[a.Sectors[0]]
}

// landOfGroup is the country of the one known group whose name stands in the description of
// an actor: "another column, of the Hill Front"; "" where there is none.
func (c *Cast) landOfGroup(actor int) string {
	for _, h := range c.members[actor] {
		x := c.exprs[h]
		if x.named {
			continue
		}
		for t := x.start; t < x.end; t++ {
			if m := c.exprs[t]; t != h && m != nil && m.known != "" && m.kind == sitrep.KindOrganization && ofState(m.country) {
				return m.country
			}
		}
	}
	return ""
}

// namely reports whether a name stands for an actor or in its description: "Hill Front men".
func (c *Cast) namely(actor int) bool {
	return slices.ContainsFunc(c.members[actor], func(h int) bool { return c.exprs[h].named || c.hasModifier(c.exprs[h]) })
}

// outlaw are the sectors of those who use force against a state or against its people.
var outlaw = map[string]bool{"REB": true, "UAF": true, "CRM": true, "PRM": true}

// local reports whether an actor without a country is one that a report names without
// saying where because it is at home: who serves the state, a named body, a person with
// a role in none that is elsewhere.
func (c *Cast) local(a *sitrep.Actor, land string) bool {
	serves := slices.ContainsFunc(a.Sectors, func(s string) bool { return organOf[s] })
	if len(a.Sectors) == 0 || ofManyLands(a.Name) || worldwide[a.Sectors[0]] && !(a.Kind == sitrep.KindOrganization && a.Sectors[0] == "NGO") {
		return false
	}
	switch a.Kind {
	case sitrep.KindPerson:
		for _, r := range a.Roles {
			if iso := c.country(r.Of); ofState(iso) && iso != land {
				return false
			}
		}
		return serves || slices.ContainsFunc(a.Sectors, func(s string) bool { return civic[s] })
	case sitrep.KindOrganization:
		return true
	}
	return serves || a.Sectors[0] == "OPP"
}

// country is that of the actor with an id in the record.
func (c *Cast) country(id string) string {
	for i := range c.Actors {
		if c.Actors[i].ID == id {
			return c.Actors[i].Country
		}
	}
	return unknown
}

// organOf are the sectors of those who serve a state; civic those of a country's public
// life; worldwide those that are of no country of themselves.
var (
	organOf   = map[string]bool{"GOV": true, "MIL": true, "COP": true, "LEG": true, "JUD": true, "SPY": true}
	civic     = map[string]bool{"PTY": true, "OPP": true, "EDU": true, "BUS": true, "LAB": true, "HLH": true, "AGR": true, "REL": true, "ELI": true, "JRN": true}
	worldwide = map[string]bool{"IGO": true, "MNC": true, "NGO": true, "UAF": true, "UNK": true, "REB": true, "CRM": true,
		"MOS": true, "CHR": true, "JEW": true, "BUD": true, "HIN": true, "REF": true}
)
