package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// placed finds the country of a place that gives a body its name, as Options.Place does,
// but where the report is plainly about one country only that one's and those it speaks of:
// the namesake of a small town far away tells nothing.
func (c *Cast) placed(name string) (iso3 string, ok bool) {
	if c.opts.Place == nil {
		return "", false
	}
	iso, ok := c.opts.Place(name)
	if ok && c.home != "" && iso != c.home && !c.speaksOf(iso) {
		return "", false
	}
	return iso, ok
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

// widelyKnown are the states whose bodies the news of others calls by their letters.
var widelyKnown = map[string]bool{"USA": true, "GBR": true, "RUS": true, "CHN": true, "DEU": true, "FRA": true, "ISR": true, "SUN": true}
