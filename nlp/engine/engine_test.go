package engine

import (
	"os"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

// load returns the engine of the weights that SITREP_WEIGHTS names, or skips the test.
func load(t testing.TB) *Engine {
	path := os.Getenv("SITREP_WEIGHTS")
	if path == "" {
		t.Skip("no weights: SITREP_WEIGHTS names none")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	e, err := Load(b)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// whole fails where a document breaks what every document must keep.
func whole(t testing.TB, d *nlp.Doc) {
	t.Helper()
	next := 0
	for i, s := range d.Sents {
		if s.Start != next || s.End <= s.Start {
			t.Fatalf("sentence %d is words %d to %d, after %d", i, s.Start, s.End, next)
		}
		next = s.End
		roots := 0
		for k := s.Start; k < s.End; k++ {
			tok := d.Tokens[k]
			if tok.Sent != i || tok.Start > tok.End || tok.UPOS == "" || tok.XPOS == "" || tok.Deprel == "" {
				t.Fatalf("word %d of sentence %d: %+v", k, i, tok)
			}
			if tok.Head < 0 {
				roots++
				continue
			}
			h := k
			for n := 0; h >= 0; h, n = d.Tokens[h].Head, n+1 {
				if h < s.Start || h >= s.End || n > s.End-s.Start {
					t.Fatalf("word %d (%q) doesn't lead to the root", k, tok.Form)
				}
			}
		}
		if roots != 1 || s.Root < s.Start || d.Tokens[s.Root].Head != -1 {
			t.Fatalf("sentence %d has %d roots, Root %d", i, roots, s.Root)
		}
	}
	if next != len(d.Tokens) || len(d.Vectors) != len(d.Tokens)*d.Dim || len(d.SentVectors) != len(d.Sents)*d.SentDim {
		t.Fatalf("%d words in sentences of %d; %d vector numbers, %d of sentences", next, len(d.Tokens), len(d.Vectors), len(d.SentVectors))
	}
	at := 0
	for _, n := range d.Names {
		if n.Start < at || n.End <= n.Start || n.End > len(d.Tokens) {
			t.Fatalf("name %+v after %d", n, at)
		}
		at = n.End
	}
}
