package follow

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
)

func TestSources(t *testing.T) {
	w := newWorld(t)
	e := event("e1", func(e *sitrep.Event) {
		e.Claims = append(e.Claims,
			sitrep.Claim{Ref: sitrep.Ref{Report: "r2"}, Publisher: "Meridian copy", Family: "meridian", URL: "https://copy.example/1"}, // one family, once
			sitrep.Claim{Ref: sitrep.Ref{Report: "r3"}, Publisher: "Kestrel", Family: "kestrel", URL: "https://kestrel.example/1", Withdrawn: true},
			sitrep.Claim{Ref: sitrep.Ref{Report: "r4"}, Family: "folder", URL: "javascript:alert(1)"},
		)
	})
	got := w.s.sources(&e, 5)
	want := []Source{{"Meridian Press", "Drones strike a depot", "https://meridian.example/1"}, {"folder", "", "https://news.example/reports/r4"}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v", got)
	}
}

// What is taken back names what was told, and nothing of what it has become.
func TestNoteOfWhatIsTakenBack(t *testing.T) {
	w := newWorld(t)
	e := event("e1", withdrawn, func(e *sitrep.Event) { e.Title = "Other words" })
	n := w.s.noteOf(&e, EventWithdrawn, &told{Seq: 1, Title: "As it was told"}, []sitrep.Change{{Seq: 1, Kind: sitrep.ChangeNew, Text: "old"}, {Seq: 2, Kind: sitrep.ChangePlace, Text: "moved"}, {Seq: 3, Kind: sitrep.ChangeWithdrawn, Text: "The only report was retracted."}})
	if n.Title != "As it was told" || n.Country != "" || n.Place != "" || strings.Join(n.Changes, "|") != "The only report was retracted." || n.Cursor != 3 {
		t.Errorf("%+v", n)
	}
}

func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{"a\r\nb\tc": "a b c", "  x ": "x", "\x00\x1b[31mred": "[31mred", "äöü": "äöü", "\xffa": "a", "abcdefghijk": "abcdefghi…"} {
		if got := oneLine(in, 10); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestHeadTellsWhatIsNoSureFact(t *testing.T) {
	for want, n := range map[string]Note{
		"":                   {Kind: EventNew},
		"Doubtful: ":         {Kind: EventNew, Caveats: []string{"doubtful"}},
		"Update: Disputed: ": {Kind: EventChanged, Caveats: []string{"disputed", "denied"}},
	} {
		if got := n.head(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
