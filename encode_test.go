package sitrep

import (
	"encoding/json"
	"strings"
	"testing"
)

// Positions leave in code points and come back in bytes, whatever stands before.
func TestPositionsRoundTrip(t *testing.T) {
	text := strings.Repeat("é“🙂 ", 40) + "Gunmen attacked Veldt."
	i := strings.Index(text, "attacked")
	w := Words{Start: i, End: i + len("attacked"), Text: "attacked"}
	r := &Report{
		ID: "r-1", Text: text, Furniture: []Span{{0, len("é“🙂")}},
		Mentions: []Mention{{ID: "m1", Trigger: w, Sentence: w, Also: []Words{w}, Actors: []Arg{{Words: w}}, Place: &Place{Words: w}, Places: []Place{{Words: w}},
			Casualties: []Casualty{{Start: i, End: i + 8}}}},
		Statements: []Statement{{Speaker: &Arg{Words: w}, Cue: w, Content: []Words{w}, Quotes: []Words{w}}},
		Actors:     []Actor{{Mentions: []Span{w.Span()}, Roles: []Role{{Start: i, End: i + 8}}}},
		Relations:  []Relation{{Start: i, End: i + 8}},
		Figures:    []Figure{{Start: i, End: i + 8}},
	}
	line, err := Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	if r.Mentions[0].Trigger.Start != i || r.Mentions[0].Place.Start != i || r.Statements[0].Speaker.Start != i {
		t.Error("encoding changed the report")
	}
	var raw struct {
		Furniture [][2]int
		Mentions  []struct{ Trigger struct{ Start, End int } }
	}
	if err := json.Unmarshal(line, &raw); err != nil {
		t.Fatal(err)
	}
	runes := []rune(text)
	if tr := raw.Mentions[0].Trigger; string(runes[tr.Start:tr.End]) != "attacked" {
		t.Errorf("code points %d to %d are %q", tr.Start, tr.End, string(runes[tr.Start:tr.End]))
	}
	if raw.Furniture[0] != [2]int{0, 3} {
		t.Errorf("furniture is %v", raw.Furniture)
	}
	back, err := Decode(line)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Encode(back)
	if err != nil {
		t.Fatal(err)
	}
	if string(again) != string(line) {
		t.Errorf("decoded and encoded again it reads\n%s, want\n%s", again, line)
	}
	for _, got := range []Words{back.Mentions[0].Trigger, back.Mentions[0].Also[0], back.Mentions[0].Actors[0].Words, back.Statements[0].Cue} {
		if got != w {
			t.Errorf("words came back as %+v, want %+v", got, w)
		}
	}
}

func TestListsAreNeverNull(t *testing.T) {
	line, err := Encode(&Report{Mentions: []Mention{{}}, Statements: []Statement{{}}, Actors: []Actor{{}}})
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(line, &all); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{`"furniture":null`, `"links":null`, `"actors":null`, `"recipients":null`, `"sources":null`, `"content":null`, `"aliases":null`, `"roles":null`, `"problems":null`} {
		if strings.Contains(string(line), list) {
			t.Errorf("%s in %s", list, line)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for line, want := range map[string]string{
		`{`:                    "decode record",
		`{"schema":"other/2"}`: `schema "other/2"`,
		`{"schema":"sitrep.report/1","id":"r-9","text":"ab","furniture":[[0,3]]}`: "span [0,3] outside",
		`{"schema":"sitrep.report/1","furniture":[[0]]}`:                          "", // JSON fills the missing end with 0
		`{"schema":"sitrep.report/1","furniture":["x"]}`:                          "want [start, end]",
	} {
		_, err := Decode([]byte(line))
		if want == "" {
			if err != nil {
				t.Errorf("%s: %v", line, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error is %v, want one with %q", line, err, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"schema":"sitrep.report/1","text":"aé","furniture":[[0,2]],"mentions":[{"trigger":{"start":1,"end":2}}]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		r, err := Decode(line)
		if err != nil {
			return
		}
		if _, err := Encode(r); err != nil {
			t.Error(err)
		}
		for _, s := range r.Furniture {
			_ = r.Text[s.Start:s.End]
		}
	})
}
