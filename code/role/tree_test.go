package role

import (
	"slices"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

// TestConjAtStart: a name in apposition that is the first word of a text, hung on a plural
// behind it, is no list and no crash.
func TestConjAtStart(t *testing.T) {
	d := &nlp.Doc{
		Text: "Alda rebels fled",
		Tokens: []nlp.Token{
			{Start: 0, End: 4, Form: "Alda", Lemma: "Alda", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "appos"},
			{Start: 5, End: 11, Form: "rebels", Lemma: "rebel", UPOS: "NOUN", XPOS: "NNS", Head: 2, Deprel: "nsubj"},
			{Start: 12, End: 16, Form: "fled", Lemma: "flee", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root"},
		},
		Sents: []nlp.Sent{{Start: 0, End: 3, Root: 2}},
	}
	if got := NewTree(d).Conj(1); !slices.Equal(got, []int{1}) {
		t.Errorf("the list of the rebels is %v, want them alone", got)
	}
}
