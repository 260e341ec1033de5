package code

import (
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"testing"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp"
)

// TestHostile codes trees that no parser gives: nothing may fault or hang, and what was a
// tree stays one.
func TestHostile(t *testing.T) {
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	rounds := 2
	if testing.Short() {
		rounds = 1
	}
	docs := caseDocs(t)
	for n := range rounds * len(docs) {
		d := clone(docs[n%len(docs)])
		disturb(d, rand.New(rand.NewPCG(uint64(n), 1)))
		done := make(chan string, 1)
		go func() {
			defer func() {
				if e := recover(); e != nil {
					done <- fmt.Sprintf("%v\n%s", e, debug.Stack())
				}
			}()
			c.Code(&sitrep.Report{Text: d.Text, Published: "2024-05-20"}, d)
			done <- ""
		}()
		select {
		case fault := <-done:
			if fault != "" {
				t.Errorf("document %d: %s", n, fault)
			} else if k := circle(d); k >= 0 {
				t.Errorf("document %d: no tree any more above %q in %q", n, d.Tokens[k].Form, d.Sentence(d.Tokens[k].Sent))
			}
		case <-time.After(time.Minute):
			t.Fatalf("document %d: no end", n)
		}
	}
}

// disturb gives some words of a document the tags, relations and lemmas of others and heads
// at random, and takes the last word off. Every sentence stays a tree.
func disturb(d *nlp.Doc, r *rand.Rand) {
	n := len(d.Tokens)
	share := []int{3, 8, 25}[r.IntN(3)]
	for t := range d.Tokens {
		x, o, s := &d.Tokens[t], d.Tokens[r.IntN(n)], d.Sents[d.Tokens[t].Sent]
		if r.IntN(share) > 0 || x.Head < 0 {
			continue
		}
		if r.IntN(2) == 0 && o.Head >= 0 {
			x.UPOS, x.XPOS, x.Deprel = o.UPOS, o.XPOS, o.Deprel
		}
		if r.IntN(8) == 0 {
			x.Lemma = o.Lemma
		}
		h := s.Start + r.IntN(s.End-s.Start)
		if r.IntN(2) == 0 {
			h = min(max(t+r.IntN(7)-3, s.Start), s.End-1)
		}
		if !above(d, t, h) {
			x.Head = h
		}
	}
	if s := &d.Sents[len(d.Sents)-1]; s.End-s.Start > 1 && len(d.Children(n-1)) == 0 && len(d.NamesIn(n-1, n)) == 0 && s.Root != n-1 {
		d.Tokens, s.End = d.Tokens[:n-1], n-1
		for i := range d.Chains {
			refs := d.Chains[i].Refs
			for k := len(refs); k > 0 && refs[k-1].End >= n; k-- {
				refs = refs[:k-1]
			}
			d.Chains[i].Refs = refs
		}
	}
}

// above reports whether token t is h or above it.
func above(d *nlp.Doc, t, h int) bool {
	for ; h >= 0; h = d.Tokens[h].Head {
		if h == t {
			return true
		}
	}
	return false
}

// circle is a token whose heads never come to a root, -1 where there is none.
func circle(d *nlp.Doc) int {
	for t := range d.Tokens {
		h := t
		for n := 0; h >= 0 && n <= len(d.Tokens); n++ {
			h = d.Tokens[h].Head
		}
		if h >= 0 {
			return t
		}
	}
	return -1
}
