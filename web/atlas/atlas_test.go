package atlas

import (
	"math"
	"strings"
	"testing"
)

func load(t testing.TB) *Set {
	t.Helper()
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOutlinesHoldTheirCapitals(t *testing.T) {
	s := load(t)
	for id, capital := range map[string]Point{
		"IRQ": {44.4, 33.3}, "SYR": {36.3, 33.5}, "JOR": {35.9, 31.9}, "UKR": {30.5, 50.5}, "SDN": {32.5, 15.6}, "XKX": {21.2, 42.65},
	} {
		a, ok := s.Area(id)
		if !ok {
			t.Errorf("%s: no outline", id)
			continue
		}
		if !inside(capital, a.Rings) {
			t.Errorf("%s: its capital at %v lies outside its outline", id, capital)
		}
	}
}

// inside is the even-odd rule.
func inside(p Point, rings [][]Point) bool {
	in := false
	for _, r := range rings {
		for i, j := 0, len(r)-1; i < len(r); j, i = i, i+1 {
			if (r[i].Lat > p.Lat) != (r[j].Lat > p.Lat) &&
				p.Lon < (r[j].Lon-r[i].Lon)*(p.Lat-r[i].Lat)/(r[j].Lat-r[i].Lat)+r[i].Lon {
				in = !in
			}
		}
	}
	return in
}

func TestViewKeepsItsBoxOnTheSheet(t *testing.T) {
	for _, b := range []Box{World, {29, 38, 38, 49}, {33, 44, 33, 44}, {-35, 16, -22, 33}} {
		v := Fit(b, 900, 450)
		for _, p := range []Point{{b.West, b.South}, {b.East, b.North}} {
			x, y := v.XY(p)
			if x < -0.01 || x > 900.01 || y < -0.01 || y > 450.01 {
				t.Errorf("%v: corner %v falls at %.1f, %.1f", b, p, x, y)
			}
		}
		mid := Point{(b.West + b.East) / 2, (b.South + b.North) / 2}
		if x, y := v.XY(mid); math.Abs(x-450) > 0.01 || math.Abs(y-225) > 0.01 {
			t.Errorf("%v: its middle falls at %.1f, %.1f", b, x, y)
		}
	}
}

func TestBordersByView(t *testing.T) {
	s := load(t)
	v := Fit(World, 900, 450)
	as := func(borders string) map[string]string {
		out := map[string]string{}
		for _, sh := range s.Draw(v, borders) {
			out[sh.ID] = sh.As
		}
		return out
	}
	if got := as(ViewFacto)["XKX"]; got != "XKX" {
		t.Errorf("de facto, Kosovo is drawn as %q", got)
	}
	if got := as(ViewUN)["XKX"]; got != "SRB" {
		t.Errorf("by the UN's list, Kosovo is drawn as %q", got)
	}
}

func TestEveryDisputeNamesAnOutline(t *testing.T) {
	s := load(t)
	for _, d := range s.Disputes {
		if _, ok := s.Area(d.Area); !ok {
			t.Errorf("disputed.txt: %s has no outline", d.Area)
		}
	}
}

func TestWorldIsLight(t *testing.T) {
	s := load(t)
	n := 0
	for _, sh := range s.Draw(Fit(World, 900, 450), ViewFacto) {
		if !strings.HasPrefix(sh.Path, "M") || !strings.HasSuffix(sh.Path, "z") {
			t.Errorf("%s: path %.20q", sh.ID, sh.Path)
		}
		n += len(sh.Path)
	}
	if n > 90_000 || n < 20_000 {
		t.Errorf("the world's outlines take %d bytes", n)
	}
}

func BenchmarkDraw(b *testing.B) {
	s := load(b)
	v := Fit(World, 900, 450)
	for b.Loop() {
		s.Draw(v, ViewFacto)
	}
}
