package mend

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestNoCircles mends trees in which a word hangs on one that is to be hung on it.
func TestNoCircles(t *testing.T) {
	for _, words := range []string{
		"Those|DET|DT|3|nsubj killed|VERB|VBD|0|root|kill included|VERB|VBD|2|parataxis|include guards|NOUN|NNS|3|obj",
		"He|PRON|PRP|2|nsubj condemned|VERB|VBD|0|root a|DET|DT|4|det raid|NOUN|NN|8|obl on|ADP|IN|6|case Monday|PROPN|NNP|2|obl that|PRON|WDT|8|nsubj killed|VERB|VBD|2|ccomp|kill nine|NUM|CD|8|obj",
		"He|PRON|PRP|2|nsubj condemned|VERB|VBD|0|root a|DET|DT|4|det raid|NOUN|NN|6|nmod on|ADP|IN|6|case Monday|PROPN|NNP|2|obl that|PRON|WDT|8|nsubj killed|VERB|VBD|2|ccomp|kill nine|NUM|CD|8|obj",
		"He|PRON|PRP|2|nsubj fled|VERB|VBD|5|acl ,|PUNCT|,|5|punct a|DET|DT|5|det charge|NOUN|NN|0|root he|PRON|PRP|7|nsubj denies|VERB|VBZ|2|advcl|deny",
	} {
		d := nlptest.Doc(t, words)
		for v := range d.Tokens {
			ownDay(d, v)
			takenUp(d, v)
			thoseDone(d, v)
		}
		for i := range d.Tokens {
			h := i
			for n := 0; h >= 0 && n <= len(d.Tokens); n++ {
				h = d.Tokens[h].Head
			}
			if h >= 0 {
				t.Errorf("no tree any more above %q in %q", d.Tokens[i].Form, d.Text)
				break
			}
		}
	}
}
