package code

import "github.com/sitrep-news/sitrep/place"

// margin is by how much a place must be likelier than any of its name in another
// country for the name alone to tell the country.
const margin = 0.7

// countryOf is the country of the place that a name alone means: "Basra", not
// "San Jose".
func (c *Coder) countryOf(name string) (iso3 string, ok bool) {
	var best place.Candidate
	for _, p := range c.places.Exact(name) {
		switch {
		case p.Country == "":
			return "", false
		case best.Country == "":
			best = p
		case p.Country != best.Country && best.Prior-p.Prior < margin:
			return "", false
		}
	}
	return best.Country, best.Country != ""
}
