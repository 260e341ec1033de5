package cast

import "testing"

// TestCalled tells which names a participle gives to the description before it.
func TestCalled(t *testing.T) {
	for name, c := range map[string]struct {
		trees       string
		first, then int
		same        bool
	}{
		"calling itself":                    {"A|DET|DT|2|det group|NOUN|NN|7|nsubj calling|VERB|VBG|2|acl|call itself|PRON|PRP|3|obj Hill|PROPN|NNP|6|compound||B-Organization Front|PROPN|NNP|3|xcomp||I-Organization attacked|VERB|VBD|0|root|attack .|PUNCT|.|7|punct", 1, 5, true},
		"known as":                          {"A|DET|DT|2|det group|NOUN|NN|7|nsubj known|VERB|VBN|2|acl|know as|ADP|IN|6|case Hill|PROPN|NNP|6|compound||B-Organization Front|PROPN|NNP|3|obl||I-Organization attacked|VERB|VBD|0|root|attack .|PUNCT|.|7|punct", 1, 5, true},
		"a name that looks like a person's": {"A|DET|DT|2|det group|NOUN|NN|8|nsubj which|PRON|WDT|4|nsubj calls|VERB|VBZ|2|acl:relcl|call itself|PRON|PRP|4|obj Harakat|PROPN|NNP|4|xcomp||B-Person Dara|PROPN|NNP|6|flat||I-Person attacked|VERB|VBD|0|root|attack .|PUNCT|.|8|punct", 1, 5, true},
		"naming another":                    {"A|DET|DT|2|det source|NOUN|NN|0|root named|VERB|VBN|2|acl|name him|PRON|PRP|3|obj as|ADP|IN|7|case Ann|PROPN|NNP|7|compound||B-Person Lee|PROPN|NNP|3|obl||I-Person .|PUNCT|.|2|punct", 1, 6, false},
		"known to":                          {"A|DET|DT|2|det group|NOUN|NN|7|nsubj known|VERB|VBN|2|acl|know to|ADP|IN|6|case Hill|PROPN|NNP|6|compound||B-Organization Front|PROPN|NNP|3|obl||I-Organization attacked|VERB|VBD|0|root|attack .|PUNCT|.|7|punct", 1, 5, false},
		"fighting":                          {"A|DET|DT|2|det group|NOUN|NN|6|nsubj fighting|VERB|VBG|2|acl|fight Hill|PROPN|NNP|5|compound||B-Organization Front|PROPN|NNP|3|obj||I-Organization attacked|VERB|VBD|0|root|attack .|PUNCT|.|6|punct", 1, 4, false},
	} {
		_, who := chained(t, c.trees, Options{})
		if got := who.Same(c.first, c.then); got != c.same {
			t.Errorf("%s: same %v, want %v", name, got, c.same)
		}
	}
}
