package main

import (
	"bytes"
	"testing"

	"github.com/sitrep-news/sitrep/place/gazfile"
)

// invented towns of a country with another script and of one without.
func sources() (map[string]city, []district, []location) {
	cities := map[string]city{
		"1": {ID: 1, Name: "Darra Kūh", Lat: 34.5, Lon: 69.25, Country: "AF", Admin1: "13", Population: 2500, Other: []string{"Dara-e Kuh", "DKH", "дара"}},
		"2": {ID: 2, Name: "São Bento", Lat: -10, Lon: -50.5, Country: "BR", Admin1: "05", Population: 400, Other: []string{"Sankt Bento"}},
		"3": {ID: 3, Name: "Lower Darra", Lat: 34.6, Lon: 69.35, Country: "AF", Admin1: "13", Population: 600},
	}
	districts := []district{{"AF.13.100", "Kuhistan"}, {"AF.13.101", "Empty"}, {"BR.05.7", "São Bento"}}
	located := []location{{Country: "AF", Admin1: "13", Admin2: "100", Lat: "34.5", Lng: "69.25"}, {Country: "AF", Admin1: "13", Admin2: "100", Lat: "34.6", Lng: "69.35"},
		{Country: "BR", Admin1: "05", Admin2: "7", Lat: "-10", Lng: "-50.5"}}
	return cities, districts, located
}

func open(t *testing.T) (*gazfile.File, []byte) {
	t.Helper()
	w, err := build(sources())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := gazfile.Open(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return f, b.Bytes()
}

func TestBuild(t *testing.T) {
	f, _ := open(t)
	for _, c := range []struct {
		key, name, admin2 string
		other             bool
	}{
		{"darra kuh", "Darra Kuh", "Kuhistan", false},
		{"dara e kuh", "Darra Kuh", "Kuhistan", true},
		{"sao bento", "São Bento", "", false},
		{"kuhistan", "Kuhistan", "", false},
		{"empty", "Empty", "", false},
	} {
		hits := f.Find(c.key)
		if len(hits) != 1 {
			t.Errorf("%s may mean %d places, want 1", c.key, len(hits))
			continue
		}
		if p := f.Place(hits[0].Record); p.Name != c.name || p.Admin2 != c.admin2 || hits[0].Other != c.other {
			t.Errorf("%s: %+v, other name %v", c.key, p, hits[0].Other)
		}
	}
	for _, gone := range []string{"dkh", "sankt bento"} { // a code; a small town's other name
		if hits := f.Find(gone); hits != nil {
			t.Errorf("%s is kept: %v", gone, hits)
		}
	}
	p := f.Place(f.Find("kuhistan")[0].Record)
	if p.Kind != gazfile.Admin2 || p.Lat < 34.54 || p.Lat > 34.56 {
		t.Errorf("the district is %+v, want the middle of its towns", p)
	}
	if p := f.Place(f.Find("empty")[0].Record); p.Kind != gazfile.Rough {
		t.Errorf("a district without a town is %+v", p)
	}
}

func TestSameSourcesSameBytes(t *testing.T) {
	_, a := open(t)
	_, b := open(t)
	if !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
}
