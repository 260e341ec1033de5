package code

import (
	"os"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// TestVoices codes invented reports, from the engine's analysis of them. Each one's id is all that
// is said in it: who says what, in which stance where it is not a plain assertion.
func TestVoices(t *testing.T) {
	in, err := os.Open("testdata/record/voices.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	docs, err := conllu.Read(in)
	if err != nil || len(docs) < 20 {
		t.Fatalf("%d reports: %v", len(docs), err)
	}
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range docs {
		r := &sitrep.Report{Text: x.Doc.Text, Published: "2024-05-20"}
		c.Code(r, x.Doc)
		if got := voices(r); got != x.ID {
			t.Errorf("%s\nhas  %s\nwant %s", x.Doc.Text, got, x.ID)
		}
	}
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
