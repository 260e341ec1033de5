package crisis

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
	"github.com/sitrep-news/sitrep/brief"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/scheme"
)

// update writes brief.md and the events that package brief's own test reads.
var update = flag.Bool("update", false, "write brief.md and brief/testdata/crisis.json anew")

// crisisBrief runs the whole way and writes the report of the crisis's days.
func crisisBrief(t *testing.T) (brief.Document, *wire) {
	t.Helper()
	w, events, world := crisisEvents(t)
	return brief.Situation(brief.Input{
		About: "Iraq", Since: "2025-05-05", Until: "2025-05-09", Events: events, World: world,
		Country: func(code string) string {
			c, _ := w.kb.Places.Country(code)
			return c.Name
		},
	}), w
}

// crisisEvents runs the whole way.
func crisisEvents(t *testing.T) (*wire, []sitrep.Event, analysis.World) {
	t.Helper()
	w := newWire(t)
	for _, s := range stories(t) {
		w.read(t, s)
	}
	var built []sitrep.Event
	for _, c := range fuse.Fuse(w.items(t), w.kb, nil) {
		built = append(built, fuse.Build(c))
	}
	events := fuse.Reconcile(nil, built, fuse.Because{At: time.Unix(0, 0)}).Events
	if *update {
		b, err := json.MarshalIndent(events, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("../../brief/testdata/crisis.json", append(b, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	codes, err := scheme.Load()
	if err != nil {
		t.Fatal(err)
	}
	return w, events, analysis.World{Actors: w.kb.Actors, Scheme: codes}
}

// TestAnalyses compares chain and index with a reader's: four steps of blow and answer,
// each told in words, and the pair rising by the last day.
func TestAnalyses(t *testing.T) {
	_, events, world := crisisEvents(t)
	place := map[string]string{}
	for _, e := range events {
		if e.Place != nil && e.Type == "ASSAULT" {
			place[e.ID] = e.Place.Name
		}
	}
	steps := []string{"Erbil", "Qaim", "Shaddadi", "Baghdad"}
	links := analysis.Links(events, world)
	found := false
	for _, c := range analysis.Chains(events, links) {
		at, told := 0, 0
		for _, id := range c.Events {
			if at < len(steps) && strings.Contains(place[id], steps[at]) {
				at++
			}
		}
		for _, l := range c.Links {
			if l.Explicit && place[l.From] != "" && place[l.To] != "" {
				told++
			}
		}
		found = found || at == len(steps) && told >= len(steps)-1
	}
	if !found {
		t.Errorf("no chain goes by %s in words: %+v", strings.Join(steps, ", "), links)
	}
	day := time.Date(2025, 5, 9, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		by    analysis.Dim
		key   string
		least analysis.Level
	}{{analysis.ByPair, "USA>harakat-al-sabah", analysis.Rising}, {analysis.ByPlace, "IRQ", analysis.Rising}} {
		xs := analysis.Escalation(events, world, c.by, day, nil)
		i := slices.IndexFunc(xs, func(x analysis.Index) bool { return x.Key == c.key })
		if i < 0 || xs[i].Level < c.least || xs[i].Before > analysis.Usual || len(xs[i].Events) == 0 {
			t.Errorf("index of %s: %+v", c.key, xs)
		}
	}
}

// TestBriefStandsOnWords proves that every sentence has a footnote, and that the words
// of every footnote stand in the report it names.
func TestBriefStandsOnWords(t *testing.T) {
	d, w := crisisBrief(t)
	texts := map[string]string{}
	for _, f := range w.filed {
		texts[f.Report.ID] = strings.Join(strings.Fields(f.Report.Text), " ")
	}
	for i, n := range d.Notes {
		words := strings.TrimSuffix(n.Words, " …")
		if n.N != i+1 || words == "" || !strings.Contains(texts[n.Report], words) {
			t.Errorf("note %d: %q does not stand in %s", n.N, n.Words, n.Report)
		}
		if n.Family == "" || n.URL == "" {
			t.Errorf("note %d has no family or no address: %+v", n.N, n)
		}
	}
	sentences := 0
	for _, s := range d.Sections {
		for _, g := range s.Groups {
			for _, x := range g.Sentences {
				sentences++
				if len(x.Notes) == 0 || slices.ContainsFunc(x.Notes, func(n int) bool { return n < 1 || n > len(d.Notes) }) {
					t.Errorf("%s: %q rests on %v", s.Title, x.Text, x.Notes)
				}
			}
		}
	}
	if sentences < 20 {
		t.Errorf("%d sentences of five days' crisis", sentences)
	}
}

// TestBrief compares the report with what a careful reader would write: brief.expected
// has a line for each thing to be told, a section and the words that one sentence of it
// must have; brief.md is the report itself, for people to read its diffs.
func TestBrief(t *testing.T) {
	d, _ := crisisBrief(t)
	var b bytes.Buffer
	if err := d.Markdown(&b); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("brief.md", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("brief.expected")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(want)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		section, words, _ := strings.Cut(line, "|")
		if !tellsAll(d, strings.TrimSpace(section), strings.Split(words, "+")) {
			t.Errorf("no sentence of %s has %s", section, words)
		}
	}
	if n == 0 {
		t.Error("brief.expected expects nothing")
	}
}

func tellsAll(d brief.Document, section string, words []string) bool {
	for _, s := range d.Sections {
		if s.Title != section {
			continue
		}
		for _, g := range s.Groups {
			for _, x := range g.Sentences {
				if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(x.Text, strings.TrimSpace(w)) }) {
					return true
				}
			}
		}
	}
	return false
}
