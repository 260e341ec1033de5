// Package crisis tests the whole way from reports to events on an invented crisis:
// thirty-two short reports of five days by six invented publishers.
package crisis

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/nlp/engine"
	"github.com/sitrep-news/sitrep/pipeline"
	"github.com/sitrep-news/sitrep/place"
)

// story is a line of reports.jsonl.
type story struct {
	ID, URL, Title, Publisher, Published, Text string
}

func stories(t testing.TB) []story {
	t.Helper()
	b, err := os.ReadFile("reports.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []story
	for lines := bufio.NewScanner(bytes.NewReader(b)); lines.Scan(); {
		var s story
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// wire stands for the program's wiring: extract, annotate, code, relate at the door.
type wire struct {
	sys   *pipeline.System
	ex    *extract.Extractor
	kb    fuse.Knowledge
	filed []sitrep.Filed
}

func newWire(t testing.TB) *wire {
	t.Helper()
	weights, err := data.Weights.ReadFile("weights/engine.bin")
	if err != nil {
		t.Skip("no weights in this tree: ", err)
	}
	e, err := engine.Load(weights)
	if err != nil {
		t.Fatal(err)
	}
	layer := os.DirFS("actors")
	sys, err := pipeline.New(pipeline.Options{Engine: e, Actors: []fs.FS{layer}})
	if err != nil {
		t.Fatal(err)
	}
	base, err := actor.Load(layer)
	if err != nil {
		t.Fatal(err)
	}
	gazetteer, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	ex, err := extract.New(data.Extract)
	if err != nil {
		t.Fatal(err)
	}
	return &wire{sys: sys, ex: ex, kb: fuse.Knowledge{Actors: base, Places: gazetteer}}
}

// read files one story and returns it with what it is to those before.
func (w *wire) read(t testing.TB, s story) (sitrep.Filed, fuse.Relation) {
	t.Helper()
	r := w.ex.Report(extract.Input{Name: s.ID, Text: []byte(s.Text), URL: s.URL, Title: s.Title, Publisher: s.Publisher, Published: s.Published})
	if _, err := w.sys.Read(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	at, err := time.Parse(time.RFC3339, s.Published)
	if err != nil {
		t.Fatal(err)
	}
	f := sitrep.Filed{Report: r, Family: s.Publisher, Retrieved: at.Add(4 * time.Minute), Hash: fuse.Hash(fuse.Prose(r))}
	if r.Agency != "" {
		f.Family = r.Agency
	}
	var near []sitrep.Filed
	for _, old := range w.filed {
		if fuse.Distance(old.Hash, f.Hash) <= fuse.Near || old.Report.URL == r.URL || old.Report.Publisher == r.Publisher {
			near = append(near, old)
		}
	}
	rel := fuse.Relate(f, near)
	f.CopyOf, f.VersionOf = rel.CopyOf, rel.VersionOf
	f.Withdrawn = rel.Retracts != ""
	for i := range w.filed {
		if id := w.filed[i].Report.ID; id == rel.VersionOf || id == rel.Retracts {
			w.filed[i].Withdrawn = true
		}
	}
	r.ID = s.ID // after Relate: ids of the file, for people to read
	w.filed = append(w.filed, f)
	return f, rel
}

// items are the mentions of what was filed, as a store lists them.
func (w *wire) items(t testing.TB) []sitrep.Item {
	t.Helper()
	var out []sitrep.Item
	for _, f := range w.filed {
		b, err := json.Marshal(f.Report)
		if err != nil {
			t.Fatal(err)
		}
		var r sitrep.Report // positions in code points now
		if err := json.Unmarshal(b, &r); err != nil {
			t.Fatal(err)
		}
		for _, m := range r.Mentions {
			out = append(out, sitrep.Item{Ref: sitrep.Ref{Report: r.ID, Mention: m.ID}, Mention: m, Actors: r.Actors, Statements: statements(r, m),
				URL: r.URL, Title: r.Title, Publisher: r.Publisher, Family: f.Family, Published: r.Published, Retrieved: f.Retrieved, CopyOf: f.CopyOf, Withdrawn: f.Withdrawn})
		}
	}
	return out
}

func statements(r sitrep.Report, m sitrep.Mention) []sitrep.Statement {
	var out []sitrep.Statement
	for _, s := range r.Statements {
		if slices.Contains(m.Sources, s.ID) || slices.Contains(m.DisputedBy, s.ID) || slices.Contains(m.ConfirmedBy, s.ID) {
			out = append(out, s)
		}
	}
	return out
}

// expected is the file of what a careful reader takes from the reports.
type expected struct {
	Events []struct {
		Name, Type, Day, Place, Country string
		Doers, Families, Reports        []string
		Answers                         []string
		Killed, Injured                 []*int
		Withdrawn                       bool
	}
	Also []struct {
		Type    string
		Reports []string
	}
	Tallies []struct {
		Low     int
		Since   string
		Reports []string
	}
	Threatened []struct {
		By      string
		Reports []string
	}
	Planned []struct {
		Type, Day, Place string
		Reports          []string
	}
	Acts                        map[string]int
	Versions, Copies, Retracted map[string]string
}

func reader(t testing.TB) expected {
	t.Helper()
	b, err := os.ReadFile("expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var x expected
	if err := json.Unmarshal(b, &x); err != nil {
		t.Fatal(err)
	}
	return x
}

func TestDoor(t *testing.T) {
	w, x := newWire(t), reader(t)
	for _, s := range stories(t) {
		_, rel := w.read(t, s)
		n := strings.TrimPrefix(s.ID, "crisis-")
		for _, c := range []struct{ what, got, want string }{
			{"copy", rel.CopyOf, x.Copies[n]}, {"version", rel.VersionOf, x.Versions[n]}, {"retraction", rel.Retracts, x.Retracted[n]},
		} {
			if strings.TrimPrefix(c.got, "crisis-") != c.want {
				t.Errorf("%s %q is a %s of %q, want %q: %s", s.ID, s.Title, c.what, c.got, c.want, rel.Why)
			}
		}
	}
}
