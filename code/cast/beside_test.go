package cast

import (
	"slices"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

// TestBeside: people are what the bodies beside their names are, what those are whom a list
// names, whose colleagues they are, and what their letters and ranks say; an alias makes no
// second person, and authorities before a comma are no title.
func TestBeside(t *testing.T) {
	_, c := built(t, "beside.conllu")
	told := firstSectors(c)
	for name, sector := range map[string]string{"Moses Okello": "COP", "Peter Wandera": "EDU", "Irene Kato": "JUD", "Joseph Mukasa": "JUD", "Isaac Bali": "JUD",
		"Joseph Barasa": "COP", "Peter Kimani": "COP", "Mary Atieno": "JRN", "Tom Oduor": "JRN", "Maria Arango": "JUD", "Juan Lopez": "MIL", "Samuel Ssali": "CVL"} {
		if told[name] != sector {
			t.Errorf("%s is %q, want %q", name, told[name], sector)
		}
	}
	if i := slices.IndexFunc(c.Actors, func(a sitrep.Actor) bool { return a.Name == "Rose Auma" }); i < 0 || !slices.Contains(c.Actors[i].Aliases, "Marina") {
		t.Errorf("Marina is no alias: %+v", c.Actors)
	}
}
