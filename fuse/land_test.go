package fuse

import (
	"testing"

	"github.com/sitrep-news/sitrep"
)

// TestPeopleOfNoLand: two kinds of people whom no word gives a land are not told apart by the one that
// each report is about; whose words name one, and who serves one, are.
func TestPeopleOfNoLand(t *testing.T) {
	known := newPeople(Knowledge{})
	of := func(name, country, sector string) *party {
		p, ok := known.of(sitrep.Arg{Name: name, Kind: sitrep.KindPeople, Country: country, Sectors: []string{sector}}, nil)
		if !ok {
			t.Fatalf("%q is no party", name)
		}
		return &p
	}
	for _, c := range []struct {
		a, b *party
		want kinship
	}{
		{of("Two people", "SYR", "CVL"), of("one American contractor", "USA", "BUS"), vague},
		{of("villagers", "SYR", "CVL"), of("residents", "IRQ", "CVL"), vague},
		{of("three tourists from France", "FRA", "CVL"), of("contractors from Texas", "USA", "BUS"), unfit},
		{of("soldiers", "SYR", "MIL"), of("troops", "IRQ", "MIL"), unfit},
	} {
		if got := descriptions(c.a, c.b); got != c.want {
			t.Errorf("%s of %s and %s of %s: %v, want %v", c.a.name, c.a.country, c.b.name, c.b.country, got, c.want)
		}
	}
}
