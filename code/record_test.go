package code

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// TestTold codes invented reports of a sentence or two. Each one's id is what its record must
// tell: who says what, who stands to whom, who has which office, which words are of one actor,
// how many are where.
func TestTold(t *testing.T) {
	coded(t, "told.conllu", func(r *sitrep.Report, want string) {
		if !tells(r, want) {
			t.Errorf("%s\nlacks %q", r.Text, want)
		}
	})
}

// coded codes the reports of a file of testdata/record and has each checked against its id, which says
// what it must tell.
func coded(t *testing.T, name string, check func(r *sitrep.Report, want string)) {
	t.Helper()
	in, err := os.Open(filepath.Join("testdata/record", name))
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
		check(r, x.ID)
	}
}

// tells reports whether a record has the fact.
func tells(r *sitrep.Report, fact string) bool {
	kind, rest, _ := strings.Cut(fact, " ")
	left, right, _ := strings.Cut(rest, map[string]string{"says": ": ", "role": ": ", "one": " = ", "harmed": " || "}[kind])
	switch kind {
	case "says":
		return slices.ContainsFunc(r.Statements, func(s sitrep.Statement) bool {
			return s.Speaker != nil && strings.Contains(s.Speaker.Name+" "+s.Speaker.Text, left) &&
				slices.ContainsFunc(s.Content, func(w sitrep.Words) bool { return strings.Contains(w.Text, right) })
		})
	case "role":
		a := bearer(r, left)
		return a != nil && slices.ContainsFunc(a.Roles, func(o sitrep.Role) bool { return strings.Contains(o.Title, right) })
	case "one":
		return bearer(r, left) != nil && bearer(r, left) == bearer(r, right)
	case "harmed":
		return slices.ContainsFunc(r.Mentions, func(m sitrep.Mention) bool {
			return m.Type == "ASSAULT" && slices.ContainsFunc(m.Recipients, func(a sitrep.Arg) bool { return a.Text == left && sitrep.CanAct(a.Kind) })
		})
	}
	if kind == "figure" {
		return slices.ContainsFunc(r.Figures, func(f sitrep.Figure) bool { return fmt.Sprintf("%s @ %s: %d", f.What, f.Where, f.Low) == rest })
	}
	left, right, _ = strings.Cut(rest, " > ")
	from, to := bearer(r, left), bearer(r, right)
	return from != nil && to != nil && slices.ContainsFunc(r.Relations, func(x sitrep.Relation) bool {
		return slices.Contains(strings.Split(kind, "|"), x.Type) && (x.From == from.ID && x.To == to.ID || (x.Type == "ally_of" || x.Type == "opposes") && x.From == to.ID && x.To == from.ID)
	})
}

// bearer is the actor that stands at the words in the text, or whose name has them.
func bearer(r *sitrep.Report, words string) *sitrep.Actor {
	for i := range r.Actors {
		a := &r.Actors[i]
		if strings.Contains(a.Name, words) || slices.ContainsFunc(a.Mentions, func(s sitrep.Span) bool { return r.Text[s.Start:s.End] == words }) {
			return a
		}
	}
	return nil
}
