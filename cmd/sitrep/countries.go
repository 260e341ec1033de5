package main

import (
	"io/fs"
	"strings"
)

// countryNames gives the names of countries by their ISO 3166 alpha-3 codes, as
// the data of actors has them; "" for codes it does not have.
func countryNames(actors fs.FS) func(code string) string {
	names := map[string]string{}
	states, err := fs.ReadFile(actors, "actors/states.txt")
	if err == nil {
		for line := range strings.SplitSeq(string(states), "\n") {
			code, rest, _ := strings.Cut(line, "|")
			name, _, ok := strings.Cut(rest, "|")
			if ok && len(code) == 3 {
				names[code] = name
			}
		}
	}
	return func(code string) string { return names[code] }
}
