package format

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// eventTable writes events as CSV; lists are parted by "; ".
type eventTable struct {
	w     *csv.Writer
	cells []string
}

func newTable(w io.Writer, _ Options) Exporter { return &eventTable{w: csv.NewWriter(w)} }

func (t *eventTable) Begin() error {
	kind := reflect.TypeFor[row]()
	for i := range kind.NumField() {
		name, _, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ",")
		t.cells = append(t.cells, name)
	}
	return t.w.Write(t.cells)
}

func (t *eventTable) Event(e *sitrep.Event) error    { return t.write(rowOf(e)) }
func (t *eventTable) Tombstone(gone Tombstone) error { return t.write(buried(gone)) }

func (t *eventTable) write(r row) error {
	v := reflect.ValueOf(r)
	for i := range t.cells {
		t.cells[i] = harmless(cell(v.Field(i).Interface()))
	}
	if err := t.w.Write(t.cells); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

func (t *eventTable) End() error {
	t.w.Flush()
	return t.w.Error()
}

// cell writes a value of a row.
func cell(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, "; ")
	case *float64:
		return degrees(v)
	case *int64:
		if v != nil {
			return strconv.FormatInt(*v, 10)
		}
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		if !v.IsZero() {
			return v.Format(time.RFC3339)
		}
	}
	return ""
}

// eventLines writes events as JSON Lines, each as sitrep.Event documents it;
// a tombstone's line is {"tombstone": {...}}.
type eventLines struct{ w *bufio.Writer }

func newLines(w io.Writer, _ Options) Exporter { return &eventLines{bufio.NewWriter(w)} }

func (l *eventLines) Begin() error                { return nil }
func (l *eventLines) Event(e *sitrep.Event) error { return line(l.w, e) }
func (l *eventLines) Tombstone(t Tombstone) error { return line(l.w, map[string]any{"tombstone": t}) }
func (l *eventLines) End() error                  { return l.w.Flush() }

func line(w *bufio.Writer, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write JSON Lines: %w", err)
	}
	if _, err := w.Write(append(b, '\n')); err != nil {
		return fmt.Errorf("write JSON Lines: %w", err)
	}
	return nil
}

// eventFeatures writes events as a GeoJSON FeatureCollection (RFC 7946). A town or
// finer is a point; an area has no geometry, but a bbox where Options.Area knows one.
type eventFeatures struct {
	w    *bufio.Writer
	area func(sitrep.Place) (sitrep.Box, bool)
	n    int
}

func newFeatures(w io.Writer, o Options) Exporter {
	return &eventFeatures{w: bufio.NewWriter(w), area: o.Area}
}

type eventFeature struct {
	Type       string    `json:"type"`
	ID         string    `json:"id"`
	BBox       []float64 `json:"bbox,omitempty"` // west, south, east, north
	Geometry   *point    `json:"geometry"`
	Properties row       `json:"properties"`
}

func (f *eventFeatures) Begin() error {
	_, err := f.w.WriteString(`{"type":"FeatureCollection","features":[`)
	return err
}

func (f *eventFeatures) Event(e *sitrep.Event) error {
	x := eventFeature{Type: "Feature", ID: e.ID, Geometry: pin(e.Place), Properties: rowOf(e)}
	if x.Geometry == nil && e.Place != nil && f.area != nil {
		if b, ok := f.area(*e.Place); ok {
			x.BBox = []float64{b.West, b.South, b.East, b.North}
		}
	}
	return f.write(x)
}

func (f *eventFeatures) Tombstone(t Tombstone) error {
	return f.write(eventFeature{Type: "Feature", ID: t.Event, Properties: buried(t)})
}

func (f *eventFeatures) write(x eventFeature) error {
	if f.n++; f.n > 1 {
		f.w.WriteByte(',')
	}
	f.w.WriteByte('\n')
	b, err := json.Marshal(x)
	if err == nil {
		_, err = f.w.Write(b)
	}
	if err != nil {
		return fmt.Errorf("write GeoJSON: %w", err)
	}
	return nil
}

func (f *eventFeatures) End() error {
	f.w.WriteString("\n]}\n")
	return f.w.Flush()
}
