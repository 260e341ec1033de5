package format

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/sitrep-news/sitrep"
)

// features writes a GeoJSON FeatureCollection (RFC 7946).
type features struct {
	w *bufio.Writer
	n int
}

// GeoJSON writes one feature a mention. A point is given only where the text
// tells a town or finer; what is known to a province or a country has no
// geometry, for a pin in its middle would be invented.
func GeoJSON(w io.Writer) Writer { return &features{w: bufio.NewWriter(w)} }

type feature struct {
	Type       string         `json:"type"`
	Geometry   *point         `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

func (f *features) Write(r *sitrep.Report) error {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		b, err := json.Marshal(feature{"Feature", pin(m.Place), properties(r, m)})
		if err != nil {
			return fmt.Errorf("write GeoJSON: %w", err)
		}
		f.begin()
		f.w.Write(b)
	}
	return f.w.Flush()
}

// begin writes what stands before a feature.
func (f *features) begin() {
	if f.n == 0 {
		f.w.WriteString(`{"type":"FeatureCollection","features":[` + "\n")
	} else {
		f.w.WriteString(",\n")
	}
	f.n++
}

func (f *features) Close() error {
	if f.n == 0 {
		f.w.WriteString(`{"type":"FeatureCollection","features":[`)
	}
	f.w.WriteString("\n]}\n")
	return f.w.Flush()
}

func pin(p *sitrep.Place) *point {
	if p == nil || p.Lat == nil || p.Lon == nil || p.Precision != "exact" && p.Precision != "city" {
		return nil
	}
	return &point{"Point", [2]float64{*p.Lon, *p.Lat}}
}

// properties are the table's columns that are not empty.
func properties(r *sitrep.Report, m *sitrep.Mention) map[string]any {
	out := map[string]any{}
	for _, c := range columns() {
		if v := c.value(r, m); v != "" && c.name != "lat" && c.name != "lon" {
			out[c.name] = v
		}
	}
	out["confidence"] = m.Confidence
	return out
}
