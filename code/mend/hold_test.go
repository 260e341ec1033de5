package mend

import "testing"

// TestHold breaks circles of heads and leaves trees alone.
func TestHold(t *testing.T) {
	d := tree(t, "He|_|PRON|PRP|2|nsubj fled|flee|VERB|VBD|0|root Tarn|_|PROPN|NNP|4|obj on|_|ADP|IN|5|case Monday|_|PROPN|NNP|3|obl")
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
