package mend

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestHold breaks circles of heads and leaves trees alone.
func TestHold(t *testing.T) {
	d := nlptest.Doc(t, "He|PRON|PRP|2|nsubj fled|VERB|VBD|0|root|flee Tarn|PROPN|NNP|4|obj on|ADP|IN|5|case Monday|PROPN|NNP|3|obl")
	hold(d)
	for i := range d.Tokens {
		n, h := 0, i
		for ; h >= 0 && n < 9; n++ {
			h = d.Tokens[h].Head
		}
		if n > 4 {
			t.Errorf("%s hangs in a circle", d.Tokens[i].Form)
		}
	}
	if d.Tokens[0].Head != 1 || d.Tokens[1].Head != -1 {
		t.Error("a tree was changed")
	}
}
