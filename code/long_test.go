//go:build unix

package code

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// caseDocs are the annotated documents of the cases, whose people and places are invented.
func caseDocs(t testing.TB) []*nlp.Doc {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	var out []*nlp.Doc
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := conllu.One(sections(string(b))["conllu"])
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, doc)
	}
	return out
}

// longDoc is one report of at least the given number of tokens, made of the documents over
// and over. Proper names get an ending of their own in each round, so that each round
// speaks of other people and places.
func longDoc(docs []*nlp.Doc, tokens int) *nlp.Doc {
	out := &nlp.Doc{}
	para := 0
	for n := 0; len(out.Tokens) < tokens; n++ {
		d := docs[n%len(docs)]
		first, sents, text := len(out.Tokens), len(out.Sents), strings.Builder{}
		text.WriteString(out.Text)
		last, end := 0, "abcdefghijklmnopqrstuvwxyz"
		ending := end[n/len(docs)%26:][:1] + end[n%26:][:1]
		for i, t := range d.Tokens {
			if t.Start > last {
				text.WriteString(d.Text[last:t.Start])
				last = t.Start
			}
			t.Start = text.Len() - (last - t.Start)
			if w := d.Text[d.Tokens[i].Start:d.Tokens[i].End]; w == t.Form && t.UPOS == "PROPN" && n >= len(docs) {
				t.Form += ending
				text.WriteString(t.Form)
				last = d.Tokens[i].End
			} else if d.Tokens[i].End > last {
				text.WriteString(d.Text[last:d.Tokens[i].End])
				last = d.Tokens[i].End
			}
			t.End, t.Sent = text.Len()-(last-d.Tokens[i].End), t.Sent+sents
			if t.Head >= 0 {
				t.Head += first
			}
			out.Tokens = append(out.Tokens, t)
		}
		text.WriteString("\n\n")
		out.Text = text.String()
		for _, s := range d.Sents {
			s.Start, s.End, s.Para = s.Start+first, s.End+first, s.Para+para
			if s.Root >= 0 {
				s.Root += first
			}
			out.Sents = append(out.Sents, s)
		}
		for _, x := range d.Names {
			x.Start, x.End = x.Start+first, x.End+first
			out.Names = append(out.Names, x)
		}
		for _, c := range d.Chains {
			refs := make([]nlp.Ref, 0, len(c.Refs))
			for _, r := range c.Refs {
				refs = append(refs, nlp.Ref{Start: r.Start + first, End: r.End + first, Head: r.Head + first})
			}
			out.Chains = append(out.Chains, nlp.Chain{Refs: refs})
		}
		para = out.Sents[len(out.Sents)-1].Para + 1
	}
	return out
}

// clone is a document whose trees can be mended without harm to the first.
func clone(d *nlp.Doc) *nlp.Doc {
	c := *d
	c.Tokens = append([]nlp.Token(nil), d.Tokens...)
	c.Names = append([]nlp.Name(nil), d.Names...)
	c.Sents = append([]nlp.Sent(nil), d.Sents...)
	c.Chains = nil
	for _, x := range d.Chains {
		c.Chains = append(c.Chains, nlp.Chain{Refs: append([]nlp.Ref(nil), x.Refs...)})
	}
	return &c
}

// spent is the processor time that coding a document takes, the best of three times.
func spent(t *testing.T, c *Coder, d *nlp.Doc) time.Duration {
	best := time.Duration(1 << 62)
	for range 3 {
		x := clone(d)
		runtime.GC()
		began := worked(t)
		c.Code(&sitrep.Report{Text: x.Text, Published: "2024-05-20"}, x)
		best = min(best, worked(t)-began)
	}
	return best
}

// worked is the processor time that the process has used, whatever else the machine does.
func worked(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatalf("ask for the processor time: %v", err)
	}
	return time.Duration(u.Utime.Nano())
}

// TestLong checks that the time a report takes grows about as its length does.
func TestLong(t *testing.T) {
	if testing.Short() {
		t.Skip("codes a report of 24,000 words")
	}
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	docs := caseDocs(t)
	short, full := longDoc(docs, 6000), longDoc(docs, 24000)
	a, b := spent(t, c, short), spent(t, c, full)
	per := func(d time.Duration, doc *nlp.Doc) float64 { return float64(d) / float64(len(doc.Tokens)) }
	t.Logf("%d tokens in %v, %d in %v", len(short.Tokens), a, len(full.Tokens), b)
	if x := per(b, full) / per(a, short); x > 2.5 {
		t.Errorf("a token of a report four times as long takes %.1f times as long", x)
	}
}

// BenchmarkLong codes reports of growing length; ns/token should stay about the same.
func BenchmarkLong(b *testing.B) {
	c, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	docs := caseDocs(b)
	for _, n := range []int{5000, 20000} {
		d := longDoc(docs, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				x := clone(d)
				c.Code(&sitrep.Report{Text: x.Text, Published: "2024-05-20"}, x)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
		})
	}
}
