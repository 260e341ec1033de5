package eval

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/engine"
)

// passage is a short text with whom its marked expressions mean.
type passage struct {
	name, text string
	marks      []mark
}

// mark is an expression at [start, end) of the text and the words of those it means.
type mark struct {
	start, end int
	means      []string
}

// readPassages reads the form that testdata/refer/first.txt describes.
func readPassages(t *testing.T, path string) []passage {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		switch name, is := strings.CutPrefix(line, "== "); {
		case is:
			out = append(out, passage{name: name})
		case line != "" && line[0] != '#':
			if p := &out[len(out)-1]; !p.add(line) {
				t.Fatalf("%s: %s: a mark without end or meaning in %q", path, p.name, line)
			}
		}
	}
	return out
}

// add puts a marked paragraph behind the text.
func (p *passage) add(line string) bool {
	if p.text != "" {
		p.text += "\n\n"
	}
	for {
		before, rest, found := strings.Cut(line, "[")
		p.text += before
		if !found {
			return true
		}
		inside, behind, closed := strings.Cut(rest, "]")
		form, means, told := strings.Cut(inside, "=")
		if !closed || !told {
			return false
		}
		p.marks = append(p.marks, mark{len(p.text), len(p.text) + len(form), strings.Split(means, "+")})
		p.text += form
		line = behind
	}
}

// headIn is the expression of the cast whose head stands last on the way up from bytes [start, end).
func headIn(d *nlp.Doc, who *cast.Cast, start, end int) int {
	found := -1
	for _, h := range who.Heads() {
		if tok := &d.Tokens[h]; tok.Start < end && tok.End > start && (found < 0 || d.Tokens[h].Head < 0 || !within(d, d.Tokens[h].Head, start, end)) {
			found = h
		}
	}
	return found
}

func within(d *nlp.Doc, t, start, end int) bool {
	return d.Tokens[t].Start < end && d.Tokens[t].End > start
}

// called is who the expression of a head is, by the actor's or the most telling words.
func called(d *nlp.Doc, who *cast.Cast, head int) string {
	if a := who.Actor(head); a != nil {
		return a.ID + " " + a.Name
	}
	s, e := who.Span(who.Antecedent(head))
	return d.Words(s, e)
}

// meant lists those whom the expression of a head means.
func meant(d *nlp.Doc, who *cast.Cast, head int) []string {
	var out []string
	for _, h := range who.Members(head) {
		out = append(out, called(d, who, h))
	}
	if out == nil {
		out = []string{called(d, who, head)}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// right tells whether a mark is understood, else what was.
func (m mark) right(p *passage, d *nlp.Doc, who *cast.Cast) (bool, string) {
	head := headIn(d, who, m.start, m.end)
	if head < 0 {
		return false, "no expression"
	}
	var want []string
	for _, w := range m.means {
		at := strings.Index(p.text, w)
		h := -1
		if at >= 0 {
			h = headIn(d, who, at, at+len(w))
		}
		if h < 0 {
			return false, "no expression for " + w
		}
		want = append(want, meant(d, who, h)...)
	}
	slices.Sort(want)
	got := meant(d, who, head)
	return slices.Equal(got, slices.Compact(want)), strings.Join(got, ", ")
}

// TestRefer reads passages of our own and asks whom their pronouns and descriptions mean. The
// shares are floors: what the program understands today, less two marks.
func TestRefer(t *testing.T) {
	weights, err := fs.ReadFile(data.Weights, "weights/engine.bin")
	if err != nil {
		t.Skip("no weights in the program: build with data/weights/engine.bin")
	}
	e, err := engine.Load(weights)
	if err != nil {
		t.Fatal(err)
	}
	coder, err := code.New(code.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for file, floor := range map[string]float64{"first": 0.9, "second": 0.82} {
		t.Run(file, func(t *testing.T) {
			all, right := 0, 0
			for _, p := range readPassages(t, filepath.Join("testdata", "refer", file+".txt")) {
				d, err := e.Annotate(p.text, nil)
				if err != nil {
					t.Fatal(err)
				}
				who := coder.Cast(&sitrep.Report{Text: p.text}, d)
				for _, m := range p.marks {
					ok, got := m.right(&p, d, who)
					all++
					if ok {
						right++
						continue
					}
					t.Logf("%s: %q at %d is %s, want %s", p.name, p.text[m.start:m.end], m.start, got, strings.Join(m.means, " and "))
				}
			}
			share := float64(right) / float64(all)
			fmt.Printf("%s: %d of %d understood, %.1f%%\n", file, right, all, 100*share)
			if share < floor {
				t.Errorf("%.3f of the marks are understood, less than %.3f", share, floor)
			}
		})
	}
}
