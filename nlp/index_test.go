package nlp

import (
	"slices"
	"testing"
)

// TestIndex compares what is listed once with what is looked up in the sentence, and looks again
// after a head has changed.
func TestIndex(t *testing.T) {
	rels := []string{"nsubj", "root", "obj", "nmod:poss", "conj"}
	d := &Doc{Sents: []Sent{{Start: 0, End: 5, Root: 1}}}
	for i, h := range []int{1, -1, 1, 2, 2} {
		d.Tokens = append(d.Tokens, Token{Head: h, Deprel: rels[i]})
	}
	same := func() {
		t.Helper()
		d.Loosen()
		for k := range d.Tokens {
			plain, poss := d.Children(k), d.Child(k, "nmod")
			d.Index()
			if got := d.Children(k); !slices.Equal(got, plain) {
				t.Errorf("children of %d: %v indexed, %v without", k, got, plain)
			}
			if got := d.Child(k, "nmod"); got != poss {
				t.Errorf("child of %d: %d indexed, %d without", k, got, poss)
			}
			d.Loosen()
		}
	}
	same()
	d.Tokens[3].Head = 0
	same()
	d.Index()
	if all := append(d.Children(2), 9); len(all) < 2 || slices.Contains(d.Children(1), 9) || slices.Contains(d.Children(0), 9) {
		t.Error("appending to one token's children changed another's")
	}
}
