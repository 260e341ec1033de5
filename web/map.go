package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/web/atlas"
)

// mapView is the map of the rows shown.
type mapView struct {
	Width, Height int
	Land          []atlas.Shape
	Shades        []shade
	Marks         []mark
	Placeless     int // rows that no report places
	Disputed      []string
	Borders       string
	Label         string
	Note          string      // written over a map that shows nothing
	Places        []placeLine // what the map shows, in words
}

// placeLine is what the map shows of one place.
type placeLine struct {
	Name  string
	First string // id of its first event
	N     int
	Area  bool // the words are no finer than an area
}

// mark is an event at the very place that its words tell.
type mark struct {
	X, Y   float64
	Kind   string
	ID     string
	Title  string
	N      int // events at this spot
	IDs    []string
	R      float64
	Unsure bool // none of them is surely told as a fact: drawn hollow
}

// shade is an area: the words are no finer than it. A country is shaded along its
// outline, a province by a disc around its middle, as wide as the division is said to be.
type shade struct {
	Path    string
	X, Y, R float64
	Title   string
	Target  string
	N       int
	IDs     []string
}

const mapWidth, mapHeight = 720, 400

// mapOf draws the map that holds all rows, never a pin where the text tells an area.
func (s *Site) mapOf(events []sitrep.Event, borders string) mapView {
	out := mapView{Width: mapWidth, Height: mapHeight, Borders: borders}
	box, found := s.extent(events)
	if !found {
		box = atlas.World
	}
	v := atlas.Fit(box, mapWidth, mapHeight)
	out.Land = s.atlas.Draw(v, borders)
	for _, sh := range out.Land {
		if sh.Note != "" {
			out.Disputed = append(out.Disputed, sh.Note)
		}
	}
	out.Places = placesOf(events)
	out.Label = mapLabel(len(events), out.Places)
	spots, areas := map[string]*mark{}, map[string]*shade{}
	for i := range events {
		e := &events[i]
		switch {
		case e.Place == nil || e.Place.Country == "" && e.Place.Lat == nil:
			out.Placeless++
		case pinned(e.Place):
			s.pin(v, e, spots)
		default:
			s.shadeOf(v, e, areas, out.Land)
		}
	}
	if len(events) > 0 && out.Placeless == len(events) {
		out.Note = "No event listed is placed by its reports"
	}
	for _, m := range spots {
		m.R = 5 + min(7, float64(m.N)/2)
		if m.N > 1 {
			m.Title = fmt.Sprintf("%d events here, first: %s", m.N, m.Title)
		}
		out.Marks = append(out.Marks, *m)
	}
	for _, a := range areas {
		if a.N > 1 {
			a.Title = fmt.Sprintf("%d events somewhere here, first: %s", a.N, a.Title)
		}
		out.Shades = append(out.Shades, *a)
	}
	slices.SortFunc(out.Marks, func(a, b mark) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(out.Shades, func(a, b shade) int { return strings.Compare(a.Target, b.Target) })
	return out
}

// placesOf counts the events of each place, busiest first.
func placesOf(events []sitrep.Event) []placeLine {
	at := map[string]int{}
	var out []placeLine
	for i := range events {
		p := events[i].Place
		if p == nil || p.Country == "" && p.Lat == nil {
			continue
		}
		name := placeWords(p)
		j, ok := at[name]
		if !ok {
			j = len(out)
			at[name] = j
			out = append(out, placeLine{Name: name, First: events[i].ID, Area: !pinned(p)})
		}
		out[j].N++
	}
	slices.SortStableFunc(out, func(a, b placeLine) int { return b.N - a.N })
	return out
}

// mapLabel tells in a sentence what a map shows.
func mapLabel(events int, places []placeLine) string {
	if events == 0 {
		return "Map of the world; no event to show"
	}
	if len(places) == 0 {
		return "Map of the world; no event listed is placed by its reports"
	}
	var names []string
	for _, p := range places[:min(3, len(places))] {
		names = append(names, fmt.Sprintf("%s (%d)", p.Name, p.N))
	}
	label := "Map of the events listed: " + strings.Join(names, ", ")
	if n := len(places) - len(names); n > 0 {
		label += " and " + plural(n, "other place", "other places")
	}
	return label
}

// pinned tells whether the words place an event at a point.
func pinned(p *sitrep.Place) bool {
	return p.Lat != nil && p.Lon != nil && (p.Precision == "exact" || p.Precision == "city")
}

func (s *Site) pin(v atlas.View, e *sitrep.Event, spots map[string]*mark) {
	x, y := v.XY(atlas.Point{Lon: *e.Place.Lon, Lat: *e.Place.Lat})
	unsure := len(e.Caveats()) > 0
	key := fmt.Sprintf("%.0f,%.0f,%s,%t", x/4, y/4, kindOf(e.Type), unsure)
	if m := spots[key]; m != nil {
		m.N++
		m.IDs = append(m.IDs, e.ID)
		return
	}
	spots[key] = &mark{X: x, Y: y, Kind: kindOf(e.Type), ID: e.ID, Title: pinTitle(e), N: 1, IDs: []string{e.ID}, Unsure: unsure}
}

// pinTitle is an event's title with what keeps it from being a fact.
func pinTitle(e *sitrep.Event) string {
	if words := e.Caveats(); len(words) > 0 {
		return e.Title + " [" + strings.Join(words, ", ") + "]"
	}
	return e.Title
}

func (s *Site) shadeOf(v atlas.View, e *sitrep.Event, areas map[string]*shade, land []atlas.Shape) {
	key := e.Place.Country + "/" + e.Place.Admin1
	fine := e.Place.Precision == "province" || e.Place.Precision == "district"
	if !fine {
		key = e.Place.Country
	}
	if a := areas[key]; a != nil {
		a.N++
		a.IDs = append(a.IDs, e.ID)
		return
	}
	a := &shade{Title: pinTitle(e) + " (" + placeWords(e.Place) + ")", Target: e.ID, N: 1, IDs: []string{e.ID}}
	if d, ok := s.division(e.Place); fine && ok {
		a.X, a.Y = v.XY(atlas.Point{Lon: d.Lon, Lat: d.Lat})
		a.R = max(6, v.Kilometres(d.Km))
		areas[key] = a
		return
	}
	for _, sh := range land {
		if sh.As == e.Place.Country {
			a.Path += sh.Path
		}
	}
	areas[key] = a
}

// extent is the box around all that the rows place.
func (s *Site) extent(events []sitrep.Event) (atlas.Box, bool) {
	b := atlas.Box{South: 90, West: 180, North: -90, East: -180}
	found := false
	add := func(o atlas.Box) {
		b = atlas.Box{South: min(b.South, o.South), West: min(b.West, o.West), North: max(b.North, o.North), East: max(b.East, o.East)}
		found = true
	}
	for i := range events {
		p := events[i].Place
		if p == nil {
			continue
		}
		if pinned(p) {
			add(atlas.Box{South: *p.Lat - 2, West: *p.Lon - 2, North: *p.Lat + 2, East: *p.Lon + 2})
		} else if a, ok := s.atlas.Area(p.Country); ok && a.Box.East-a.Box.West < 90 {
			add(a.Box)
		}
	}
	if found && (b.East-b.West > 220 || b.North-b.South > 110) {
		return atlas.World, true
	}
	return b, found
}

// division finds the province that a place lies in.
func (s *Site) division(p *sitrep.Place) (place.Place, bool) {
	if s.o.Knowledge.Places == nil || p.Admin1 == "" {
		return place.Place{}, false
	}
	for _, c := range s.o.Knowledge.Places.Lookup(p.Admin1) {
		if c.Kind == place.Admin1 && c.Country == p.Country {
			return c.Place, true
		}
	}
	return place.Place{}, false
}
