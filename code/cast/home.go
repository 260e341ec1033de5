package cast

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
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
		named = append(named, c.towns(s)...)
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

// settleHome gives those whose country the words leave open that of the country the
// report is about, where it plainly is about one: officials ("the army spokesman, Ann
// Lee") and bodies of its public life ("the health ministry"). It marks them so.
func (c *Cast) settleHome() {
	if c.home == "" {
		return
	}
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Known != "" || a.Country != unknown || !local(a) {
			continue
		}
		a.Country, a.Inferred = c.home, true
	}
}

// local reports whether an actor without a country is one that a report names without
// saying where because it is at home.
func local(a *sitrep.Actor) bool {
	if a.Kind == sitrep.KindPerson && len(a.Roles) == 0 {
		return false
	}
	return slices.ContainsFunc(a.Sectors, func(s string) bool { return organOf[s] })
}

// organOf are the sectors of those who serve a state.
var organOf = map[string]bool{"GOV": true, "MIL": true, "COP": true, "LEG": true, "JUD": true, "SPY": true}
