package place

import (
	"io/fs"
	"strings"
)

// Ordinary reports whether a word is one of the language that also names a
// place somewhere ("March", "Center"): alone it says nothing of a place.
func (g *Gazetteer) Ordinary(word string) bool { return g.ordinary[strings.ToLower(word)] }

// word
func (g *Gazetteer) readOrdinary(files fs.FS) error {
	g.ordinary = map[string]bool{}
	return readLines(files, ordinaryFile, 1, func(c []string) error {
		g.ordinary[c[0]] = true
		return nil
	})
}
