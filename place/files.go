package place

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// The text files of data/places.
const (
	folder        = "places"
	countriesFile = "countries.txt"
	admin1File    = "admin1.txt"
	namesFile     = "names.txt"
	wordsFile     = "adjectives.txt"
	ordinaryFile  = "ordinary.txt"
)

// placeFiles hold places of all other kinds, in one form.
var placeFiles = []string{"regions.txt", "sites.txt", "terrain.txt", "towns.txt", "waters.txt"}

// whats maps the words of the files' second column to kinds.
var whats = map[string]Kind{
	"continent": Continent, "region": Region,
	"ocean": Water, "sea": Water, "strait": Water, "gulf": Water, "bay": Water, "lake": Water, "river": Water, "canal": Water,
	"mountains": Terrain, "mountain": Terrain, "desert": Terrain, "valley": Terrain, "island": Terrain, "islands": Terrain, "peninsula": Terrain, "forest": Terrain, "pass": Terrain,
	"district": Admin2, "town": City, "village": City, "quarter": Quarter,
	"base": Site, "camp": Site, "crossing": Site, "airport": Site, "dam": Site, "nuclear": Site, "prison": Site, "landmark": Site, "port": Site, "bridge": Site, "field": Site, "plant": Site, "road": Site,
}

// readLines calls f with the cells of every entry of a file, in order.
func readLines(files fs.FS, name string, cells int, f func(cell []string) error) error {
	b, err := fs.ReadFile(files, folder+"/"+name)
	if err != nil {
		return fmt.Errorf("read the place data: %w", err)
	}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cell := strings.Split(line, "|")
		if len(cell) != cells {
			return fmt.Errorf("%s/%s:%d: %d cells between |, want %d", folder, name, n+1, len(cell), cells)
		}
		for i := range cell {
			cell[i] = strings.TrimSpace(cell[i])
		}
		if err := f(cell); err != nil {
			return fmt.Errorf("%s/%s:%d: %w", folder, name, n+1, err)
		}
	}
	return nil
}

// alpha-3 | alpha-2 | name | lat, lon | km | population | capital | neighbours | demonyms | others
func (g *Gazetteer) readCountries(files fs.FS) error {
	neighbours := map[string]string{}
	err := readLines(files, countriesFile, 10, func(c []string) error {
		p := Place{ID: c[0], Name: c[2], Kind: Country, What: "country", Country: c[0], Own: true}
		if err := readPoint(&p, c[3], c[4]); err != nil {
			return err
		}
		pop, err := strconv.Atoi(c[5])
		if err != nil {
			return fmt.Errorf("population %q is not a number", c[5])
		}
		p.Pop = pop
		g.iso3[c[1]] = c[0]
		g.capital[c[0]] = Fold(c[6])
		neighbours[c[0]] = c[7]
		for _, d := range list(c[8]) {
			if have, ok := g.demonym[Fold(d)]; !ok || have < len(g.own) && pop > g.own[have].Pop {
				g.demonym[Fold(d)] = len(g.own)
			}
		}
		g.country[c[0]] = g.add(p, list(c[9]))
		return nil
	})
	for iso3, twos := range neighbours {
		for _, two := range strings.Fields(twos) {
			if n := g.iso3[two]; n != "" {
				g.near[iso3] = append(g.near[iso3], n)
			}
		}
	}
	return err
}

// code | name | lat, lon | km | others
func (g *Gazetteer) readAdmin1(files fs.FS) error {
	return readLines(files, admin1File, 5, func(c []string) error {
		two, _, _ := strings.Cut(c[0], ".")
		p := Place{ID: c[0], Name: c[1], Kind: Admin1, What: "first-order division", Country: g.iso3[two], Code: c[0], Admin1: c[1], Own: true}
		if p.Country == "" {
			return fmt.Errorf("code %q begins with no country of %s", c[0], countriesFile)
		}
		if err := readPoint(&p, c[2], c[3]); err != nil {
			return err
		}
		g.admin1[c[0]] = g.add(p, list(c[4]))
		return nil
	})
}

// name | what | countries | GeoNames code of admin1 | lat, lon | km | others | source
func (g *Gazetteer) readPlaces(files fs.FS) error {
	for _, name := range placeFiles {
		err := readLines(files, name, 8, func(c []string) error {
			kind, ok := whats[c[1]]
			if !ok {
				return fmt.Errorf("unknown kind of place %q", c[1])
			}
			p := Place{ID: strings.TrimSuffix(name, ".txt") + ":" + c[0], Name: c[0], Kind: kind, What: c[1], Code: c[3], Own: true, Within: strings.Fields(c[2])}
			if len(p.Within) == 1 {
				p.Country, p.Within = p.Within[0], nil
			}
			for _, iso3 := range append(p.Within, p.Country) {
				if _, ok := g.country[iso3]; !ok && iso3 != "" {
					return fmt.Errorf("unknown country %q", iso3)
				}
			}
			if err := g.placeIn(&p); err != nil {
				return err
			}
			if err := readPoint(&p, c[4], c[5]); err != nil {
				return err
			}
			g.add(p, list(c[6]))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (g *Gazetteer) placeIn(p *Place) error {
	if p.Code == "" {
		return nil
	}
	a, ok := g.Admin1(p.Code)
	if !ok {
		return fmt.Errorf("unknown first-order division %q", p.Code)
	}
	if a.Country != p.Country {
		return fmt.Errorf("division %s (%s) is not in %q", p.Code, a.Name, p.Country)
	}
	p.Admin1 = a.Name
	return nil
}

// other name | name | alpha-3 | source: other names of places of the compiled gazetteer
func (g *Gazetteer) readNames(files fs.FS) error {
	return readLines(files, namesFile, 4, func(c []string) error {
		p, ok := g.largest(c[1], c[2])
		if !ok {
			return fmt.Errorf("the gazetteer knows no %q in %s", c[1], c[2])
		}
		p.Own = true
		g.own = append(g.own, p)
		g.name(c[0], named{at: int32(len(g.own) - 1), other: true})
		return nil
	})
}

// word | place | source: words for the people and things of other places
func (g *Gazetteer) readWords(files fs.FS) error {
	return readLines(files, wordsFile, 3, func(c []string) error {
		at, ok := g.country[c[1]]
		if !ok {
			at, ok = g.admin1[c[1]]
		}
		for _, n := range g.keys[Fold(c[1])] {
			if k := g.own[n.at].Kind; !ok && (k == Region || k == Continent || k == Terrain || k == Water || k == Admin1) {
				at, ok = int(n.at), true
			}
		}
		if !ok {
			return fmt.Errorf("no country, division or area is called %q", c[1])
		}
		g.demonym[Fold(c[0])] = at
		return nil
	})
}

// largest is the most populous town of that name in a country.
func (g *Gazetteer) largest(name, iso3 string) (Place, bool) {
	var best Place
	for _, h := range g.file.Find(Fold(name)) {
		if p := g.record(h.Record); p.Country == iso3 && (best.ID == "" || p.Pop > best.Pop) {
			best = p
		}
	}
	return best, best.ID != ""
}

func (g *Gazetteer) add(p Place, others []string) int {
	g.own = append(g.own, p)
	at := len(g.own) - 1
	g.name(p.Name, named{at: int32(at)})
	for _, o := range others {
		g.name(o, named{at: int32(at), other: true})
	}
	return at
}

func (g *Gazetteer) name(s string, n named) {
	key := Fold(s)
	n.short = len(key) <= 4 && capitals(s)
	for _, have := range g.keys[key] {
		if have.at == n.at {
			return
		}
	}
	g.keys[key] = append(g.keys[key], n)
}

func readPoint(p *Place, point, km string) error {
	lat, lon, _ := strings.Cut(point, ",")
	var err [3]error
	p.Lat, err[0] = strconv.ParseFloat(strings.TrimSpace(lat), 64)
	p.Lon, err[1] = strconv.ParseFloat(strings.TrimSpace(lon), 64)
	p.Km, err[2] = strconv.ParseFloat(km, 64)
	if err[0] != nil || err[1] != nil || p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
		return fmt.Errorf("%q is not a latitude and a longitude", point)
	}
	if err[2] != nil || p.Km < 0 {
		return fmt.Errorf("%q is not a radius in km", km)
	}
	return nil
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	parts := strings.Split(cell, ";")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}
