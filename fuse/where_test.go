package fuse

import (
	"slices"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

func TestNowhere(t *testing.T) {
	lat := 36.2
	m := sitrep.Mention{Place: &sitrep.Place{Name: "the warehouse"}, Places: []sitrep.Place{{Name: "the warehouse"},
		{Name: "the port", Lat: &lat, Lon: &lat}, {Name: "Port Alda"}, {Name: "المدينة"}, {Words: sitrep.Words{Text: "the hills"}, Country: "TAR"}}}
	var got []string
	for _, p := range placesOf(&m) {
		got = append(got, p.Name+p.Text)
	}
	if want := []string{"the port", "Port Alda", "المدينة", "the hills"}; !slices.Equal(got, want) {
		t.Errorf("places %q, want %q", got, want)
	}
}
