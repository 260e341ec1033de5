package cast

import (
	"slices"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestBlamed says whose deed "its" tells behind "for": the one's who is made to answer.
func TestBlamed(t *testing.T) {
	for name, c := range map[string]struct{ trees, want string }{
		"blamed":      {"Kenya|PROPN|NNP|2|nsubj||B-Location blamed|VERB|VBD|0|root|blame Ghana|PROPN|NNP|2|obj||B-Location for|ADP|IN|6|case its|PRON|PRP$|6|nmod:poss raids|NOUN|NNS|2|obl|raid .|PUNCT|.|2|punct", "Ghana"},
		"imposed on":  {"Kenya|PROPN|NNP|2|nsubj||B-Location lifted|VERB|VBD|0|root|lift sanctions|NOUN|NNS|2|obj|sanction imposed|VERB|VBN|3|acl|impose on|ADP|IN|6|case Ghana|PROPN|NNP|4|obl||B-Location for|ADP|IN|9|case its|PRON|PRP$|9|nmod:poss raids|NOUN|NNS|4|obl|raid .|PUNCT|.|2|punct", "Ghana"},
		"against":     {"Kenya|PROPN|NNP|2|nsubj||B-Location made|VERB|VBD|0|root|make threats|NOUN|NNS|2|obj|threat against|ADP|IN|5|case Ghana|PROPN|NNP|3|nmod||B-Location for|ADP|IN|8|case its|PRON|PRP$|8|nmod:poss raids|NOUN|NNS|2|obl|raid .|PUNCT|.|2|punct", "Ghana"},
		"for its own": {"Kenya|PROPN|NNP|2|nsubj||B-Location bought|VERB|VBD|0|root|buy oil|NOUN|NN|2|obj for|ADP|IN|6|case its|PRON|PRP$|6|nmod:poss army|NOUN|NN|2|obl .|PUNCT|.|2|punct", ""},
	} {
		d, who := chained(t, c.trees, Options{})
		got := ""
		if h := who.blamed(nlptest.Word(t, d, "its", 0)); h >= 0 {
			got = d.Tokens[h].Form
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestBoth says whom "both" means.
func TestBoth(t *testing.T) {
	d, who := chained(t, "The|DET|DT|3|det Kenyan|ADJ|JJ|3|amod army|NOUN|NN|7|nsubj and|CCONJ|CC|6|cc the|DET|DT|6|det rebels|NOUN|NNS|3|conj|rebel met|VERB|VBD|0|root|meet and|CCONJ|CC|10|cc both|PRON|DT|10|nsubj vowed|VERB|VBD|7|conj|vow to|PART|TO|12|mark fight|VERB|VB|10|xcomp .|PUNCT|.|7|punct", Options{})
	var got []string
	for _, h := range who.Members(nlptest.Word(t, d, "both", 0)) {
		got = append(got, d.Tokens[h].Form)
	}
	if !slices.Equal(got, []string{"army", "rebels"}) {
		t.Errorf("both: %v", got)
	}
}

// TestSympathy tells of what country those are who side with one.
func TestSympathy(t *testing.T) {
	d, who := chained(t, "Kenyan|ADJ|JJ|3|amod solidarity|NOUN|NN|3|compound activists|NOUN|NNS|4|nsubj|activist wept|VERB|VBD|0|root|weep .|PUNCT|.|4|punct", Options{})
	if got := who.Arg(nlptest.Word(t, d, "activists", 0)).Country; got != unknown {
		t.Errorf("those who side with Kenya are of %s", got)
	}
}
