package cast

import (
	"strings"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/nlp"
)

// The weights of what tells where a report is at home: for each sentence that names a
// country, or a town or bearer of a known name there, and for where the publisher sits.
const (
	weighCountry   = 2
	weighBearer    = 1
	weighOpening   = 1 // more for each of the first sentences
	weighPublisher = 4
	weighDateline  = 6
	weighElsewhere = 5 // of a country, from where on a report need not be of the publisher's that it does not name
	weighHeadline  = 3 // for the only country that the words of its address name
	opening        = 3 // how many sentences open a report

	shortReport = 12 // sentences, of which one at the opening that names a country is enough where none names another
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
	rival := heaviest(weight)
	if iso, p := c.headlineLand(), c.opts.Country; weight[iso] > 0 && c.opts.Organ == "" && (p == "" || iso == p || weight[iso] >= 2*(weight[p]+weighPublisher)) {
		weight[iso] += weighHeadline // a title tells of foreigners in their own press because they are some
	}
	if iso := c.datelineLand(); iso != "" && weight[iso] > 0 && 2*weight[iso] >= heaviest(weight) {
		weight[iso] += weighDateline // those who write of a land from abroad do so from a few towns that nothing else is told of
	}
	named := weight[c.opts.Country] > 0
	if p := c.opts.Country; p != "" {
		weight[p] += weighPublisher
	}
	home, most, next := "", 0, 0
	for iso, n := range weight {
		switch {
		case iso == c.opts.Country && !named && c.opts.Organ == "" && rival >= weighElsewhere: // which a report never names that tells of another
		case n > most || n == most && (iso == c.opts.Country || iso < home && home != c.opts.Country):
			home, most, next = iso, n, most
		case n > next:
			next = n
		}
	}
	c.most, c.weight = home, weight
	if next == 0 {
		c.lone = home
	}
	c.theme = c.themeOf(weight)
	if p := c.opts.Country; named && c.opts.Organ == "" && home != p && 4*weight[p] >= 3*most { // nearly as much as any other
		return p
	}
	if named && home != c.opts.Country && most < 2*weight[c.opts.Country] {
		return ""
	}
	if most < weighPublisher && !(c.lone == home && most > weighCountry && len(c.doc.Sents) > opening && len(c.doc.Sents) <= shortReport) || 2*most < 3*next && !(home == c.opts.Country && (named || c.opts.Organ == "" && next < weighPublisher)) {
		return ""
	}
	return home
}

// headlineLand is the only country that the words of the report's address name, "" where they
// name none or several. "Aldas" is "Alda's" there.
func (c *Cast) headlineLand() string {
	var lands []string
	for _, w := range strings.Fields(c.opts.Headline) {
		here := c.base.Countries(w)
		if bare := strings.TrimSuffix(w, "s"); len(here) == 0 && bare != w && w != "Americas" {
			here = c.base.Countries(bare)
		}
		lands = append(lands, here...)
	}
	if whole := c.base.Countries(c.opts.Headline); len(whole) > len(lands) { // "Sierra Leone"
		lands = whole
	}
	return only(lands)
}

func heaviest(weight map[string]int) int {
	most := 0
	for _, n := range weight {
		most = max(most, n)
	}
	return most
}

// datelineLand is the country of the town that a report is written from, by the line that opens
// its text: "ALDA, March 4 (Wire) - ", "Alda – "; "" where there is none or its name alone does
// not tell the country.
func (c *Cast) datelineLand() string {
	d := c.doc
	for s := 0; s < len(d.Sents) && s < opening; s++ {
		start := d.Sents[s].Start
		for _, n := range d.NamesIn(start, start+1) {
			if n.Label != "Location" || c.opts.Place == nil || !c.dashed(n) {
				continue
			}
			if iso, ok := c.opts.Place(c.plain(n.Start, n.End), c.opts.Country); ok {
				return iso
			}
		}
	}
	return ""
}

// dashed reports whether a dash stands right behind a name, or soon behind one in capitals.
func (c *Cast) dashed(n nlp.Name) bool {
	d := c.doc
	far := n.End + 1
	if w := d.Tokens[n.Start].Form; len(w) > 2 && w == strings.ToUpper(w) {
		far = n.End + 10
	}
	for t := n.End; t < min(far, len(d.Tokens)) && d.Tokens[t].Sent == d.Tokens[n.Start].Sent; t++ {
		switch d.Tokens[t].Form {
		case "-", "--", "—", "–":
			return true
		}
	}
	return false
}

// about reports whether the report speaks of a country at least half as much as of any.
func (c *Cast) about(iso3 string) bool {
	return c.weight[iso3] >= weighPublisher && 2*c.weight[iso3] >= c.weight[c.most]
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
		if iso, ok := c.opts.Place(c.plain(n.Start, n.End), c.opts.Country); ok {
			out = append(out, iso)
		}
	}
	return out
}

// partisans are the classes of groups that the reports of their own land call by one word or
// by letters.
var partisans = map[string]bool{"armed group": true, "militia": true, "paramilitary": true, "party": true, "movement": true, "gang": true}

// bearers lists the countries of the people and bodies that a sentence names in full, and of
// groups that it calls by one word, and the knowledge base knows.
func (c *Cast) bearers(s int) []string {
	var out []string
	for _, n := range c.doc.NamesIn(c.doc.Sents[s].Start, c.doc.Sents[s].End) {
		if c.doc.Tokens[n.Start].Sent != s || n.Label != "Person" && n.Label != "Organization" {
			continue
		}
		one := n.End-n.Start < 2
		if one && n.Label == "Person" {
			continue
		}
		a, ok := c.base.Resolve(actor.Query{Text: c.plain(n.Start, n.End), Date: c.opts.Date})
		if ok && (!one || partisans[a.Class]) && a.ID != "" && a.Score >= sure && ofState(a.Country) {
			out = append(out, a.Country)
		}
	}
	return out
}
