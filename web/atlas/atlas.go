// Package atlas holds the outlines of countries and draws them for the pages:
// Natural Earth's boundaries (public domain) in the TopoJSON files of the npm
// package world-atlas 2.0.2 (ISC). No tile server and no network is needed.
package atlas

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed countries-110m.json countries-50m.json numeric.txt disputed.txt
var files embed.FS

// Point is a place in degrees.
type Point struct{ Lon, Lat float64 }

// Box is an area in degrees. It never crosses the date line.
type Box struct{ South, West, North, East float64 }

// Area is a country or a disputed territory with its outline.
type Area struct {
	ID    string // ISO alpha-3; for territories without one, the user-assigned XKX, XSO, XNC or the name
	Name  string
	Rings [][]Point
	Box   Box
}

// Atlas is one level of detail.
type Atlas struct{ Areas []Area }

// Set is the world at two levels of detail with what is disputed in it.
type Set struct {
	Coarse, Fine *Atlas
	Disputes     []Dispute
}

// Load reads the embedded outlines.
func Load() (*Set, error) {
	codes, err := numeric()
	if err != nil {
		return nil, err
	}
	var s Set
	if s.Coarse, err = read("countries-110m.json", codes); err != nil {
		return nil, err
	}
	if s.Fine, err = read("countries-50m.json", codes); err != nil {
		return nil, err
	}
	s.Disputes, err = disputes()
	return &s, err
}

// numeric maps ISO numeric codes to alpha-3.
func numeric() (map[string]string, error) {
	b, err := files.ReadFile("numeric.txt")
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		num, a3, ok := strings.Cut(line, " ")
		if !ok {
			return nil, fmt.Errorf("numeric.txt:%d: want a numeric code and an alpha-3 code, got %q", n+1, line)
		}
		out[num] = a3
	}
	return out, nil
}

// topology is TopoJSON 1.0 as far as world-atlas uses it: quantized arcs, and
// (multi)polygons that name them; a negative number is an arc walked backwards.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Countries struct {
			Geometries []struct {
				ID         string
				Type       string
				Arcs       json.RawMessage
				Properties struct{ Name string }
			}
		}
	}
}

func read(name string, codes map[string]string) (*Atlas, error) {
	b, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	arcs := t.points()
	var a Atlas
	for _, g := range t.Objects.Countries.Geometries {
		polygons, err := polygonsOf(g.Type, g.Arcs)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", name, g.Properties.Name, err)
		}
		area := Area{ID: areaID(codes[g.ID], g.Properties.Name), Name: g.Properties.Name}
		for _, polygon := range polygons {
			for _, ring := range polygon {
				area.Rings = append(area.Rings, join(ring, arcs))
			}
		}
		area.Box = boxOf(area.Rings)
		a.Areas = append(a.Areas, area)
	}
	return &a, nil
}

// areaID names what has no ISO code by the codes in use for it.
func areaID(iso, name string) string {
	if iso != "" {
		return iso
	}
	switch name {
	case "Kosovo":
		return "XKX"
	case "Somaliland":
		return "XSO"
	case "N. Cyprus":
		return "XNC"
	}
	return name
}

// points undoes the quantizing and the deltas of the arcs.
func (t *topology) points() [][]Point {
	out := make([][]Point, len(t.Arcs))
	for i, arc := range t.Arcs {
		var x, y float64
		for _, d := range arc {
			x, y = x+d[0], y+d[1]
			out[i] = append(out[i], Point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
	}
	return out
}

func polygonsOf(kind string, raw json.RawMessage) ([][][]int, error) {
	switch kind {
	case "Polygon":
		var p [][]int
		err := json.Unmarshal(raw, &p)
		return [][][]int{p}, err
	case "MultiPolygon":
		var p [][][]int
		err := json.Unmarshal(raw, &p)
		return p, err
	}
	return nil, nil // a country too small for this level of detail
}

// join strings arcs together to one ring.
func join(ring []int, arcs [][]Point) []Point {
	var out []Point
	for _, i := range ring {
		arc, back := i, false
		if i < 0 {
			arc, back = ^i, true
		}
		n := len(arcs[arc])
		for k := range n {
			p := arcs[arc][k]
			if back {
				p = arcs[arc][n-1-k]
			}
			if k == 0 && len(out) > 0 {
				continue // where the arc before ended
			}
			out = append(out, p)
		}
	}
	return out
}

func boxOf(rings [][]Point) Box {
	b := Box{90, 180, -90, -180}
	for _, r := range rings {
		for _, p := range r {
			b = Box{min(b.South, p.Lat), min(b.West, p.Lon), max(b.North, p.Lat), max(b.East, p.Lon)}
		}
	}
	return b
}
