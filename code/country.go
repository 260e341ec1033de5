package code

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/place"
)

// margin is by how much a place must be likelier than any of its name in another
// country for the name alone to tell the country.
const margin = 0.7

// near is countryNear for one report of a publisher that sits in country seat, which a name
// is asked for near where nothing nearer is known; the same names come again and again.
func (c *Coder) near(seat string) func(name, near string) (iso3 string, ok bool) {
	type land struct {
		iso3 string
		ok   bool
	}
	known := map[[2]string]land{}
	return func(name, near string) (string, bool) {
		if near == "" {
			near = seat
		}
		l, again := known[[2]string{name, near}]
		if !again {
			l.iso3, l.ok = c.countryNear(name, near)
			known[[2]string{name, near}] = l
		}
		return l.iso3, l.ok
	}
}

// countryNear is the country of the place that a name alone means: "Basra", not "San Jose".
// A place in the country that the report is about or published in, "" where unknown, is what
// it means by a name that others bear too.
func (c *Coder) countryNear(name, seat string) (iso3 string, ok bool) {
	var best place.Candidate
	if c.ordinary(name) {
		return "", false
	}
	found := c.places.Exact(name)
	for _, p := range found {
		if p.Country == "" {
			return "", false
		}
		if p.Country == seat && found[0].Prior-p.Prior < 2*margin {
			return seat, true
		}
	}
	for _, p := range found {
		switch {
		case best.Country == "":
			best = p
		case p.Country != best.Country && best.Prior-p.Prior < margin:
			return "", false
		}
	}
	return best.Country, best.Country != ""
}

// ordinary reports whether a name is a word of the language, or one for a kind of place cut
// off a longer name: "Camp".
func (c *Coder) ordinary(name string) bool {
	_, kind := place.Generic(strings.ToLower(name))
	return kind || c.places.Ordinary(name)
}

// hasPlace reports whether a country has a place by the very name that is no ordinary word.
func (c *Coder) hasPlace(name, iso3 string) bool {
	return !c.ordinary(name) && slices.ContainsFunc(c.places.Exact(name), func(p place.Candidate) bool { return p.Country == iso3 })
}

// generic are domains of countries that the whole world registers in.
var generic = map[string]bool{"TV": true, "ME": true, "IO": true, "CO": true, "AI": true, "FM": true, "CC": true, "WS": true, "TO": true}

// seat is the country of a report's publisher: that of the domain it publishes under, which
// tells of the newspapers of owners abroad, else as extracted; "" where neither tells.
func (c *Coder) seat(r *sitrep.Report) string { return cmp.Or(c.domainLand(r.URL), r.Country) }

// readers is the country whose people a report's publisher writes for: its seat, "" for those
// who write for all the world, of whichever country.
func (c *Coder) readers(r *sitrep.Report) string {
	if global[r.Family] {
		return ""
	}
	return c.seat(r)
}

// global are the families of publishers who write for readers of all countries.
var global = map[string]bool{"AFP": true, "Associated Press": true, "Reuters": true, "Al Jazeera": true, "Al-Monitor": true,
	"Euronews": true, "Deutsche Welle": true, "France Medias Monde": true, "Middle East Eye": true, "US Agency for Global Media": true}

// domainLand is the country of the domain that an address is of, "" where it has none.
func (c *Coder) domainLand(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := u.Hostname()
	top := strings.ToUpper(host[strings.LastIndexByte(host, '.')+1:])
	if top == "UK" {
		return "GBR"
	}
	if len(top) != 2 || generic[top] {
		return ""
	}
	iso3, _ := c.places.Alpha3(top)
	return iso3
}

// organ is the country of a publisher that is a body of a state's government or its army,
// by its name or its domain; "" for any other.
func (c *Coder) organ(r *sitrep.Report) string {
	if u, err := url.Parse(r.URL); err == nil {
		labels := strings.Split(strings.ToLower(u.Hostname()), ".")
		last := len(labels) - 1
		switch {
		case labels[last] == "gov" || labels[last] == "mil":
			return "USA"
		case last > 0 && (labels[last-1] == "gov" || labels[last-1] == "mil"):
			return c.seat(r)
		}
	}
	if r.Publisher == "" {
		return ""
	}
	a, ok := c.actors.Resolve(actor.Query{Text: r.Publisher})
	if ok && len(a.Country) == 3 && len(a.Sectors) > 0 && (a.Sectors[0] == "GOV" || a.Sectors[0] == "MIL") && a.Country != "---" && a.Country != "IGO" {
		return a.Country
	}
	return ""
}

// headline are the words of the path of a report's address, which most often repeat its title
// and the section it stands in, as a title is written: "News World Aldan Minister Resigns".
func headline(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	words := strings.FieldsFunc(u.Path, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + strings.ToLower(w[n:])
	}
	return strings.Join(words, " ")
}
