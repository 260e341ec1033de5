package place

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/data/check"
)

// DataCheck proves the text files of data/places sound: they load, are sorted,
// name no place twice and list no spelling that looking up makes anyway.
func DataCheck() check.Data {
	return check.Data{Name: "places", Run: func(fsys fs.FS) []check.Finding {
		g, err := LoadFrom(fsys, data.Gazetteer)
		if err != nil {
			return []check.Finding{{File: folder, What: err.Error()}}
		}
		files := append([]string{countriesFile, admin1File, namesFile, wordsFile, ordinaryFile}, placeFiles...)
		paths := make([]string, len(files))
		for i, f := range files {
			paths[i] = folder + "/" + f
		}
		out := check.Sorted(fsys, paths...)
		for _, path := range paths {
			out = append(out, repeated(fsys, path)...)
		}
		return append(out, g.outside()...)
	}}
}

// repeated finds entries that stand twice in a file, and other names that
// folding makes equal to the entry's own name.
func repeated(fsys fs.FS, path string) []check.Finding {
	lines, err := check.Lines(fsys, path)
	if err != nil {
		return []check.Finding{{File: path, What: err.Error()}}
	}
	var out []check.Finding
	seen := map[string]int{}
	for _, l := range lines {
		cell := strings.Split(l.Text, "|")
		key := strings.TrimSpace(cell[0])
		if at, ok := seen[key]; ok {
			out = append(out, l.Errorf("%q stands on line %d already; keep one", key, at))
		}
		seen[key] = l.Number
		if len(cell) == 8 { // the files of places
			names := map[string]bool{Fold(key): true}
			for _, o := range list(strings.TrimSpace(cell[6])) {
				if names[Fold(o)] {
					out = append(out, l.Errorf("the other name %q is found without being listed; delete it", o))
				}
				names[Fold(o)] = true
			}
		}
	}
	return out
}

// outside finds places that lie too far even for an island from the country
// they are said to be in.
func (g *Gazetteer) outside() []check.Finding {
	var out []check.Finding
	for _, p := range g.own {
		c, ok := g.Country(p.Country)
		if !ok || p.Kind == Country || strings.HasPrefix(p.ID, "geonames:") {
			continue
		}
		if d := Km(p, c); d > 5*c.Km+3500 {
			out = append(out, check.Finding{File: folder, What: fmt.Sprintf("%s (%s) lies %.0f km from the middle of %s; check its point", p.Name, p.ID, d, c.Name)})
		}
	}
	return out
}
