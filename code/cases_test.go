package code

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

var update = flag.Bool("update", false, "write what the coder finds into the cases")

// TestCases codes every case in testdata from its trees and compares the mentions.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { testCase(t, c, file) })
	}
}

func testCase(t *testing.T, c *Coder, file string) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := sections(string(b))
	doc, err := conllu.One(parts["conllu"])
	if err != nil {
		t.Fatal(err)
	}
	r := &sitrep.Report{Text: doc.Text, Title: strings.TrimSpace(parts["title"]), Published: "2024-05-20"}
	c.Code(r, doc)
	got := brief(r)
	if *update {
		head, _, _ := strings.Cut(string(b), "-- mentions --\n")
		if err := os.WriteFile(file, []byte(head+"-- mentions --\n"+got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := parts["mentions"]; got != want {
		t.Errorf("mentions:\n%s\nwant:\n%s", got, want)
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		for _, w := range []sitrep.Words{m.Trigger, m.Sentence} {
			if r.Text[w.Start:w.End] != w.Text {
				t.Errorf("%s: bytes %d to %d are %q, not %q", m.ID, w.Start, w.End, r.Text[w.Start:w.End], w.Text)
			}
		}
	}
}

// sections cuts a case at its "-- name --" lines.
func sections(s string) map[string]string {
	out := map[string]string{}
	name := ""
	for line := range strings.Lines(s) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok && strings.HasSuffix(rest, " --") {
			name = strings.TrimSuffix(rest, " --")
			continue
		}
		out[name] += line
	}
	return out
}

// brief writes the mentions for people to read, one a line.
func brief(r *sitrep.Report) string {
	var b strings.Builder
	for i := range r.Mentions {
		m := &r.Mentions[i]
		fmt.Fprintf(&b, "%s %s/%s %s %q", m.ID, m.Type, m.Mode, m.Status, m.Trigger.Text)
		for _, role := range []struct {
			name string
			args []sitrep.Arg
		}{{"by", m.Actors}, {"to", m.Recipients}, {"hit", m.Objects}, {"with", m.Instruments}} {
			for _, a := range role.args {
				if name := role.name; name == "to" && slices.ContainsFunc(m.Objects, func(o sitrep.Arg) bool { return o.Words == a.Words }) {
					fmt.Fprintf(&b, " of[%s]", a.Name) // whose the thing is
					continue
				}
				fmt.Fprintf(&b, " %s[%s]", role.name, a.Text)
			}
		}
		for _, p := range m.Places {
			fmt.Fprintf(&b, " at[%s]", p.Text)
		}
		if m.Time != nil {
			fmt.Fprintf(&b, " on[%s..%s]", m.Time.Start, m.Time.End)
		}
		for _, c := range m.Casualties {
			fmt.Fprintf(&b, " %s[%d]", c.Harm, c.Best)
		}
		if m.Count != nil {
			fmt.Fprintf(&b, " count[%d]", m.Count.Low)
		}
		if len(m.InResponseTo) > 0 {
			fmt.Fprintf(&b, " answers%v", m.InResponseTo)
		}
		if len(m.PartOf) > 0 {
			fmt.Fprintf(&b, " part of%v", m.PartOf)
		}
		for _, w := range m.Also {
			fmt.Fprintf(&b, " also[%s]", w.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
