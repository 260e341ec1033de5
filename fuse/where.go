package fuse

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/place"
)

// spot is where a mention's happening was.
type spot struct {
	name, folded    string
	country, admin1 string
	rank            int // 0 region, 1 country, 2 province, 3 district, 4 city, 5 exact
	lat, lon        float64
	located         bool
}

// The ranks of precision.
const (
	atRegion = iota
	atCountry
	atProvince
	atDistrict
	atCity
	exact
)

func rankOf(precision string) int {
	switch precision {
	case place.AtCountry:
		return atCountry
	case place.AtProvince:
		return atProvince
	case place.AtDistrict:
		return atDistrict
	case place.AtCity:
		return atCity
	case place.Exact:
		return exact
	}
	return atRegion
}

// placesOf are the places of a mention, its own first, without those that lie nowhere: "in
// the warehouse" says where in a report, not among many.
func placesOf(m *sitrep.Mention) []sitrep.Place {
	var out []sitrep.Place
	if m.Place != nil && !nowhere(m.Place) {
		out = append(out, *m.Place)
	}
	for i := range m.Places {
		if !nowhere(&m.Places[i]) {
			out = append(out, m.Places[i])
		}
	}
	return out
}

// nowhere reports whether a place is told by common nouns alone.
func nowhere(p *sitrep.Place) bool {
	name := cmp.Or(p.Name, p.Text)
	return p.Country == "" && p.Precision == "" && p.Lat == nil && strings.IndexFunc(name, unicode.IsUpper) < 0 && strings.IndexFunc(name, unicode.IsLower) >= 0
}

func spotOf(p *sitrep.Place) spot {
	s := spot{name: p.Name, folded: place.Fold(p.Name), country: nation(p.Country), admin1: place.Fold(p.Admin1), rank: rankOf(p.Precision)}
	if s.name == "" {
		s.name, s.folded = p.Text, place.Fold(p.Text)
	}
	if p.Lat != nil && p.Lon != nil {
		s.lat, s.lon, s.located = *p.Lat, *p.Lon, true
	}
	if s.rank == atProvince && s.admin1 == "" {
		s.admin1 = s.folded
	}
	return s
}

// Distances in km within which two places may be one, and from which they are two.
const (
	oneTown  = 10.0
	nearby   = 25.0
	twoSites = 50.0
)

// reach is how far off its point a place of a rank may still lie, in km.
func reach(rank int) float64 {
	if rank == atDistrict {
		return 25
	}
	return 0
}

// weighPlace compares the places of two mentions; of several places the likest count.
func weighPlace(a, b []spot, n *notes) float64 {
	if len(a) == 0 || len(b) == 0 {
		if len(a) == len(b) {
			return 0
		}
		return n.minus(0.4, "only one tells the place")
	}
	best, x, y := never, 0, 0
	for i := range a {
		for j := range b {
			if p, _ := spots(&a[i], &b[j], false); p > best {
				best, x, y = p, i, j
			}
		}
	}
	if n == nil {
		return best
	}
	_, words := spots(&a[x], &b[y], true)
	if best == never {
		n.never(words)
		return never
	}
	return n.add(best, words)
}

// spots compares two places: points, and the words for them where they are told.
func spots(a, b *spot, told bool) (float64, string) {
	if a.rank > b.rank {
		a, b = b, a
	}
	points, format := between(a, b)
	if !told {
		return points, ""
	}
	km, _ := distance(a, b)
	return points, strings.NewReplacer("{a}", a.name, "{b}", b.name, "{km}", fmt.Sprintf("%.0f km", km)).Replace(format)
}

// between compares two places, the coarser first; the words have {a}, {b} and {km} to
// fill in.
func between(a, b *spot) (float64, string) {
	if a.country != "" && b.country != "" && a.country != b.country {
		return never, "different countries ({a}, {b})"
	}
	if a.folded == b.folded && a.folded != "" {
		if km, ok := distance(a, b); !ok || km <= twoSites {
			return samePlace[a.rank], "same place ({b})"
		}
	}
	switch {
	case a.rank == atRegion:
		return -0.2, "{a} and {b}"
	case a.rank == atCountry:
		return 0.3, "{b} is in {a}"
	case a.rank == atProvince:
		return inProvince(a, b)
	}
	return apart(a, b)
}

// samePlace is what one name for both is worth, by the wider of the two.
var samePlace = [...]float64{atRegion: 0.7, atCountry: 0.5, atProvince: 1.4, atDistrict: 2.0, atCity: 2.3, exact: 2.8}

func inProvince(a, b *spot) (float64, string) {
	if b.rank == atProvince || b.admin1 != "" {
		if a.admin1 == b.admin1 {
			return 0.9, "{b} is in {a}"
		}
		if km, ok := distance(a, b); ok && km > 300 {
			return never, "two places {km} apart ({a}, {b})"
		}
		return -2.5, "{b} is not in {a}"
	}
	return 0, "{b} may be in {a}"
}

// apart compares two points.
func apart(a, b *spot) (float64, string) {
	km, ok := distance(a, b)
	if !ok {
		if a.admin1 != "" && a.admin1 == b.admin1 {
			return 0.2, "same province ({a}, {b})"
		}
		return -0.5, "{a} and {b}"
	}
	free := km - reach(a.rank) - reach(b.rank)
	const told = "{km} apart ({a}, {b})"
	switch {
	case km <= oneTown:
		return 1.8, told
	case free <= nearby && km <= twoSites:
		return 0.5, told
	case free <= twoSites:
		return -1.5, told
	}
	return never, "two places " + told
}

func distance(a, b *spot) (float64, bool) {
	if !a.located || !b.located {
		return 0, false
	}
	return place.Distance(a.lat, a.lon, b.lat, b.lon), true
}
