package brief

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
)

// crisis is the events of examples/crisis as the whole way gave them (its test writes
// the file with -update): frozen here, so that a change of wording shows alone.
func crisis(t *testing.T) Input {
	t.Helper()
	b, err := os.ReadFile("testdata/crisis.json")
	if err != nil {
		t.Fatal(err)
	}
	in := Input{About: "Iraq", Since: "2025-05-05", Until: "2025-05-09", Reports: 32, ReportsBefore: 20, Country: func(code string) string {
		return map[string]string{"IRQ": "Iraq", "SYR": "Syria", "JOR": "Jordan", "USA": "United States"}[code]
	}}
	if err := json.Unmarshal(b, &in.Events); err != nil {
		t.Fatal(err)
	}
	return in
}

func TestSituationGolden(t *testing.T) {
	d := Situation(crisis(t))
	for _, c := range []struct {
		file  string
		write func(*bytes.Buffer) error
	}{
		{"testdata/crisis.md", func(b *bytes.Buffer) error { return d.Markdown(b) }},
		{"testdata/crisis.txt", func(b *bytes.Buffer) error { return d.Text(b, 100) }},
		{"testdata/crisis.html", func(b *bytes.Buffer) error { return d.Page(b) }},
	} {
		var b bytes.Buffer
		if err := c.write(&b); err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(c.file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(c.file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, b.Bytes()) {
			t.Errorf("%s is not what is written now: read the difference, then go test -update", c.file)
		}
	}
}

func TestSituationIsPure(t *testing.T) {
	in := crisis(t)
	a := Situation(in)
	if b := Situation(in); !reflect.DeepEqual(a, b) {
		t.Error("the same input gave two reports")
	}
	for i, j := 0, len(in.Events)-1; i < j; i, j = i+1, j-1 {
		in.Events[i], in.Events[j] = in.Events[j], in.Events[i]
	}
	if b := Situation(in); !reflect.DeepEqual(a, b) {
		t.Error("the order of the events changed the report")
	}
}

func TestEverySentenceRestsOnWords(t *testing.T) {
	in := crisis(t)
	sentences := map[string]map[string]bool{}
	for _, e := range in.Events {
		for _, c := range e.Claims {
			if sentences[c.Report] == nil {
				sentences[c.Report] = map[string]bool{}
			}
			sentences[c.Report][c.Sentence.Text] = true
			for _, s := range c.Speakers {
				sentences[c.Report][s.Words.Text] = true
			}
		}
	}
	for _, days := range [][2]string{{"2025-05-05", "2025-05-09"}, {"2025-05-08", "2025-05-09"}, {"2025-05-07", "2025-05-07"}} {
		in.Since, in.Until = days[0], days[1]
		d := Situation(in)
		for _, n := range d.Notes {
			if !sentences[n.Report][n.Words] {
				t.Errorf("%v: note %d: %q is no sentence of %s", days, n.N, n.Words, n.Report)
			}
		}
		for _, s := range d.Sections {
			for _, g := range s.Groups {
				for _, x := range g.Sentences {
					if len(x.Notes) == 0 || strings.Contains(x.Text, "  ") || strings.Contains(x.Text, "..") || strings.Contains(x.Text, " ,") {
						t.Errorf("%v: %s: %q, notes %v", days, s.Title, x.Text, x.Notes)
					}
				}
			}
		}
	}
}

// strike is an invented attack told by one report.
func strike(id, day string, change func(*sitrep.Event)) sitrep.Event {
	high := 2
	e := sitrep.Event{ID: id, Type: "ASSAULT", Mode: "aerial", Status: sitrep.Actual, Confidence: 0.7, Severity: 4, Families: 2, Reports: 2,
		Actors: []sitrep.Party{{ID: "ALD", Name: "Alda", Kind: sitrep.KindState, Country: "ALD"}}, Objects: []string{"a depot"},
		Place: &sitrep.Place{Name: "Brin", Country: "COR", Precision: "city"}, Time: sitrep.Time{Start: day, End: day, Precision: "day"},
		Tolls: []sitrep.Toll{{Harm: "killed", Low: 2, Best: 2, High: &high, LowBy: []int{0}, BestBy: []int{0}, HighBy: []int{0}}}}
	for i, family := range []string{"First Wire", "Second Wire"} {
		e.Claims = append(e.Claims, sitrep.Claim{Ref: sitrep.Ref{Report: fmt.Sprintf("%s-%d", id, i), Mention: "m1"}, URL: "https://wire.example/" + id, Publisher: family, Family: family,
			Published: day + "T10:00:00Z", Status: sitrep.Actual, Sentence: sitrep.Words{Start: 0, End: 40, Text: "Aircraft of Alda struck a depot in Brin."}})
	}
	if change != nil {
		change(&e)
	}
	return e
}

// TestOnlyDeedsAnswer: what is only threatened has answered nothing yet.
func TestOnlyDeedsAnswer(t *testing.T) {
	for status, want := range map[sitrep.Status]bool{sitrep.Actual: true, sitrep.Threatened: false, sitrep.Planned: false} {
		answer := strike("b", "2025-05-09", func(e *sitrep.Event) {
			e.Status, e.Answers = status, []sitrep.EventLink{{Event: "a", Explicit: true, Probability: 1}}
		})
		d := Situation(Input{Since: "2025-05-08", Until: "2025-05-09", Events: []sitrep.Event{strike("a", "2025-05-08", nil), answer}})
		if got := slices.ContainsFunc(d.Sections, func(s Section) bool { return s.Title == "What answered what" && len(s.Groups) > 0 }); got != want {
			t.Errorf("%s: told as an answer: %v, want %v", status, got, want)
		}
	}
}

func TestForms(t *testing.T) {
	for name, c := range map[string]struct {
		change        func(*sitrep.Event)
		section, want string
	}{
		"plain":     {nil, "What happened", "Alda struck a depot from the air in Brin (COR) on Friday 9 May, killing two people."},
		"one dead":  {func(e *sitrep.Event) { one := 1; e.Tolls[0] = sitrep.Toll{Harm: "killed", Low: 1, Best: 1, High: &one} }, "What happened", "killing one person."},
		"open toll": {func(e *sitrep.Event) { e.Tolls[0].High = nil; e.Tolls[0].Best = 12 }, "What happened", "killing at least 12 people."},
		"alleged":   {func(e *sitrep.Event) { e.Status = sitrep.Alleged }, "What happened", "It is alleged that Alda struck"},
		"clash": {func(e *sitrep.Event) {
			e.Objects = nil
			e.Actors = append(e.Actors, sitrep.Party{ID: "COR", Name: "Corvo", Kind: sitrep.KindState})
		}, "What happened", "Alda and Corvo clashed in Brin (COR) on Friday 9 May; two people were killed."},
		"one source": {func(e *sitrep.Event) { e.Families = 1; e.Claims = e.Claims[:1] }, "What happened", "killing two people, First Wire alone reports."},
		"no doer":    {func(e *sitrep.Event) { e.Actors = nil }, "What happened", "An air strike on a depot in Brin (COR) on Friday 9 May left two people dead."},
		"their own":  {func(e *sitrep.Event) { e.Objects = []string{"their vehicles"} }, "What happened", "Alda struck vehicles from the air"},
		"partisan": {func(e *sitrep.Event) {
			for i := range e.Claims {
				e.Claims[i].Partisan, e.Claims[i].Speakers = true, []sitrep.Speaker{{ID: "~hill front", Name: "Hill Front"}}
			}
		}, "What happened", "by the account of the Hill Front alone."},
		"planned":    {func(e *sitrep.Event) { e.Status, e.Time.Start, e.Time.End = sitrep.Planned, "2025-05-12", "2025-05-12" }, "What is planned", "An air strike on a depot by Alda in Brin (COR) is planned on Monday 12 May."},
		"threatened": {func(e *sitrep.Event) { e.Status = sitrep.Threatened }, "What is threatened", "Alda threatens an air strike on a depot in Brin (COR): “Aircraft of Alda struck a depot in Brin.”"},
		"ended":      {func(e *sitrep.Event) { e.Status = sitrep.Ended }, "What has ended", "is over or suspended"},
		"denied": {func(e *sitrep.Event) {
			e.Disputed = true
			e.Claims[1].Denials = []sitrep.Speaker{{ID: "ALD", Name: "Alda"}}
		}, "What is contradicted", "Alda denies what is told of the air strike on a depot in Brin (COR) on Friday 9 May."},
		"tolls apart": {func(e *sitrep.Event) {
			two, nine := 2, 9
			e.Tolls[0] = sitrep.Toll{Harm: "killed", Low: 2, Best: 2, High: &nine, LowBy: []int{0}, BestBy: []int{0}, HighBy: []int{1}}
			e.Claims[0].Tolls = []sitrep.Casualty{{Harm: "killed", Low: 2, Best: 2, High: &two, Start: 3, End: 9}}
			e.Claims[1].Tolls = []sitrep.Casualty{{Harm: "killed", Low: 9, Best: 9, High: &nine, Start: 3, End: 9}}
		}, "What is contradicted", "is told differently: two by the account of First Wire but nine by the account of Second Wire."},
	} {
		t.Run(name, func(t *testing.T) {
			d := Situation(Input{Since: "2025-05-09", Until: "2025-05-09", Events: []sitrep.Event{strike("a", "2025-05-09", c.change)}})
			var all []string
			for _, s := range d.Sections {
				for _, g := range s.Groups {
					for _, x := range g.Sentences {
						if all = append(all, s.Title+": "+x.Text); s.Title == c.section && strings.Contains(x.Text, c.want) {
							return
						}
					}
				}
			}
			t.Errorf("no %q in %s of\n%s", c.want, c.section, strings.Join(all, "\n"))
		})
	}
}

func TestPeriodBefore(t *testing.T) {
	in := Input{Since: "2025-05-08", Until: "2025-05-09", Reports: 200, ReportsBefore: 100, Events: []sitrep.Event{
		strike("a", "2025-05-08", nil), strike("b", "2025-05-09", nil), strike("c", "2025-05-09", nil), strike("old", "2025-05-06", nil), strike("older", "2025-05-05", nil),
		strike("gone", "2025-05-09", func(e *sitrep.Event) { e.Withdrawn = true })}}
	var b bytes.Buffer
	if err := Situation(in).Text(&b, 400); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Three violent events were read of in these days, with six killed", "The period before, 6 May 2025 to 7 May 2025, had one, so their number rose by two; for each hundred reports read that is 1.5 against 1.0"} {
		if want = strings.ReplaceAll(want, "6 May 2025 to 7", "6 to 7"); !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

func TestNothingRead(t *testing.T) {
	d := Situation(Input{About: "Corvo", Since: "2025-05-08", Until: "2025-05-09"})
	var b bytes.Buffer
	if err := d.Markdown(&b); err != nil || len(d.Sections) != 0 || !strings.Contains(b.String(), "Nothing was read about Corvo of the period 8 to 9 May 2025.") {
		t.Errorf("%v: %s", err, b.String())
	}
}

func TestHostileWordsStayWords(t *testing.T) {
	evil := strike("a", "2025-05-09", func(e *sitrep.Event) {
		e.Objects = []string{`the <script>alert(1)</script> "depot"`}
		e.Actors[0].Name = "[Alda](javascript:alert(1))"
		e.Claims[0].Sentence.Text, e.Claims[0].URL = "<img src=x onerror=alert(1)> \x1b[2J said", "javascript:alert(1)"
	})
	d := Situation(Input{About: "<b>", Since: "2025-05-09", Until: "2025-05-09", Events: []sitrep.Event{evil}})
	for name, write := range map[string]func(*bytes.Buffer) error{
		"page": func(b *bytes.Buffer) error { return d.Page(b) }, "markdown": func(b *bytes.Buffer) error { return d.Markdown(b) }, "text": func(b *bytes.Buffer) error { return d.Text(b, 80) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script", "<img", `href="javascript`, "[Alda](javascript", "<javascript", "<b>", "\x1b"} {
			if name == "text" && bad != "\x1b" || name == "page" && bad[0] == '[' { // text and HTML know no such markup
				continue
			}
			if strings.Contains(b.String(), bad) {
				t.Errorf("%s has %q:\n%s", name, bad, b.String())
			}
		}
	}
}

func TestEscalatingPairIsTold(t *testing.T) {
	var events []sitrep.Event
	pair := func(e *sitrep.Event) {
		e.Recipients = []sitrep.Party{{ID: "COR", Name: "Corvo", Kind: sitrep.KindState, Country: "COR"}}
	}
	for i := range 6 {
		events = append(events, strike(fmt.Sprintf("q%d", i), fmt.Sprintf("2025-0%d-10", i%4+1), pair))
	}
	for i := range 14 {
		events = append(events, strike(fmt.Sprintf("n%02d", i), fmt.Sprintf("2025-05-%02d", 3+i/2), pair))
	}
	d := Situation(Input{Since: "2025-05-09", Until: "2025-05-09", Events: events, World: analysis.World{}})
	var b bytes.Buffer
	if err := d.Text(&b, 1000); err != nil || !strings.Contains(b.String(), "What passes between Alda and Corvo escalates") || !strings.Contains(b.String(), "Whether it goes on between Alda and Corvo") {
		t.Errorf("%v\n%s", err, b.String())
	}
}
