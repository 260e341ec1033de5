package format_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/geojson"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/format"
	"github.com/sitrep-news/sitrep/history"
	"github.com/sitrep-news/sitrep/scheme"
)

var now = time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)

func ptr[T any](v T) *T { return &v }

// town is an event as reports tell it, at a town.
func town() sitrep.Event {
	return sitrep.Event{
		ID: "e-town", Origin: "reports", Type: "ASSAULT", Mode: "drone", CAMEO: "195", ACLED: "Air/drone strike", Status: sitrep.Actual, Title: "=Drone hits a depot",
		Actors:     []sitrep.Party{{ID: "islamic-state", Name: "Islamic State", Kind: "organization", Country: "---", Sectors: []string{"REB"}}},
		Recipients: []sitrep.Party{{ID: "iraqi-army", Name: "Iraqi Army", Kind: "organization", Country: "IRQ", Sectors: []string{"MIL"}}, {ID: "~guards", Name: "guards", Kind: "people", Country: "IRQ"}},
		Objects:    []string{"fuel depot"}, Instruments: []string{"drone"},
		Place: &sitrep.Place{Name: "Mosul", Country: "IRQ", Admin1: "Nineveh", Lat: ptr(36.335), Lon: ptr(43.119), Precision: "city"},
		Time:  sitrep.Time{Start: "2024-03-09T22:00", End: "2024-03-09", Precision: "hour"},
		Tolls: []sitrep.Toll{{Harm: "killed", Low: 3, Best: 4, LowBy: []int{0}}, {Harm: "injured", Low: 24, Best: 30, High: ptr(36)}},
		Claims: []sitrep.Claim{
			{Ref: sitrep.Ref{Report: "r1", Mention: "m1"}, URL: "https://meridian.example/a?x=1&y=2", Title: "Depot \"burns\"", Publisher: "Meridian Press", Family: "meridian", Published: "2024-03-10T08:00:00Z",
				Retrieved: now.AddDate(0, -2, 0), Status: sitrep.Actual, Sentence: sitrep.Words{Text: "A drone struck\ta fuel depot, killing at least three."}, Trigger: sitrep.Words{Text: "struck"}, Speakers: []sitrep.Speaker{{Name: "police"}}, Confidence: 0.8},
			{Ref: sitrep.Ref{Report: "r2", Mention: "m4"}, URL: "https://kestrel.example/b", Publisher: "Kestrel", Family: "kestrel", Retrieved: now, Withdrawn: true, Sentence: sitrep.Words{Text: "Nothing of this."}},
		},
		Families: 1, Reports: 1, FirstSeen: now.AddDate(0, -2, 0), LastSeen: now.AddDate(0, -1, 0), Confidence: 0.8, Severity: 5, Version: 3,
		Answers: []sitrep.EventLink{{Event: "e-earlier", Explicit: true}},
	}
}

// province is one that the text tells no finer than a province, with a point it must not have.
func province() sitrep.Event {
	e := town()
	e.ID, e.Mode, e.CAMEO, e.ACLED = "e-province", "firearms", "193", "Armed clash"
	e.Place = &sitrep.Place{Name: "Anbar", Country: "IRQ", Admin1: "Anbar", Lat: ptr(32.9), Lon: ptr(41.6), Precision: "province"}
	e.Time = sitrep.Time{Start: "2024-03", End: "2024-03", Precision: "month"}
	e.Tolls = []sitrep.Toll{{Harm: "killed", Low: 24, Best: 30, High: ptr(36), LowBy: []int{0}}}
	e.Claims = slices.Clone(e.Claims)
	e.Claims[0].Sentence.Text = "Clashes left dozens dead."
	return e
}

// threat did not happen, talks killed nobody, nowhere has neither place nor time.
func others() []sitrep.Event {
	threat, talks, nowhere := town(), town(), town()
	threat.ID, threat.Status, threat.Tolls = "e-threat", sitrep.Threatened, nil
	talks.ID, talks.Type, talks.Mode, talks.CAMEO, talks.ACLED, talks.Tolls = "e-talks", "CONSULT", "visit", "", "", nil
	nowhere.ID, nowhere.Place, nowhere.Time, nowhere.Actors, nowhere.Recipients, nowhere.Tolls = "e-nowhere", nil, sitrep.Time{}, nil, nil, nil
	nowhere.Claims = nil
	return []sitrep.Event{threat, talks, nowhere}
}

var gone = format.Tombstone{Event: "e-gone", State: format.Merged, Heir: "e-town", Seq: 7, At: now}

// exported writes the events and one tombstone.
func exported(t *testing.T, name string, o format.Options, events ...sitrep.Event) ([]byte, int) {
	t.Helper()
	var b bytes.Buffer
	o.Now = now
	x, err := format.New(name, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	steps := []error{x.Begin()}
	for i := range events {
		steps = append(steps, x.Event(&events[i]))
	}
	steps = append(steps, x.Tombstone(gone), x.End())
	for _, err := range steps {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes(), format.Skipped(x)
}

func everything() []sitrep.Event { return append([]sitrep.Event{town(), province()}, others()...) }

func readCSV(t *testing.T, b []byte) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			if _, twice := m[name]; twice {
				t.Errorf("column %s stands twice", name)
			}
			m[name] = r[i]
		}
		out = append(out, m)
	}
	return out
}

func expect(t *testing.T, got map[string]string, want map[string]string) {
	t.Helper()
	for k, v := range want {
		if have, ok := got[k]; !ok || have != v {
			t.Errorf("%s is %q, want %q", k, have, v)
		}
	}
}

func TestCSVOfEvents(t *testing.T) {
	b, _ := exported(t, "csv", format.Options{}, everything()...)
	rows := readCSV(t, b)
	if len(rows) != 6 {
		t.Fatalf("%d rows", len(rows))
	}
	expect(t, rows[0], map[string]string{"event": "e-town", "state": "live", "title": "'=Drone hits a depot", "actors": "Islamic State", "recipient_codes": "IRQ MIL; IRQ", "lat": "36.335",
		"killed_low": "3", "killed_high": "", "injured_high": "36", "publishers": "Meridian Press", "publisher_families": "meridian", "urls": "https://meridian.example/a?x=1&y=2",
		"retrieved": "2024-04-01T12:00:00Z", "place_precision": "city", "answers": "e-earlier", "version": "3"})
	expect(t, rows[1], map[string]string{"lat": "", "lon": "", "place_precision": "province", "admin1": "Anbar"})
	expect(t, rows[5], map[string]string{"event": "e-gone", "state": "merged", "heir": "e-town", "killed": ""})
}

func TestJSONLinesOfEvents(t *testing.T) {
	b, _ := exported(t, "jsonl", format.Options{}, everything()...)
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	if len(lines) != 6 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, want := range everything() {
		var got sitrep.Event
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%v: line %d is\n%+v, want\n%+v", err, i, got, want)
		}
	}
	if want := `{"tombstone":{"event":"e-gone","state":"merged","heir":"e-town","seq":7,"at":"2024-06-01T12:00:00Z"}}`; lines[5] != want {
		t.Errorf("%s", lines[5])
	}
}

func TestGeoJSONByAReader(t *testing.T) {
	box := func(p sitrep.Place) (sitrep.Box, bool) {
		return sitrep.Box{South: 30, West: 39, North: 35, East: 44}, p.Precision == "province"
	}
	b, _ := exported(t, "geojson", format.Options{Area: box}, everything()...)
	var c geojson.FeatureCollection
	if err := json.Unmarshal(b, &c); err != nil || len(c.Features) != 6 {
		t.Fatalf("%v: %s", err, b)
	}
	if p, ok := c.Features[0].Geometry.(*geom.Point); !ok || p.X() != 43.119 || p.Y() != 36.335 || c.Features[0].BBox != nil || c.Features[0].ID != "e-town" {
		t.Errorf("the town is %+v", c.Features[0])
	}
	if f := c.Features[1]; f.Geometry != nil || f.BBox == nil || f.BBox.Min(0) != 39 || f.BBox.Max(1) != 35 || f.Properties["lat"] != nil {
		t.Errorf("the province is %+v", f)
	}
	if f := c.Features[5]; f.Geometry != nil || f.Properties["state"] != "merged" || f.Properties["heir"] != "e-town" {
		t.Errorf("the tombstone is %+v", f)
	}
	if b, _ = exported(t, "geojson", format.Options{}, others()[2]); !json.Valid(b) {
		t.Errorf("%s", b)
	}
}

func TestParquetReadBack(t *testing.T) {
	events := make([]sitrep.Event, 0, 5000)
	for i := range 4998 {
		e := town()
		e.ID = fmt.Sprint("e", i)
		events = append(events, e)
	}
	events = append(events, province(), others()[2])
	b, _ := exported(t, "parquet", format.Options{}, events...)
	f, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if f.NumRows() != 5001 || len(f.RowGroups()) != 2 {
		t.Errorf("%d rows in %d groups", f.NumRows(), len(f.RowGroups()))
	}
	type row struct {
		Event      string    `parquet:"event"`
		State      string    `parquet:"state"`
		Lat        *float64  `parquet:"lat,optional"`
		KilledHigh *int64    `parquet:"killed_high,optional"`
		Recipients []string  `parquet:"recipients,list"`
		Retrieved  time.Time `parquet:"retrieved,timestamp(millisecond)"`
	}
	rows := make([]row, 5001)
	n, err := parquet.NewGenericReader[row](f).Read(rows)
	if n != 5001 {
		t.Fatalf("%d rows read, %v", n, err)
	}
	if r := rows[0]; r.Event != "e0" || *r.Lat != 36.335 || r.KilledHigh != nil || !slices.Equal(r.Recipients, []string{"Iraqi Army", "guards"}) || !r.Retrieved.Equal(now.AddDate(0, -2, 0)) {
		t.Errorf("%+v", r)
	}
	if rows[4998].Lat != nil || *rows[4998].KilledHigh != 36 || rows[5000].State != "merged" {
		t.Errorf("%+v %+v", rows[4998], rows[5000])
	}
}

func TestPlover(t *testing.T) {
	b, _ := exported(t, "plover", format.Options{}, everything()...)
	for i, text := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		var r map[string]any
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			t.Fatal(err)
		}
		for _, must := range []string{"id", "date", "actor", "event", "coder"} {
			if _, ok := r[must]; !ok {
				t.Errorf("line %d has no %s", i, must)
			}
		}
		if _, err := time.Parse("2006-01-02", r["date"].(string)); err != nil {
			t.Errorf("line %d: %v", i, err)
		}
		for _, list := range []string{"actor", "event", "mode", "context", "recipient", "cite_info"} {
			if v, ok := r[list]; ok && reflect.TypeOf(v).Kind() != reflect.Slice {
				t.Errorf("line %d: %s is %v", i, list, v)
			}
		}
		switch i {
		case 0:
			if a := r["actor"].([]any)[0].(map[string]any); a["code"] != "REB" || r["event_scale"] != -10.0 || r["quad_code"] != 4.0 || len(r["cite_info"].([]any)) != 1 {
				t.Errorf("%s", text)
			}
		case 1:
			if at := r["event_loc"].(map[string]any); at["lat"] != nil {
				t.Errorf("%s", text)
			}
		case 2:
			if !reflect.DeepEqual(r["context"], []any{"hypothetical"}) {
				t.Errorf("%s", text)
			}
		case 5:
			if r["comment"] != "merged into e-town" || len(r["event"].([]any)) != 0 {
				t.Errorf("%s", text)
			}
		}
	}
}

func importer(t *testing.T) *history.Importer {
	t.Helper()
	s, err := scheme.Load()
	if err != nil {
		t.Fatal(err)
	}
	b, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	return history.New(s, b, now)
}

func readBack(t *testing.T, origin string, b []byte) []sitrep.Event {
	t.Helper()
	seq, err := importer(t).Read(origin, bytes.NewReader(b), origin)
	if err != nil {
		t.Fatal(err)
	}
	return collect(t, seq)
}

func collect(t *testing.T, seq iter.Seq2[sitrep.Event, error]) (out []sitrep.Event) {
	t.Helper()
	for e, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func TestACLEDReadBack(t *testing.T) {
	var graves bytes.Buffer
	b, skipped := exported(t, "acled", format.Options{Gone: &graves}, everything()...)
	rows := readCSV(t, b)
	if skipped != 2 || len(rows) != 3 || len(rows[0]) != 31 {
		t.Fatalf("%d skipped, %d rows of %d columns", skipped, len(rows), len(rows[0]))
	}
	expect(t, rows[0], map[string]string{"event_id_cnty": "e-town", "event_date": "2024-03-09", "time_precision": "1", "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
		"sub_event_type": "Air/drone strike", "inter1": "2", "inter2": "1", "interaction": "12", "civilian_targeting": "", "iso": "368", "country": "Iraq", "region": "Middle East",
		"latitude": "36.335", "geo_precision": "1", "fatalities": "3", "assoc_actor_2": "guards"})
	expect(t, rows[1], map[string]string{"latitude": "", "geo_precision": "3", "time_precision": "3", "fatalities": "12", "location": "Anbar"})
	for _, want := range []string{"family=meridian", "url=https://meridian.example/a?x=1&y=2", "retrieved=2024-04-01T12:00:00Z", "place_precision=city"} {
		if !strings.Contains(rows[0]["tags"], want) {
			t.Errorf("tags %q lack %q", rows[0]["tags"], want)
		}
	}
	if want := "event,state,heir,seq,at\ne-gone,merged,e-town,7,2024-06-01T12:00:00Z\n"; graves.String() != want {
		t.Errorf("tombstones are %q", graves.String())
	}
	back := readBack(t, "acled", b)
	if e := back[0]; len(back) != 3 || e.ID != "acled:e-town" || e.Type != "ASSAULT" || e.Mode != "aerial" || e.Actors[0].ID != "islamic-state" || *e.Place.Lat != 36.335 || e.Tolls[0].Best != 3 {
		t.Errorf("read back as %+v", back)
	}
	if p := back[1].Place; p.Lat != nil || p.Precision != "province" || p.Admin1 != "Anbar" {
		t.Errorf("read back at %+v", p)
	}
}

func TestUCDPReadBack(t *testing.T) {
	b, skipped := exported(t, "ucdp", format.Options{}, everything()...)
	rows := readCSV(t, b)
	if skipped != 3 || len(rows) != 2 || len(rows[0]) != 49 {
		t.Fatalf("%d skipped, %d rows of %d columns", skipped, len(rows), len(rows[0]))
	}
	expect(t, rows[0], map[string]string{"relid": "e-town", "type_of_violence": "1", "side_a": "Islamic State", "side_b": "Iraqi Army", "where_prec": "1", "country_id": "645", "region": "Middle East",
		"geom_wkt": "POINT (43.119 36.335)", "priogrid_gid": "181887", "best": "4", "low": "3", "high": "4", "deaths_unknown": "4", "date_start": "2024-03-09", "gwnob": "645",
		"source_article": `"Meridian Press,2024-03-10,Depot 'burns' https://meridian.example/a?x=1&y=2"`})
	expect(t, rows[1], map[string]string{"where_prec": "4", "latitude": "", "geom_wkt": "", "priogrid_gid": "", "date_prec": "4", "date_end": "2024-03-31", "high": "36"})
	if rows[0]["id"] == "" || strings.Trim(rows[0]["id"], "0123456789") != "" || rows[0]["id"] == rows[1]["id"] {
		t.Errorf("ids %s and %s", rows[0]["id"], rows[1]["id"])
	}
	back := readBack(t, "ucdp", b)
	if e := back[0]; len(back) != 2 || e.Actors[0].ID != "islamic-state" || *e.Place.Lon != 43.119 || e.Place.Country != "IRQ" || e.Tolls[0].Best != 4 || e.Claims[0].URL != "https://meridian.example/a?x=1&y=2" {
		t.Errorf("read back as %+v", back)
	}
	if back[1].Place.Lat != nil || back[1].Time.End != "2024-03-31" {
		t.Errorf("read back as %+v", back[1])
	}
}

func TestGDELTReadBack(t *testing.T) {
	b, skipped := exported(t, "gdelt", format.Options{}, everything()...)
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	if skipped != 1 || len(lines) != 4 {
		t.Fatalf("%d skipped, %d lines", skipped, len(lines))
	}
	for _, l := range lines {
		if n := strings.Count(l, "\t") + 1; n != 61 {
			t.Errorf("%d columns", n)
		}
	}
	c := strings.Split(lines[0], "\t")
	for i, want := range map[int]string{1: "20240309", 2: "202403", 6: "ISLAMIC STATE", 7: "", 12: "REB", 17: "IRQ", 26: "195", 27: "195", 28: "19", 29: "4", 30: "-10", 51: "4", 52: "Mosul, Nineveh, Iraq", 53: "IZ", 56: "36.335", 57: "43.119", 60: "https://meridian.example/a?x=1&y=2"} {
		if c[i] != want {
			t.Errorf("column %d is %q, want %q", i, c[i], want)
		}
	}
	if p := strings.Split(lines[1], "\t"); p[51] != "5" || p[56] != "" {
		t.Errorf("the province is at %v", p[51:59])
	}
	back := readBack(t, "gdelt", b)
	if e := back[0]; len(back) != 4 || e.Type != "ASSAULT" || e.Mode != "aerial" || e.Place.Country != "IRQ" || e.Actors[0].ID != "islamic-state" || *e.Place.Lat != 36.335 {
		t.Errorf("read back as %+v", back)
	}
	if back[2].Type != "CONSULT" || back[2].Mode != "visit" || back[3].Place != nil {
		t.Errorf("read back as %+v", back[2:])
	}
}

func TestHistoryComesBackAsItself(t *testing.T) {
	b, _ := exported(t, "ucdp", format.Options{}, town())
	first := readBack(t, "ucdp", b)
	again, _ := exported(t, "ucdp", format.Options{}, first...)
	second := readBack(t, "ucdp", again)
	if first[0].ID != second[0].ID || !reflect.DeepEqual(first[0].Tolls, second[0].Tolls) || !reflect.DeepEqual(first[0].Place, second[0].Place) || !reflect.DeepEqual(first[0].Time, second[0].Time) {
		t.Errorf("%+v became %+v", first[0], second[0])
	}
}

// shelf is a store of a few events and changes.
type shelf struct {
	events  map[string]*sitrep.Event
	heirs   map[string]string
	changes []sitrep.Change
}

func (s shelf) Event(_ context.Context, id string) (*sitrep.Event, error) {
	if h, ok := s.heirs[id]; ok {
		id = h
	}
	if e, ok := s.events[id]; ok {
		return e, nil
	}
	return nil, sitrep.Errorf(sitrep.ENotFound, "no event %s", id)
}

func (s shelf) Events(_ context.Context, q sitrep.Query) (sitrep.EventPage, error) {
	ids := []string{"a", "b", "c"}
	at := slices.Index(ids, q.After) + 1
	return sitrep.EventPage{Events: []sitrep.Event{*s.events[ids[at]]}, Next: map[bool]string{true: ids[at]}[at < 2]}, nil
}

func (s shelf) Changes(_ context.Context, after int64, limit int) (out []sitrep.Change, err error) {
	for _, c := range s.changes {
		if c.Seq > after && len(out) < limit {
			out = append(out, c)
		}
	}
	return out, nil
}

// tape records what an exporter is told.
type tape struct{ told []string }

func (r *tape) Begin() error                { r.told = append(r.told, "begin"); return nil }
func (r *tape) End() error                  { r.told = append(r.told, "end"); return nil }
func (r *tape) Event(e *sitrep.Event) error { r.told = append(r.told, e.ID); return nil }
func (r *tape) Tombstone(g format.Tombstone) error {
	r.told = append(r.told, fmt.Sprint(g.Event, " ", g.State, " ", g.Heir, g.Seq))
	return nil
}

func newShelf() shelf {
	made := func(id string, kill bool) *sitrep.Event { e := town(); e.ID, e.Withdrawn = id, kill; return &e }
	return shelf{
		events: map[string]*sitrep.Event{"a": made("a", false), "b": made("b", true), "c": made("c", false)},
		heirs:  map[string]string{"old": "a"},
		changes: []sitrep.Change{{Seq: 1, Event: "a", Kind: sitrep.ChangeNew}, {Seq: 2, Event: "b", Kind: sitrep.ChangeNew}, {Seq: 3, Event: "old", Kind: sitrep.ChangeMerged},
			{Seq: 5, Event: "a", Kind: sitrep.ChangeToll}, {Seq: 6, Event: "b", Kind: sitrep.ChangeWithdrawn}, {Seq: 8, Event: "c", Kind: sitrep.ChangeToll}, {Seq: 9, Event: "lost", Kind: sitrep.ChangeNew}},
	}
}

func TestSinceACursor(t *testing.T) {
	only := func(e *sitrep.Event) bool { return e.ID != "c" }
	r := &tape{}
	next, err := format.Since(context.Background(), newShelf(), 0, only, r)
	if want := []string{"begin", "old merged a3", "a", "b withdrawn 6", "c left 8", "lost withdrawn 9", "end"}; err != nil || next != 9 || !slices.Equal(r.told, want) {
		t.Errorf("%v: next %d, told %q, want %q", err, next, r.told, want)
	}
	r = &tape{}
	if next, err = format.Since(context.Background(), newShelf(), 9, nil, r); err != nil || next != 9 || !slices.Equal(r.told, []string{"begin", "end"}) {
		t.Errorf("%v: next %d, told %q", err, next, r.told)
	}
}

func TestAllPages(t *testing.T) {
	r := &tape{}
	err := format.Write(r, format.All(context.Background(), newShelf(), sitrep.Query{}))
	if want := []string{"begin", "a", "b withdrawn 0", "c", "end"}; err != nil || !slices.Equal(r.told, want) {
		t.Errorf("%v: told %q, want %q", err, r.told, want)
	}
}

func TestUnknownFormat(t *testing.T) {
	if _, err := format.New("xls", nil, format.Options{Now: now}); sitrep.Code(err) != sitrep.EInvalid || !strings.Contains(err.Error(), "csv, jsonl") {
		t.Errorf("got %v", err)
	}
}

// odd are values that outside text may bring.
func odd() sitrep.Event {
	e := town()
	e.ID, e.Title, e.Confidence = "e\"<odd>\n", "a\tb\nc\x00\"", math.Nextafter(1, 0)
	e.Actors[0].Name = "@SUM(1)\r\n,;\"x"
	e.Actors[0].Sectors = []string{"A", "B", "C", "D"}
	e.Claims[0].Published, e.Claims[0].URL = "20", "javascript:alert(1)\n"
	e.Place.Country = "ZZZ"
	return e
}

func TestOddValues(t *testing.T) {
	for _, f := range format.Formats() {
		b, _ := exported(t, f.Name, format.Options{}, odd())
		switch f.Name {
		case "csv", "acled", "ucdp":
			for _, row := range readCSV(t, b) {
				for k, v := range row {
					if strings.HasPrefix(v, "@") || strings.HasPrefix(v, "=") {
						t.Errorf("%s: %s would run as a formula: %q", f.Name, k, v)
					}
				}
			}
		case "gdelt":
			if n := strings.Count(string(b), "\n"); n != 1 {
				t.Errorf("gdelt: %d lines", n)
			}
		case "geojson", "stix":
			if !json.Valid(b) {
				t.Errorf("%s: %s", f.Name, b)
			}
		}
	}
}
