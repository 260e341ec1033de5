package web

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/web/atlas"
)

func TestMapPinsOnlyPoints(t *testing.T) {
	s, _ := site(t, nil)
	at := func(precision string) sitrep.Event {
		p := orvaya()
		p.Precision = precision
		return sitrep.Event{ID: "e-" + precision, Type: "ASSAULT", Title: precision, Place: p}
	}
	for _, c := range []struct {
		precision    string
		marks, areas int
	}{{"exact", 1, 0}, {"city", 1, 0}, {"district", 0, 1}, {"province", 0, 1}, {"country", 0, 1}, {"region", 0, 1}} {
		m := s.mapOf([]sitrep.Event{at(c.precision)}, atlas.ViewFacto)
		if len(m.Marks) != c.marks || len(m.Shades) != c.areas {
			t.Errorf("%s: %d pins, %d areas", c.precision, len(m.Marks), len(m.Shades))
		}
		if m.Places[0].Area != (c.areas == 1) {
			t.Errorf("%s: told as %+v", c.precision, m.Places[0])
		}
	}
	m := s.mapOf([]sitrep.Event{at("country")}, atlas.ViewFacto)
	if m.Shades[0].Path == "" {
		t.Error("a country is shaded along its outline")
	}
}

func TestMapGathersWhatStandsOnOneSpot(t *testing.T) {
	s, _ := site(t, nil)
	a, b := happening("e1", "2031-03-05", "ASSAULT", orvaya()), happening("e2", "2031-03-06", "ASSAULT", orvaya())
	m := s.mapOf([]sitrep.Event{a, b, happening("e3", "2031-03-06", "AID", nil)}, atlas.ViewFacto)
	if len(m.Marks) != 1 || m.Marks[0].N != 2 || strings.Join(m.Marks[0].IDs, " ") != "e1 e2" || m.Placeless != 1 || m.Note != "" {
		t.Errorf("%+v, %d without a place", m.Marks, m.Placeless)
	}
	if m.Label != "Map of the events listed: Orvaya (2)" {
		t.Error(m.Label)
	}
	none := s.mapOf([]sitrep.Event{happening("e3", "2031-03-06", "AID", nil)}, atlas.ViewFacto)
	if none.Note == "" || len(none.Land) < 100 {
		t.Errorf("a map of nothing shows the world and says so: %q, %d outlines", none.Note, len(none.Land))
	}
}

func TestMapDrawsBordersByTheViewChosen(t *testing.T) {
	s, _ := site(t, nil)
	p := &sitrep.Place{Name: "Kosovo", Country: "XKX", Lat: ptr(42.66), Lon: ptr(21.16), Precision: "city"}
	e := []sitrep.Event{{ID: "e1", Type: "AID", Place: p}}
	as := func(view string) map[string]string {
		out := map[string]string{}
		for _, sh := range s.mapOf(e, view).Land {
			out[sh.ID] = sh.As
		}
		return out
	}
	facto, un := as(atlas.ViewFacto), as(atlas.ViewUN)
	differ := 0
	for id := range facto {
		if facto[id] != un[id] {
			differ++
		}
	}
	if differ == 0 {
		t.Errorf("the views draw alike: %v", facto)
	}
	if len(s.mapOf(e, atlas.ViewUN).Disputed) == 0 {
		t.Error("what is disputed is not told")
	}
}

func TestTimelineStacksDays(t *testing.T) {
	var events []sitrep.Event
	for _, d := range []string{"2031-03-05", "2031-03-05", "2031-03-07"} {
		events = append(events, happening("e"+d, d, "ASSAULT", nil))
	}
	events = append(events, happening("talk", "2031-03-05", "CONSULT", nil))
	vague := happening("vague", "2031-01", "ASSAULT", nil)
	vague.Time.Precision = "month"
	v := lineOf(append(events, vague))
	if len(v.Bars) != 3 || v.Most != 3 || v.Label != "Events a day from 5 Mar 2031 to 7 Mar 2031" {
		t.Fatalf("%+v", v)
	}
	if v.Bars[0].Kind != "force" || len(v.Bars[0].IDs) != 2 || v.Bars[1].Kind != "talk" || v.Bars[1].Y >= v.Bars[0].Y {
		t.Errorf("%+v", v.Bars)
	}
	long := lineOf([]sitrep.Event{happening("a", "2029-01-01", "AID", nil), happening("b", "2031-12-31", "AID", nil)})
	for _, b := range long.Bars {
		if b.X+b.W > lineWidth {
			t.Errorf("a bar outside: %+v", b)
		}
	}
	for i := 1; i < len(long.Ticks); i++ {
		if long.Ticks[i].X-long.Ticks[i-1].X < 100 {
			t.Errorf("dates overlap: %+v", long.Ticks)
		}
	}
	if len(lineOf(nil).Bars) != 0 {
		t.Error("bars of nothing")
	}
}

func TestNetworkCellsNeverOverlap(t *testing.T) {
	s, _ := site(t, nil)
	var many []known
	for i := range 40 {
		many = append(many, known{ID: string(rune('a' + i)), Name: strings.Repeat("long name ", 5)})
	}
	for _, n := range []int{0, 1, 2, 4, 9, 40} {
		v := s.net(&actorPage{Name: "x", Above: many[:n], Below: many[:n], Allies: many[:n], Foes: many[:n], Pairs: []pairRow{{ID: "p", Did: 3}, {ID: "q", Got: 1}}})
		for i, a := range v.Nodes {
			if a.Left() < 0 || a.Left()+cellW > netWidth || a.Top() < 0 || a.Top()+cellH > float64(v.Height) {
				t.Errorf("%d: outside the sheet: %+v", n, a)
			}
			for _, b := range v.Nodes[i+1:] {
				if a.Left() < b.Left()+cellW && b.Left() < a.Left()+cellW && a.Top() < b.Top()+cellH && b.Top() < a.Top()+cellH {
					t.Errorf("%d: %+v over %+v", n, a, b)
				}
			}
		}
	}
}
