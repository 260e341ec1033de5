package cast

import (
	"strings"
	"testing"
)

// TestRungs tells whose somebody is whose own words name no country, in a report that is
// plainly about Kenya.
func TestRungs(t *testing.T) {
	const home = "Kenya|PROPN|NNP|2|nsubj|B-Location waits|VERB|VBZ|0|root||wait .|PUNCT|.|2|punct / "
	for _, c := range []struct{ why, trees, word, want string }{
		{"private people are the report's",
			"Villagers|NOUN|NNS|2|nsubj||villager fled|VERB|VBD|0|root||flee with|ADP|IN|6|case three|NUM|CD|6|nummod young|ADJ|JJ|6|amod children|NOUN|NNS|2|obl||child .|PUNCT|.|2|punct",
			"children", "KEN"},
		{"but those of whom another land is told",
			"Shells|NOUN|NNS|2|nsubj||shell hurt|VERB|VBD|0|root||hurt three|NUM|CD|4|nummod children|NOUN|NNS|2|obj||child in|ADP|IN|6|case Chad|PROPN|NNP|2|obl|B-Location .|PUNCT|.|2|punct",
			"children", unknown},
		{"who is met by foreigners is at home",
			"Ugandan|ADJ|JJ|2|amod guests|NOUN|NNS|3|nsubj||guest met|VERB|VBD|0|root||meet Ann|PROPN|NNP|3|obj|B-Person Lee|PROPN|NNP|4|flat|I-Person .|PUNCT|.|3|punct",
			"Ann", "KEN"},
		{"who is told of in another clause than the other land",
			"Ann|PROPN|NNP|3|nsubj|B-Person Lee|PROPN|NNP|1|flat|I-Person won|VERB|VBD|0|root||win before|SCONJ|IN|7|mark the|DET|DT|6|det cup|NOUN|NN|7|nsubj||cup opens|VERB|VBZ|3|advcl||open in|ADP|IN|9|case Chad|PROPN|NNP|7|obl|B-Location .|PUNCT|.|3|punct",
			"Ann", "KEN"},
		{"who is told of in another land",
			"Ann|PROPN|NNP|3|nsubj|B-Person Lee|PROPN|NNP|1|flat|I-Person paints|VERB|VBZ|0|root||paint in|ADP|IN|5|case Chad|PROPN|NNP|3|obl|B-Location .|PUNCT|.|3|punct",
			"Ann", "TCD"},
		{"the school that calls itself international",
			"Exampleford|PROPN|NNP|3|compound|B-Organization International|PROPN|NNP|3|compound|I-Organization School|PROPN|NNP|4|nsubj|I-Organization closed|VERB|VBD|0|root||close .|PUNCT|.|4|punct",
			"School", "KEN"},
	} {
		d, who := chained(t, strings.Repeat(home, 9)+c.trees, Options{})
		if got := who.Arg(token(t, d, c.word, 0)).Country; got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestLone: a report that speaks of one country, too seldom to be plainly about it, tells it
// of the bodies it names.
func TestLone(t *testing.T) {
	const trees = "It|PRON|PRP|2|nsubj||it rained|VERB|VBD|0|root||rain .|PUNCT|.|2|punct / Rain|NOUN|NN|2|nsubj||rain fell|VERB|VBD|0|root||fall .|PUNCT|.|2|punct / Rain|NOUN|NN|2|nsubj||rain fell|VERB|VBD|0|root||fall .|PUNCT|.|2|punct / " +
		"Kenya|PROPN|NNP|2|nsubj|B-Location waits|VERB|VBZ|0|root||wait .|PUNCT|.|2|punct / Example|PROPN|NNP|2|compound|B-Organization Clinic|PROPN|NNP|3|nsubj|I-Organization closed|VERB|VBD|0|root||close .|PUNCT|.|3|punct"
	d, who := chained(t, trees, Options{})
	if got := who.Arg(token(t, d, "Clinic", 0)).Country; who.Home() != "" || got != "KEN" {
		t.Errorf("the clinic is of %q, want KEN", got)
	}
}
