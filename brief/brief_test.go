package brief

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
)

var update = flag.Bool("update", false, "write the golden files anew")

const raid = `Raid on Veldt depot kills two guards

GALT, March 4 (Meridian Press) - Gunmen attacked a fuel depot near Veldt on Tuesday, killing two guards and wounding at least five others, the Tarvian police said. They set fire to two tanks.

The army shelled hills above the town in response, residents said. It denied that any civilians were hit.

The Hill Front, which is part of the Northern Alliance, has carried out more than 40 attacks on depots in Tarvia since January. General Ivo Marsh, who commands the eastern district, warned that he would send tanks to the border. "They will pay for this," he said.

Tarvia and Sarmania are to hold talks in Port Alda on Friday. About 2,500 Sarmanian troops are stationed in Tarvia. The two countries fought a war in 1998.
`

// at finds words in the report's text.
func at(t *testing.T, words string) sitrep.Words {
	t.Helper()
	i := strings.Index(raid, words)
	if i < 0 {
		t.Fatalf("the text has no %q", words)
	}
	return sitrep.Words{Start: i, End: i + len(words), Text: words}
}

func arg(t *testing.T, words, name, kind string) sitrep.Arg {
	return sitrep.Arg{Words: at(t, words), Name: name, Kind: kind, Actor: fold(name)}
}

// within is the argument that the first word of some words is.
func within(t *testing.T, words, name, kind string) sitrep.Arg {
	a := arg(t, words, name, kind)
	a.Text, _, _ = strings.Cut(words, " ")
	a.End = a.Start + len(a.Text)
	return a
}

func raidReport(t *testing.T) *sitrep.Report {
	five, lat := 5, 12.5
	january, high := "2025-01-01", (*int)(nil)
	veldt := &sitrep.Place{Words: at(t, "Veldt"), Name: "Veldt", Country: "QMT", Admin1: "Galt", Precision: "city", Lat: &lat, Lon: &lat}
	alda := &sitrep.Place{Words: at(t, "Port Alda"), Name: "Port Alda", Country: "QMT", Precision: "city"}
	tarvia := &sitrep.Place{Words: at(t, "Tarvia"), Name: "Tarvia", Country: "QMT", Precision: "country"}
	first := at(t, "Gunmen attacked a fuel depot near Veldt on Tuesday, killing two guards and wounding at least five others, the Tarvian police said.")
	return &sitrep.Report{
		Title: "Raid on Veldt depot kills two guards", Agency: "Meridian Press", Publisher: "veldt-post.example", Published: "2025-03-05", Text: raid,
		URL: "https://veldt-post.example/raid",
		Mentions: []sitrep.Mention{
			{ID: "m2", Type: "ASSAULT", Mode: "heavy-weapons", Trigger: at(t, "shelled"), Status: sitrep.Alleged, Sentence: at(t, "The army shelled hills above the town in response, residents said."),
				Actors: []sitrep.Arg{arg(t, "The army", "Armed Forces of Tarvia", "organization")}, Objects: []sitrep.Arg{arg(t, "hills above the town", "", "place")},
				Place: veldt, Time: &sitrep.Time{Start: "2025-03-04", End: "2025-03-05", Precision: "vague"}, Sources: []string{"s2"}, InResponseTo: []string{"m1"}},
			{ID: "m1", Type: "ASSAULT", Mode: "firearms", Trigger: at(t, "attacked"), Status: sitrep.Actual, Sentence: first,
				Actors: []sitrep.Arg{arg(t, "Gunmen", "", "people")}, Objects: []sitrep.Arg{arg(t, "a fuel depot", "", "thing")}, Place: veldt,
				Time: &sitrep.Time{Start: "2025-03-04", End: "2025-03-04"}, Sources: []string{"s1"},
				Casualties: []sitrep.Casualty{{Harm: "killed", Low: 2, Best: 2, High: ptr(2), Who: "guards"}, {Harm: "injured", Low: 5, Best: five, High: high, Who: "others"}}},
			{ID: "m3", Type: "ASSAULT", Mode: "destroy", Trigger: at(t, "set fire to"), Status: sitrep.Actual, Sentence: at(t, "They set fire to two tanks."),
				Actors: []sitrep.Arg{{Words: at(t, "They"), Name: "Gunmen", Kind: "people"}}, Objects: []sitrep.Arg{arg(t, "two tanks", "", "thing")},
				Time: &sitrep.Time{Start: "2025-03-04", End: "2025-03-04"}},
			{ID: "m4", Type: "ASSAULT", Trigger: at(t, "attacks"), Status: sitrep.Actual, Sentence: at(t, "The Hill Front, which is part of the Northern Alliance, has carried out more than 40 attacks on depots in Tarvia since January."),
				Actors: []sitrep.Arg{arg(t, "The Hill Front", "Hill Front", "organization")}, Objects: []sitrep.Arg{arg(t, "depots", "", "thing")}, Place: tarvia,
				Count: &sitrep.Count{Low: 41, Text: "more than 40"}, Since: &january},
			{ID: "m5", Type: "MOBILIZE", Trigger: at(t, "send tanks"), Status: sitrep.Threatened, Sentence: at(t, "General Ivo Marsh, who commands the eastern district, warned that he would send tanks to the border."),
				Actors: []sitrep.Arg{within(t, "he would", "Ivo Marsh", "person")}, Sources: []string{"s4"}},
			{ID: "m6", Type: "CONSULT", Trigger: at(t, "talks"), Status: sitrep.Planned, Sentence: at(t, "Tarvia and Sarmania are to hold talks in Port Alda on Friday."),
				Actors: []sitrep.Arg{within(t, "Tarvia and", "Tarvia", "state"), within(t, "Sarmania are", "Sarmania", "state")}, Place: alda, Time: &sitrep.Time{Start: "2025-03-07", End: "2025-03-07"}},
			{ID: "m7", Type: "ASSAULT", Trigger: at(t, "war"), Status: sitrep.Historical, Sentence: at(t, "The two countries fought a war in 1998."), Time: &sitrep.Time{Start: "1998-01-01", End: "1998-12-31"},
				Actors: []sitrep.Arg{arg(t, "The two countries", "Tarvia", "state")}},
		},
		Statements: []sitrep.Statement{
			{ID: "s1", Speaker: ptr(arg(t, "the Tarvian police", "Tarvian police", "organization")), Stance: "asserts", Content: []sitrep.Words{first}},
			{ID: "s2", Speaker: ptr(arg(t, "residents", "", "people")), Anonymous: true, Stance: "asserts", Content: []sitrep.Words{at(t, "The army shelled hills above the town in response")}},
			{ID: "s3", Speaker: ptr(within(t, "It denied", "Armed Forces of Tarvia", "")), Stance: "denies", Content: []sitrep.Words{at(t, "any civilians were hit")}},
			{ID: "s4", Speaker: ptr(arg(t, "General Ivo Marsh", "Ivo Marsh", "person")), Role: "commander of the eastern district", Stance: "warns", Content: []sitrep.Words{at(t, "he would send tanks to the border")}},
			{ID: "s5", Speaker: ptr(within(t, "he said", "Ivo Marsh", "")), Stance: "asserts", Quotes: []sitrep.Words{at(t, `"They will pay for this,"`)}},
		},
		Actors: []sitrep.Actor{{ID: "a1", Name: "Hill Front"}, {ID: "a2", Name: "Northern Alliance"}, {ID: "a3", Name: "Sarmania"},
			{ID: "a4", Name: "Ivo Marsh", Roles: []sitrep.Role{{Title: "commander of the eastern district"}}}},
		Relations: []sitrep.Relation{{Type: "part_of", From: "a1", To: "a2"}, {Type: "backed_by", From: "a1", To: "a3", FromKnowledge: true}},
		Figures:   []sitrep.Figure{{What: "troops", Of: "Sarmania", Where: "Tarvia", Low: 2500, High: ptr(2500), Approximate: true, Text: "About 2,500 Sarmanian troops"}},
		Links:     []sitrep.Link{{Title: "Storm closes three harbours", URL: "https://veldt-post.example/storm"}},
		Problems:  []sitrep.Problem{{Stage: "extract", Reason: "3 bytes are not UTF-8 and were replaced"}},
	}
}

func ptr[T any](v T) *T { return &v }

// TestGolden compares whole briefs; -update writes them, people read the diff.
func TestGolden(t *testing.T) {
	country := func(code string) string { return map[string]string{"QMT": "Tarvia"}[code] }
	for name, r := range map[string]*sitrep.Report{
		"raid.txt":  raidReport(t),
		"empty.txt": {Title: "Grain price falls for a third week", Publisher: "veldt-post.example"},
	} {
		got := Text(r, Options{Width: 90, Country: country})
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; run go test ./brief -update and read the diff:\n%s", name, got)
		}
		for line := range strings.SplitSeq(got, "\n") {
			if len([]rune(line)) > 90 {
				t.Errorf("%s: line wider than 90: %q", name, line)
			}
		}
	}
}

func TestTimes(t *testing.T) {
	for _, c := range []struct{ start, end, want string }{
		{"2025-03-04", "2025-03-04", "4 Mar"}, {"2024-03-04T10:00", "2024-03-04", "4 Mar 2024"}, {"2025-03-01", "2025-03-03", "1–3 Mar"},
		{"2025-02-27", "2025-03-02", "27 Feb–2 Mar"}, {"2025-02-01", "2025-02-28", "Feb 2025"}, {"2024-11-01", "2025-01-31", "Nov 2024–Jan 2025"},
		{"2003-01-01", "2003-12-31", "2003"}, {"2001-01-01", "2009-12-31", "2001–2009"}, {"", "2025-03-05", "by 5 Mar"}, {"2025-03-05", "", "since 5 Mar"}, {"", "", ""},
	} {
		if got := when(&sitrep.Time{Start: c.start, End: c.end}, "2025-03-05"); got != c.want {
			t.Errorf("%s to %s is %q, want %q", c.start, c.end, got, c.want)
		}
	}
}

func TestAmounts(t *testing.T) {
	for want, c := range map[string]struct {
		low, best int
		high      *int
	}{"3": {3, 3, ptr(3)}, "at least 3": {3, 3, nil}, "24 to 99": {24, 36, ptr(99)}, "12,500": {12500, 12500, ptr(12500)}} {
		if got := amount(c.low, c.best, c.high); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("Gunmen", "attacked", "a depot", 60)
	f.Add("", " ", "\u2028", -3)
	f.Fuzz(func(t *testing.T, a, trigger, b string, width int) {
		r := &sitrep.Report{Title: a, Mentions: []sitrep.Mention{{Trigger: sitrep.Words{Text: trigger}, Actors: []sitrep.Arg{{Words: sitrep.Words{Text: a}}},
			Recipients: []sitrep.Arg{{Words: sitrep.Words{Text: b}, Kind: "people"}}, Casualties: []sitrep.Casualty{{Harm: "killed", Who: b}}}}}
		if Text(r, Options{Width: min(width, 200)}) == "" {
			t.Error("nothing was written")
		}
	})
}

// TestLossesOfOtherAccounts: a mention's own tolls come first, whatever their order.
func TestLossesOfOtherAccounts(t *testing.T) {
	toll := func(n, start int, who string) sitrep.Casualty {
		return sitrep.Casualty{Harm: "killed", Low: n, Best: n, High: &n, Who: who, Start: start, End: start + 2}
	}
	m := sitrep.Mention{Sentence: sitrep.Words{Start: 100, End: 150}}
	for _, m.Casualties = range [][]sitrep.Casualty{{toll(9, 160, ""), toll(11, 120, "fighters")}, {toll(11, 120, "fighters"), toll(9, 160, "")}} {
		if got, want := losses(&m), "11 fighters killed, 9 killed by another account."; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
