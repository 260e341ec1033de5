package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp"
)

// sentence is "Troops shelled Port Alda." as the engine annotates it.
func sentence() *nlp.Doc {
	text := "Troops shelled Port Alda."
	d := &nlp.Doc{Text: text, Sents: []nlp.Sent{{Start: 0, End: 5, Root: 1}}}
	at := 0
	for _, w := range []struct {
		form string
		head int
	}{{"Troops", 1}, {"shelled", -1}, {"Port", 1}, {"Alda", 2}, {".", 1}} {
		start := at + strings.Index(text[at:], w.form)
		at = start + len(w.form)
		d.Tokens = append(d.Tokens, nlp.Token{Start: start, End: at, Form: w.form, Head: w.head})
	}
	return d
}

func TestMarked(t *testing.T) {
	d := sentence()
	got := marked(d, 0, map[int]int{0: 1, 15: 2}, sitrep.Words{Start: 7, End: 14})
	if want := "[Troops|1] ⟦shelled⟧ [Port|2] Alda."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if h := head(d, 15, 24); h != 2 {
		t.Errorf("head of Port Alda is token %d, want 2", h)
	}
	if h := head(d, 90, 99); h != -1 {
		t.Errorf("words that stand nowhere have head %d", h)
	}
}

// TestReserved: a third of the measuring sets is kept, the same third always, none of the others.
func TestReserved(t *testing.T) {
	kept := 0
	for i := range 300 {
		id := strings.Repeat("x", i)
		if reserved("newswire_raw", id) {
			kept++
		}
		if reserved("rams", id) || reserved("newswire_raw", id) != reserved("newswire_raw", id) {
			t.Fatalf("%q: kept of a set that measures nothing, or not always", id)
		}
	}
	if kept < 70 || kept > 130 {
		t.Errorf("%d of 300 are kept, want about a third", kept)
	}
}

func TestDoneIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "read.txt")
	if done, err := doneIn(path); err != nil || len(done) != 0 {
		t.Errorf("no file: %v, %v", done, err)
	}
	if err := os.WriteFile(path, []byte("# a b 3 AID\nset r 12 AID actual\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if done, err := doneIn(path); err != nil || len(done) != 1 || !done["set r 12"] {
		t.Errorf("%v, %v; want the one mention", done, err)
	}
}

func TestShort(t *testing.T) {
	for _, c := range [][2]string{{"abc", "abc"}, {"abcdé", "abcd…"}, {"abcdef", "abcde…"}} {
		if got := short(c[0], 5); got != c[1] {
			t.Errorf("%s: %s, want %s", c[0], got, c[1])
		}
	}
}
