package cast

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

// The weights of what tells where a report is at home, in sentences that name a country.
const (
	weighPublisher = 3 // the publisher sits there
	weighOpening   = 1 // more for each of the first sentences
	opening        = 3 // how many sentences open a report
)

// Home is the country that the report is plainly about, "" where it is about none or
// several: the one that most of its sentences name, in a demonym, a capital or a town as
// well, if that is twice as many as name any other. Where its publisher sits weighs
// as much as three sentences.
func (c *Cast) Home() string { return c.home }

// findHome counts the countries that the report's sentences name.
func (c *Cast) findHome() string {
	weight := map[string]int{}
	for s := range c.doc.Sents {
		named := c.base.Countries(c.doc.Sentence(s), nil)
		named = append(append(named, c.towns(s)...), c.bearers(s)...)
		slices.Sort(named)
		for _, iso := range slices.Compact(named) {
			weight[iso]++
			if s < opening {
				weight[iso] += weighOpening
			}
		}
	}
	if c.opts.Country != "" && (weight[c.opts.Country] > 0 || len(weight) == 0) {
		weight[c.opts.Country] += weighPublisher
	}
	return plainly(weight)
}

// plainly is the country whose weight is at least three and twice that of any other, ""
// where there is none.
func plainly(weight map[string]int) string {
	home, most, next := "", 0, 0
	for iso, n := range weight {
		switch {
		case n > most || n == most && iso < home:
			home, most, next = iso, n, most
		case n > next:
			next = n
		}
	}
	if most < 3 || most < 2*next {
		return ""
	}
	return home
}

// towns lists the countries of the places that a sentence names, where the name alone
// tells.
func (c *Cast) towns(s int) []string {
	if c.opts.Place == nil {
		return nil
	}
	var out []string
	for _, n := range c.doc.Names {
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
	for _, n := range c.doc.Names {
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
		if a := &c.Actors[i]; c.atHome(a) {
			a.Country, a.Inferred = c.home, true
		}
	}
}

// atHome reports whether an actor without a country is of the report's.
func (c *Cast) atHome(a *sitrep.Actor) bool {
	return c.home != "" && a.Known == "" && (a.Country == unknown || a.Country == "") && c.local(a)
}

// local reports whether an actor without a country is one that a report names without
// saying where because it is at home: who serves the state, a named body, a person with
// a role in none that is elsewhere.
func (c *Cast) local(a *sitrep.Actor) bool {
	serves := slices.ContainsFunc(a.Sectors, func(s string) bool { return organOf[s] })
	if len(a.Sectors) == 0 || worldwide[a.Sectors[0]] {
		return false
	}
	switch a.Kind {
	case sitrep.KindPerson:
		for _, r := range a.Roles {
			if r.Of != "" && c.country(r.Of) != c.home {
				return false
			}
		}
		return len(a.Roles) > 0 && (serves || civic[a.Sectors[0]])
	case sitrep.KindOrganization:
		return true
	}
	return serves
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
	civic     = map[string]bool{"PTY": true, "OPP": true, "EDU": true, "BUS": true, "LAB": true, "HLH": true, "AGR": true, "REL": true, "ELI": true}
	worldwide = map[string]bool{"IGO": true, "MNC": true, "NGO": true, "UAF": true, "UNK": true, "REB": true, "CRM": true,
		"MOS": true, "CHR": true, "JEW": true, "BUD": true, "HIN": true, "REF": true}
)
