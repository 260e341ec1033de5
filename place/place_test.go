package place

import (
	"os"
	"sync"
	"testing"

	"github.com/sitrep-news/sitrep/data"
)

var loaded = sync.OnceValues(Load)

func gazetteer(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestLookup(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct {
		name, want, country string
		kind                Kind
	}{
		{"Mosul", "Mosul", "IRQ", City},
		{"Kiev", "Kyiv", "UKR", City},
		{"Kyiv", "Kyiv", "UKR", City},
		{"Saigon", "Ho Chi Minh City", "VNM", City},
		{"Sana'a", "Sanaa", "YEM", City},
		{"Nineveh province", "Nineveh", "IRQ", Admin1},
		{"Ninewa", "Nineveh", "IRQ", Admin1},
		{"Salah ad-Din", "Saladin", "IRQ", Admin1},
		{"Straits of Hormuz", "Strait of Hormuz", "", Water},
		{"the River Tigris", "Tigris", "IRQ", Water},
		{"al Asad Airbase", "Ain al-Asad Air Base", "IRQ", Site},
		{"Jabaliya refugee camp", "Jabalia camp", "PSE", Site},
		{"U.S.", "United States", "USA", Country},
		{"Zaire", "Democratic Republic of the Congo", "COD", Country},
		{"Mexico", "Mexico", "MEX", Country},
		{"New York", "New York City", "USA", City},
		{"Washington", "Washington", "USA", City},
		{"Calif.", "California", "USA", Admin1},
		{"St. Louis", "St. Louis", "USA", City},
		{"northern Syria", "Syria", "SYR", Country},
		{"east London", "London", "GBR", City},
		{"Bali", "Bali", "IDN", Admin1},
		{"East London", "East London", "ZAF", City},
		{"Qaim", "Al Qaim", "IRQ", City},
	} {
		found := g.Lookup(c.name)
		if len(found) == 0 {
			t.Errorf("%s: not found", c.name)
			continue
		}
		if f := found[0]; f.Name != c.want || f.Country != c.country || f.Kind != c.kind {
			t.Errorf("%s: %s, %s (%s), want %s, %s (%s)", c.name, f.Name, f.Country, f.Kind, c.want, c.country, c.kind)
		}
	}
}

func TestLookupLeavesWordsAlone(t *testing.T) {
	g := gazetteer(t)
	for _, name := range []string{"us", "act", "zzyzx quux", ""} {
		if found := g.Lookup(name); len(found) > 0 {
			t.Errorf("%q: found %s (%s)", name, found[0].Name, found[0].ID)
		}
	}
}

func TestResolve(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct {
		about string
		ctx   Context
		want  string // GeoNames code of the first toponym's division, or its country
	}{
		{"alone the larger", Context{Toponyms: []Toponym{{Text: "Tripoli"}}}, "LBY"},
		{"put in a country", Context{Toponyms: []Toponym{{Text: "Tripoli", In: 2}, {Text: "Lebanon"}}}, "LBN"},
		{"beside its neighbours", Context{Toponyms: []Toponym{{Text: "Tripoli"}, {Text: "Sidon"}, {Text: "Baalbek"}, {Text: "Beirut"}}}, "LBN"},
		{"put in a state", Context{Toponyms: []Toponym{{Text: "Paris", In: 2}, {Text: "Texas"}}}, "US.TX"},
		{"a country beside its neighbours", Context{Toponyms: []Toponym{{Text: "Georgia"}, {Text: "Abkhazia"}, {Text: "Armenia"}, {Text: "Tbilisi"}}}, "GEO"},
		{"a state beside its neighbours", Context{Toponyms: []Toponym{{Text: "Georgia"}, {Text: "Atlanta"}, {Text: "Alabama"}, {Text: "Savannah"}, {Text: "Macon"}}, Publisher: "USA"}, "US.GA"},
		{"said fully elsewhere", Context{Toponyms: []Toponym{{Text: "Paris"}, {Text: "Paris", In: 3}, {Text: "Texas"}}}, "US.TX"},
		{"a demonym", Context{Toponyms: []Toponym{{Text: "Iraqi"}}}, "IRQ"},
	} {
		r := g.Resolve(c.ctx)[0]
		if !r.Known || r.Place.Code != c.want && r.Place.Country != c.want {
			t.Errorf("%s: %s is %s (%s, %s), want %s", c.about, r.Text, r.Place.Name, r.Place.Code, r.Place.Country, c.want)
		}
		if r.Known && (r.Confidence <= 0 || r.Confidence > 1 || r.Why == "") {
			t.Errorf("%s: confidence %g, why %q", c.about, r.Confidence, r.Why)
		}
	}
}

// TestResolveLeavesStrangersOpen: a small town that the gazetteer has only in a country of
// which the report says nothing is not where something happened.
func TestResolveLeavesStrangersOpen(t *testing.T) {
	g := gazetteer(t)
	at := []Toponym{{Text: "Kanyama"}, {Text: "Lusaka"}, {Text: "Kitwe"}}
	if r := g.Resolve(Context{Toponyms: at, Countries: []string{"ZMB"}})[0]; r.Known {
		t.Errorf("in a report about Zambia Kanyama is %s (%s)", r.Place.Name, r.Place.Country)
	}
	at[1].Text, at[2].Text = "Kinshasa", "Lubumbashi"
	if r := g.Resolve(Context{Toponyms: at, Countries: []string{"COD"}})[0]; !r.Known || r.Place.Country != "COD" {
		t.Errorf("in a report about the Congo Kanyama is %q (%s)", r.Place.Name, r.Place.Country)
	}
}

func TestPrecisionIsNoFinerThanTheWords(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct {
		top   Toponym
		want  string
		point bool
	}{
		{Toponym{Text: "Mosul"}, AtCity, true},
		{Toponym{Text: "Mosul", Near: true}, AtDistrict, true},
		{Toponym{Text: "Helmand", Kind: Admin1}, AtProvince, false},
		{Toponym{Text: "Syria", Part: true}, AtCountry, false},
		{Toponym{Text: "the Sahel"}, AtRegion, false},
		{Toponym{Text: "al-Tanf"}, Exact, true},
		{Toponym{Text: "al-Tanf", Near: true}, AtDistrict, true},
	} {
		r := g.Resolve(Context{Toponyms: []Toponym{c.top}})[0]
		if r.Precision != c.want || r.Point() != c.point {
			t.Errorf("%+v: precision %s, point %v; want %s, %v", c.top, r.Precision, r.Point(), c.want, c.point)
		}
	}
}

func TestContains(t *testing.T) {
	g := gazetteer(t)
	first := func(name string) Place { return g.Lookup(name)[0].Place }
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Iraq", "Mosul", true},
		{"Nineveh province", "Mosul", true},
		{"Iraq", "Nineveh province", true},
		{"Syria", "Mosul", false},
		{"Middle East", "Syria", true},
		{"Donbas", "Bakhmut", true},
		{"Donbas", "Kharkiv", false},
		{"Mosul", "Iraq", false},
		{"Africa", "Kenya", true},
		{"Europe", "Kenya", false},
	} {
		if got := Contains(first(c.a), first(c.b)); got != c.want {
			t.Errorf("%s contains %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
	if d := Km(first("Baghdad"), first("Mosul")); d < 330 || d > 370 {
		t.Errorf("Baghdad to Mosul: %.0f km", d)
	}
}

func TestDataCheck(t *testing.T) {
	for _, f := range DataCheck().Run(os.DirFS("../data")) {
		t.Error(f)
	}
	if f := DataCheck().Run(os.DirFS("testdata/broken")); len(f) == 0 {
		t.Error("a folder with an unknown country passes")
	}
}

func TestLoadIsQuick(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	r := testing.Benchmark(BenchmarkLoad)
	if per := r.NsPerOp() / 1e6; per > 500 {
		t.Errorf("loading takes %d ms; the program's start allows 50", per)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := LoadFrom(data.Places, data.Gazetteer); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	g := gazetteer(b)
	for b.Loop() {
		g.Lookup("Deir al-Zour")
	}
}
