package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/lists"
)

// placed finds the country of a place that gives a body its name, as Options.Place does,
// but where the report is plainly about one country only that one's and those it speaks of:
// the namesake of a small town far away tells nothing, not even where it is a capital.
func (c *Cast) placed(name string) (iso3 string, ok bool) {
	if c.opts.Place == nil {
		return "", false
	}
	iso, ok := c.opts.Place(name, c.home)
	if c.home == "" || ok && (iso == c.home || c.speaksOf(iso)) {
		return iso, ok
	}
	if c.opts.Has != nil && c.opts.Has(name, c.home) {
		return c.home, true
	}
	return "", false
}

// farAway reports whether letters that shorten a name in the base mean somebody else here:
// their bearer is of a state that the report is not about and never speaks of. Those of the
// widely known powers need no telling.
func (c *Cast) farAway(x *expression, text string) bool {
	if x.known == "" || x.kind != sitrep.KindOrganization || len(text) > 6 || text != strings.ToUpper(text) || strings.ContainsRune(text, ' ') {
		return false
	}
	return ofState(x.country) && !widelyKnown[x.country] && x.country != c.home && !c.speaksOf(x.country)
}

// elsewhereBody reports whether words in small letters, which the base knows as the name of a
// body, are said of another: "central command" where the report never speaks of that one's
// country. A report without capitals tells nothing by small letters.
func (c *Cast) elsewhereBody(x *expression, text string) bool {
	e, ok := c.base.Entry(x.known)
	return ok && !c.lower && e.Kind == sitrep.KindOrganization && ofState(e.Country) && e.Country != c.home && text == strings.ToLower(text) && !c.speaksOf(e.Country)
}

// namesakeAbroad reports whether a person's name, which is only another spelling of that of
// somebody known, is of a land that the report is not about and never speaks of.
func (c *Cast) namesakeAbroad(x *expression, text string) bool {
	e, ok := c.base.Entry(x.known)
	return ok && e.Kind == sitrep.KindPerson && strings.ContainsRune(text, ' ') && ofState(x.country) && x.country != c.home && actor.Fold(text) != actor.Fold(e.Name) && !c.speaksOf(x.country)
}

// widelyKnown are the states whose bodies the news of others calls by their letters.
var widelyKnown = map[string]bool{"USA": true, "GBR": true, "RUS": true, "CHN": true, "DEU": true, "FRA": true, "ISR": true, "SUN": true}

// ofManyLands reports whether a description without a name speaks of those of several
// countries, or of others than the report's: "the governments", "foreign troops".
func ofManyLands(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if i == len(words)-1 && i > 0 && (words[0] == "two" || words[0] == "both") && heading[w] {
			return true
		}
		last := words[len(words)-1]
		if i == len(words)-1 && manyLands[w] || elsewhere[w] && !ownOffice[last] || strings.HasSuffix(w, "-led") && !ownOffice[last] {
			return true
		}
		if ofOneLand[w] {
			return false
		}
		if w == "of" || w == "for" || w == "from" {
			return i > 0 && manyLands[words[i-1]]
		}
	}
	return false
}

// continental reports whether a name is that of a body in which those of a continent or a region
// have come together: "African Drummers Federation", "Network for Lighthouses in Asia". It is of no land.
func continental(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	joint, region := false, len(words) > 2 && continents[words[0]]
	for i, w := range words {
		joint = joint || unions[w]
		region = region || i == len(words)-1 && i > 1 && continents[w]
	}
	return joint && region
}

// continents are the words for continents and regions in names, unions the nouns of bodies whose
// members are of several lands.
var (
	continents = lists.Set("africa african asia asian europe european america americas latin caribbean arab pan-african pan-american inter-american ibero-american nordic baltic")
	unions     = lists.Set("alliance agency network federation organization organisation mechanism union commission confederation association council committee bank fund foundation coalition secretariat")
)

// ownOffice are nouns for what a land has one of, whatever it is led by or deals with: "the
// foreign ministry"; ofOneLand are adjectives of the governments that one land has many of.
var (
	ownOffice = lists.Set("ministry minister secretary office affairs government committee party policy department")
	ofOneLand = lists.Set("local federal state regional provincial municipal county former previous successive")
)

// heading are plural nouns for those whom two lands have one of each.
var heading = lists.Set("chiefs leaders ministers commanders generals admirals envoys armies navies forces parties")

// manyLands are plural nouns for those whom a country has one of or sends abroad; elsewhere
// are adjectives of those who are not of the country itself.
var (
	manyLands = lists.Set("governments countries states nations ambassadors envoys diplomats parliaments armies presidents premiers multinationals")
	elsewhere = lists.Set("foreign international multinational global worldwide overseas coalition allied world world’s world's")
)
