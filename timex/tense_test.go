package timex

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestClauseTense asks which day, read against Wednesday 15 May 2024, the verb tells that an
// expression hangs on, where the nearest words that have a tense mislead.
func TestClauseTense(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ tree, want string }{
		// "Wages would be paid at an agreed rate on Friday."
		{"Wages|NOUN|NNS|4|nsubj:pass would|AUX|MD|4|aux be|AUX|VB|4|aux:pass paid|VERB|VBN|0|root at|ADP|IN|8|case an|DET|DT|8|det agreed|ADJ|JJ|8|amod rate|NOUN|NN|4|obl on|ADP|IN|10|case Friday|PROPN|NNP|4|obl", "2024-05-17"},
		// "Troops on Friday closed the ford until further notice."
		{"Troops|NOUN|NNS|4|nsubj on|ADP|IN|3|case Friday|PROPN|NNP|4|obl closed|VERB|VBD|0|root the|DET|DT|6|det ford|NOUN|NN|4|obj until|ADP|IN|9|case further|ADJ|JJ|9|amod notice|NOUN|NN|4|obl", "2024-05-10"},
		// "They will have closed it on Friday."
		{"They|PRON|PRP|4|nsubj will|AUX|MD|4|aux have|AUX|VB|4|aux closed|VERB|VBN|0|root it|PRON|PRP|4|obj on|ADP|IN|7|case Friday|PROPN|NNP|4|obl", "2024-05-17"},
		// "Both vowed to march on Friday.": the day hangs on the vow, and is the march's.
		{"Both|PRON|DT|2|nsubj vowed|VERB|VBD|0|root to|PART|TO|4|mark march|VERB|VB|2|xcomp on|ADP|IN|6|case Friday|PROPN|NNP|2|obl", "2024-05-17"},
	} {
		doc := nlptest.Doc(t, c.tree)
		got := f.Find(doc, Anchor{hitsOn})
		if len(got) != 1 || got[0].Value != c.want {
			t.Errorf("%q: %v, want %s", doc.Text, got, c.want)
		}
	}
}
