package engine

import (
	"slices"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

func TestAskRelations(t *testing.T) {
	deprel := []string{"root", "punct", "nsubj", "det"}
	e := &Engine{asked: askedOf(deprel)}
	s := &scratch{}
	e.askRelations(s, []nlp.Token{{UPOS: "PUNCT"}, {UPOS: "NOUN"}, {UPOS: "DET"}, {UPOS: "X"}, {UPOS: "VERB"}, {UPOS: "CCONJ"}})
	any := []bool{false, true, true, true}
	want := [][]bool{{false, true, false, false}, {false, false, true, false}, {false, false, true, true}, any, {false, false, true, false}, any}
	for i := range want {
		if !slices.Equal(s.asked[i], want[i]) {
			t.Errorf("word %d is asked for %v of %v, want %v", i, s.asked[i], deprel, want[i])
		}
	}
}

// TestRelationsKnown: the shipped weights know every relation that is listed, so none is left
// out by its spelling.
func TestRelationsKnown(t *testing.T) {
	e := load(t)
	for upos, asked := range askedOf(e.deprel) {
		n := 0
		for _, a := range asked {
			if a {
				n++
			}
		}
		if want := len(strings.Fields(relationsOf[upos])); upos != "" && n != want {
			t.Errorf("%s: %d of %d listed relations are known", upos, n, want)
		}
		if i := slices.Index(e.deprel, "root"); asked[i] {
			t.Errorf("%s: the root is asked for", upos)
		}
	}
}
