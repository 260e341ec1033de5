package cast

import (
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestSpeaksOn: who speaks in the next sentence is who spoke, who agrees is who was asked,
// though the chains say otherwise.
func TestSpeaksOn(t *testing.T) {
	const said = "Villagers|NOUN|NNS|2|nsubj|villager said|VERB|VBD|0|root|say two|NUM|CD|4|nummod guards|NOUN|NNS|6|nsubj:pass|guard were|AUX|VBD|6|aux:pass hurt|VERB|VBN|2|ccomp|hurt .|PUNCT|.|2|punct / "
	const asked = "Villagers|NOUN|NNS|2|nsubj|villager asked|VERB|VBD|0|root|ask the|DET|DT|4|det guards|NOUN|NNS|2|obj|guard to|PART|TO|6|mark leave|VERB|VB|2|xcomp|leave ;|PUNCT|,|9|punct "
	for name, c := range map[string]struct {
		trees, want string
		chains      [][]int
	}{
		"who spoke":     {said + "They|PRON|PRP|2|nsubj denied|VERB|VBD|0|root|deny it|PRON|PRP|2|obj .|PUNCT|.|2|punct", "Villagers", [][]int{{3, 7}}},
		"who was asked": {asked + "they|PRON|PRP|9|nsubj agreed|VERB|VBD|2|parataxis|agree .|PUNCT|.|2|punct", "guards", nil},
	} {
		word := "They"
		if strings.Contains(c.trees, "they|") {
			word = "they"
		}
		d, who := chained(t, c.trees, Options{}, c.chains...)
		if !who.Same(nlptest.Word(t, d, c.want, 0), nlptest.Word(t, d, word, 0)) {
			t.Errorf("%s: %s is %+v", name, word, who.Arg(nlptest.Word(t, d, word, 0)))
		}
	}
}
