package code

import (
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

// TestVoices codes invented reports, from the engine's analysis of them. Each one's id is all that
// is said in it: who says what, in which stance where it is not a plain assertion.
func TestVoices(t *testing.T) {
	coded(t, "voices.conllu", func(r *sitrep.Report, want string) {
		if got := voices(r); got != want {
			t.Errorf("%s\nhas  %s\nwant %s", r.Text, got, want)
		}
	})
}

// voices writes the statements of a record on one line, "-" where there is none.
func voices(r *sitrep.Report) string {
	var out []string
	for _, s := range r.Statements {
		who := "?"
		if s.Speaker != nil {
			who = s.Speaker.Name
		}
		if s.Stance != "asserts" {
			who += " " + s.Stance
		}
		var content []string
		for _, w := range s.Content {
			content = append(content, w.Text)
		}
		out = append(out, who+": "+strings.Join(content, " ... "))
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, " | ")
}
