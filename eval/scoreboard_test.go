package eval

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/eval/score"
)

func TestScoreboardIsSortedAndAligned(t *testing.T) {
	lines := FigureLines("facts", score.Figures{{Name: "of", Value: 3}, {Name: "missed_01", Value: "the-truce"}, {Name: "share", Value: 0.5}})
	lines = append(lines, RoundLines("speed", score.Figures{{Name: "tokens_per_second", Value: "12345.6"}, {Name: "code_ms", Value: "0.0512"}, {Name: "faults", Value: 0}})...)
	var b strings.Builder
	if err := WriteScoreboard(&b, lines); err != nil {
		t.Fatal(err)
	}
	_, got, _ := strings.Cut(b.String(), "\n")
	want := `facts.missed.the-truce   -
facts.of                 3
facts.share              50.00
speed.code_ms            0.051
speed.faults             0
speed.tokens_per_second  12000
`
	if got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}

func TestRowsNameBenches(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rows() {
		if _, ok := Find(r.Bench); !ok || r.Gold == "" || seen[r.Name] {
			t.Errorf("row %+v: no such bench, no gold, or named twice", r)
		}
		seen[r.Name] = true
	}
	if len(seen) < 5 {
		t.Errorf("only %d rows", len(seen))
	}
}
