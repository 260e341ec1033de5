package format

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
)

func report() *sitrep.Report {
	lat, lon := 12.5, 45.25
	high := 3
	return &sitrep.Report{
		ID: "r-1", Text: "Gunmen attacked. The army left.", Title: "=cmd()", Publisher: "Meridian Press", Published: "2025-03-05",
		Mentions: []sitrep.Mention{
			{ID: "m1", Type: "ASSAULT", Mode: "firearms", Status: sitrep.Actual, Confidence: 0.5,
				Actors:     []sitrep.Arg{{Words: sitrep.Words{Text: "They"}, Name: "Hill Front", Country: "QMT", Sectors: []string{"REB"}}, {Words: sitrep.Words{Text: "gunmen"}}},
				Place:      &sitrep.Place{Name: "Veldt", Country: "QMT", Lat: &lat, Lon: &lon, Precision: "city"},
				Casualties: []sitrep.Casualty{{Harm: "killed", Low: 9, Best: 9, High: &high, Start: 17, End: 20}, {Harm: "killed", Low: 1, Best: 2, High: &high}, {Harm: "killed", Low: 1, Best: 1}, {Harm: "injured", Low: 4, Best: 4, High: &high}},
				Sources:    []string{"s1"}},
			{ID: "m2", Type: "RETREAT", Status: sitrep.Planned, Place: &sitrep.Place{Name: "Tarvia", Lat: &lat, Lon: &lon, Precision: "country"}},
		},
		Statements: []sitrep.Statement{{ID: "s1", Speaker: &sitrep.Arg{Words: sitrep.Words{Text: "police"}}}},
	}
}

func written(t *testing.T, w Writer, b *strings.Builder, n int) string {
	t.Helper()
	for range n {
		if err := w.Write(report()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCSV(t *testing.T) {
	var b strings.Builder
	rows, err := csv.NewReader(strings.NewReader(written(t, CSV(&b), &b, 2))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 5 {
		t.Fatalf("%d rows, want a header and four", len(rows))
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		if _, twice := got[name]; twice {
			t.Errorf("column %s stands twice", name)
		}
		got[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"report": "r-1", "mention": "m1", "title": "'=cmd()", "actors": "Hill Front; gunmen", "actor_codes": "QMT REB; ", "place": "Veldt", "lat": "12.5",
		"killed_low": "2", "killed": "3", "killed_high": "", "injured_high": "3", "missing": "", "said_by": "police", "confidence": "0.50",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

func TestGeoJSON(t *testing.T) {
	for _, n := range []int{0, 1, 3} {
		var b strings.Builder
		var c struct {
			Type     string
			Features []struct {
				Geometry   *struct{ Coordinates [2]float64 }
				Properties map[string]any
			}
		}
		if err := json.Unmarshal([]byte(written(t, GeoJSON(&b), &b, n)), &c); err != nil {
			t.Fatal(err)
		}
		if c.Type != "FeatureCollection" || len(c.Features) != 2*n {
			t.Fatalf("%s with %d features", c.Type, len(c.Features))
		}
		if n == 0 {
			continue
		}
		if g := c.Features[0].Geometry; g == nil || g.Coordinates != [2]float64{45.25, 12.5} {
			t.Errorf("the town's point is %v, want longitude before latitude", g)
		}
		if c.Features[1].Geometry != nil {
			t.Error("a country got a point")
		}
		if c.Features[1].Properties["place"] != "Tarvia" {
			t.Errorf("properties are %v", c.Features[1].Properties)
		}
	}
}

func TestJSONL(t *testing.T) {
	var b strings.Builder
	out := written(t, JSONL(&b), &b, 2)
	if n := strings.Count(out, "\n"); n != 2 {
		t.Fatalf("%d lines", n)
	}
	for line := range strings.Lines(out) {
		if r, err := sitrep.Decode([]byte(line)); err != nil || r.ID != "r-1" {
			t.Errorf("%v: %s", err, line)
		}
	}
}
