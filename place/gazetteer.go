// Package place knows where names lie. A Gazetteer finds what a name may mean;
// Resolve decides, over all the place names of one report, what each does mean,
// and never more finely than its words say.
//
// The data are the text files of data/places, which people edit, and
// gazetteer.bin beside them, 235,000 populated places and 40,000 districts of
// GeoNames in compiled form (see place/gazfile and place/compile).
package place

import (
	"cmp"
	"fmt"
	"io/fs"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/place/gazfile"
)

// Place is one place of the gazetteer.
type Place struct {
	ID       string // stable within one version of the data: "IRQ", "IQ.15", "sites:al-Tanf", "geonames:17"
	Name     string
	Kind     Kind
	What     string   // the word for it in the data: "governorate", "strait", "base"
	Country  string   // ISO 3166 alpha-3; "" where it lies in none or in several
	Within   []string // the countries of an area that lies in several
	Code     string   // GeoNames code of the first-order division, "IQ.15", or ""
	Admin1   string   // name of the first-order division, or ""
	Admin2   string   // name of the second-order division, or ""
	Lat, Lon float64  // degrees
	Km       float64  // rough radius of its area
	Pop      int      // 0 where unknown
	Capital  bool     // of its country
	Rough    bool     // its point is that of the first-order division it lies in
	Own      bool     // from the text files, not from the compiled part
}

// Match says by which name a place was found.
type Match uint8

// The ways to find a place, from the surest.
const (
	OwnName   Match = iota // its own name
	OtherName              // another name or spelling that the data list
	Spelling               // a spelling that comes near one (see Skeleton)
)

func (m Match) String() string { return [...]string{"own name", "other name", "near spelling"}[m] }

// Candidate is one place that a name may mean.
type Candidate struct {
	Place
	Match Match
	Prior float64 // how likely the name alone means it; higher is likelier
}

// Gazetteer is the whole of the place data. It is safe for concurrent use.
type Gazetteer struct {
	file    *gazfile.File
	own     []Place
	keys    map[string][]named // folded names of own
	iso3    map[string]string  // alpha-2 to alpha-3
	country map[string]int     // alpha-3 to its position in own
	admin1  map[string]int     // GeoNames code to its position in own
	demonym map[string]int     // folded demonym or adjective to its place in own
	near    map[string][]string
	capital map[string]string // alpha-3 to the folded name of the capital

	ordinary map[string]bool // words that alone are no place

	once  sync.Once
	skels map[string][]named
}

// named says that a key names own[at].
type named struct {
	at    int32
	other bool
	short bool // an abbreviation like "US" or "ACT": not to be read into small letters
}

// Load reads the data that come with the program.
func Load() (*Gazetteer, error) { return LoadFrom(data.Places, data.Gazetteer) }

// LoadFrom reads the text files of a folder laid out like the data folder, over a compiled
// gazetteer. It fails on the first line that is not of its file's form.
func LoadFrom(files fs.FS, compiled string) (*Gazetteer, error) {
	file, err := gazfile.Open(compiled)
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{file: file, keys: make(map[string][]named, 24000), iso3: map[string]string{}, country: map[string]int{},
		admin1: map[string]int{}, demonym: map[string]int{}, near: map[string][]string{}, capital: map[string]string{}}
	for _, read := range []func(fs.FS) error{g.readCountries, g.readAdmin1, g.readPlaces, g.readNames, g.readWords, g.readOrdinary} {
		if err := read(files); err != nil {
			return nil, fmt.Errorf("load the gazetteer: %w", err)
		}
	}
	return g, nil
}

// Lookup returns what a name may mean, likeliest first. The name may carry a
// word that says what it is ("Nineveh province", "the city of Mosul"): places of
// that kind then come first. It returns nil for a name the data don't know.
func (g *Gazetteer) Lookup(name string) []Candidate {
	name = strings.TrimSpace(name)
	found := g.Exact(name)
	if len(found) == 0 {
		found = g.findSkeleton(name)
	}
	rest, ok := withoutDirection(name)
	if len(found) == 0 && ok {
		return g.Lookup(rest)
	}
	if ok && name[0] >= 'a' && name[0] <= 'z' && found[0].Kind == City { // "east London" is a part of London, "East London" a city
		if side := g.Exact(rest); len(side) > 0 && side[0].Prior > found[0].Prior {
			return side
		}
	}
	return rank(found)
}

// Exact is Lookup without near spellings and without dropping a direction: only
// names the data list.
func (g *Gazetteer) Exact(name string) []Candidate {
	var found []Candidate
	for _, v := range variants(name) {
		found = append(found, g.find(name, v.key, v.kind, v.cost)...)
	}
	return rank(found)
}

// Names reports whether the text files give a place that very name, with the
// word for what it is.
func (g *Gazetteer) Names(p Place, name string) bool {
	for _, n := range g.keys[Fold(name)] {
		if g.own[n.at].ID == p.ID {
			return true
		}
	}
	return false
}

// Country returns the entry of a country by its alpha-3 code.
func (g *Gazetteer) Country(iso3 string) (Place, bool) {
	i, ok := g.country[iso3]
	if !ok {
		return Place{}, false
	}
	return g.own[i], true
}

// Alpha3 returns the alpha-3 code of a country by its alpha-2 code, in capitals.
func (g *Gazetteer) Alpha3(alpha2 string) (string, bool) {
	iso3, ok := g.iso3[alpha2]
	return iso3, ok
}

// Admin1 returns a first-order division by its GeoNames code.
func (g *Gazetteer) Admin1(code string) (Place, bool) {
	i, ok := g.admin1[code]
	if !ok {
		return Place{}, false
	}
	return g.own[i], true
}

// Demonym returns the country or area whose people or things a word names:
// "Iraqi", "Filipinos", "Chechen". The word may be in any case.
func (g *Gazetteer) Demonym(word string) (Place, bool) {
	if at, ok := g.demonym[Fold(word)]; ok {
		return g.own[at], true
	}
	return Place{}, false
}

// Neighbours returns the alpha-3 codes of the countries that border on one.
func (g *Gazetteer) Neighbours(iso3 string) []string { return g.near[iso3] }

// Len is the number of places.
func (g *Gazetteer) Len() int { return len(g.own) + g.file.Len() }

// All walks over the populated places and districts.
func (g *Gazetteer) All() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for i := range g.file.Len() {
			if !yield(g.record(i)) {
				return
			}
		}
	}
}

// find returns the places of one key, their priors lowered by the cost of the variant.
func (g *Gazetteer) find(name, key string, hint Kind, cost float64) []Candidate {
	var out []Candidate
	country, letters := "", capitals(name)
	for _, n := range g.keys[key] {
		if n.short && !letters {
			continue
		}
		if g.own[n.at].Kind == Country {
			country = g.own[n.at].Country
		}
		out = append(out, candidate(g.own[n.at], match(n.other), hint))
	}
	for _, h := range g.file.Find(key) {
		if len(key) <= 3 && name == key {
			break // "us", "of": a word in small letters
		}
		p := g.record(h.Record)
		if p.Country == country && (h.Other || hint != City) {
			continue // a capital called like its country: the bare name means the country
		}
		if len(name) <= 4 && letters && (h.Other || p.Pop < 300_000) {
			continue // letters that stand for something else: "NATO", "MOCA"
		}
		out = append(out, candidate(p, match(h.Other), hint))
	}
	for i := range out {
		out[i].Prior -= cost
	}
	namesake(out)
	outspelt(out, name)
	return out
}

// outspelt lowers what a name means only in another spelling, or as another name of it, where a
// large town or a division has it as it stands: "Salem" for Jerusalem, "Bali" for Bāli.
func outspelt(found []Candidate, name string) {
	for i, a := range found {
		if a.Kind != City || a.Name == name {
			continue
		}
		for _, c := range found {
			if c.Match == OwnName && c.Name == name && c.Country != a.Country && (c.Kind == Admin1 || a.Match == OtherName && c.Kind == City && c.Pop >= 100_000) {
				found[i].Prior -= 0.9
				break
			}
		}
	}
}

// capitals reports whether a name is written in capitals, or with points as an
// abbreviation is.
func capitals(name string) bool {
	for i := range len(name) {
		if 'a' <= name[i] && name[i] <= 'z' {
			return strings.Count(name, ".") > 1
		}
	}
	return strings.ToUpper(name) == name || strings.Count(name, ".") > 1
}

// namesake lowers a division that has a large town of the same name in it: the
// bare name means the town. (Gaza alone is the Strip.)
func namesake(found []Candidate) {
	for i, a := range found {
		for _, c := range found {
			if a.Kind == Admin1 && a.Country != "PSE" && c.Kind == City && c.Pop >= 100_000 && c.Code == a.Code && a.Code != "" {
				found[i].Prior -= 0.8
				break
			}
		}
	}
}

func match(other bool) Match {
	if other {
		return OtherName
	}
	return OwnName
}

// findSkeleton looks a name up by its coarser spelling.
func (g *Gazetteer) findSkeleton(name string) []Candidate {
	bare, kind := BareKind(name)
	key := Skeleton(bare)
	if key == "" {
		return nil
	}
	g.once.Do(g.buildSkeletons)
	var out []Candidate
	for _, n := range g.skels[key] {
		out = append(out, candidate(g.own[n.at], Spelling, kind))
	}
	for _, h := range g.file.FindSkeleton(key) {
		out = append(out, candidate(g.record(h.Record), Spelling, kind))
	}
	return out
}

// buildSkeletons makes the coarser spellings of the text files' names, when the first
// name comes that nothing else finds.
func (g *Gazetteer) buildSkeletons() {
	g.skels = make(map[string][]named, len(g.keys))
	for key, names := range g.keys {
		s := Skeleton(key)
		for _, n := range names {
			if k := g.own[n.at].Kind; s != "" && k != Country && k != Continent && !slices.Contains(g.skels[s], n) {
				g.skels[s] = append(g.skels[s], n)
			}
		}
	}
}

// record turns a compiled record into a Place.
func (g *Gazetteer) record(i int) Place {
	r := g.file.Place(i)
	p := Place{ID: "geonames:" + strconv.Itoa(i), Name: r.Name, Kind: City, What: "populated place", Lat: r.Lat, Lon: r.Lon, Code: r.Code,
		Country: g.iso3[r.Country], Admin2: r.Admin2, Pop: r.Pop, Km: 2 + math.Sqrt(float64(r.Pop))/200}
	if r.Kind != gazfile.City {
		p.Kind, p.What, p.Km = Admin2, "district", 20
	}
	if a, ok := g.Admin1(r.Code); ok {
		p.Admin1 = a.Name
		if r.Kind == gazfile.Rough {
			p.Lat, p.Lon, p.Km, p.Rough = a.Lat, a.Lon, a.Km, true
		}
	}
	p.Capital = p.Kind == City && p.Pop > 0 && g.capital[p.Country] == Fold(r.Name)
	return p
}

// rank orders candidates by prior and keeps the best of each place.
func rank(found []Candidate) []Candidate {
	if len(found) < 2 {
		return found
	}
	slices.SortStableFunc(found, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Prior, a.Prior), cmp.Compare(a.ID, b.ID))
	})
	seen := make(map[string]bool, len(found))
	return slices.DeleteFunc(found, func(c Candidate) bool {
		if seen[c.ID] {
			return true
		}
		seen[c.ID] = true
		return false
	})
}
