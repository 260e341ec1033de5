package history

import (
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/place"
)

// near is how far, in km, a place of the gazetteer may lie from a history's point and
// still be the one of that name.
const near = 25

// called gives a place the gazetteer's names, where it has them.
func (im *Importer) called(p *sitrep.Place) {
	p.Text = p.Name
	if im.places == nil || p.Country == "" {
		return
	}
	was := p.Admin1
	if p.Admin1 != "" {
		p.Admin1 = im.division(p.Country, p.Admin1)
	}
	if p.Precision == "city" && p.Lat != nil {
		for _, c := range im.places.Lookup(p.Name) {
			if c.Country == p.Country && (c.Kind == place.City || c.Kind == place.Quarter) && place.Distance(c.Lat, c.Lon, *p.Lat, *p.Lon) <= near {
				p.Name = c.Name
				return
			}
		}
	}
	if p.Name == was {
		p.Name = p.Admin1
	}
}

// division is the gazetteer's name of a first-order division.
func (im *Importer) division(country, name string) string {
	key := country + "/" + name
	if known, ok := im.named[key]; ok {
		return known
	}
	if len(im.named) >= maxKnown {
		clear(im.named)
	}
	out := strings.Clone(name)
	for _, c := range im.places.Lookup(name) {
		if c.Country == country && c.Kind == place.Admin1 {
			out = c.Name
			break
		}
	}
	im.named[key] = out
	return out
}
