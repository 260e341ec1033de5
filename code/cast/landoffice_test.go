package cast

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestLandOffice says whom "the Chilean president" means where a report names one.
func TestLandOffice(t *testing.T) {
	named := func(land, name string) string {
		return land + "|ADJ|JJ|2|amod President|PROPN|NNP|3|nmod:desc|president " + name + "|PROPN|NNP|4|nsubj||B-Person spoke|VERB|VBD|0|root|speak .|PUNCT|.|4|punct / "
	}
	again := func(land, office string) string {
		return "Then|ADV|RB|5|advmod the|DET|DT|4|det " + land + "|ADJ|JJ|4|amod " + office + "|NOUN|NN|5|nsubj||" + office + " left|VERB|VBD|0|root|leave .|PUNCT|.|5|punct / "
	}
	former := "Former|ADJ|JJ|3|amod Chilean|ADJ|JJ|3|amod President|PROPN|NNP|4|nmod:desc|president Karst|PROPN|NNP|5|nsubj||B-Person spoke|VERB|VBD|0|root|speak .|PUNCT|.|5|punct / "
	karst, roke := named("Chilean", "Karst"), named("Finnish", "Roke")
	for _, c := range []struct{ why, trees, noun, want string }{
		{"the one named so", karst + again("Chilean", "president"), "president", "Karst"},
		{"the one of that land", karst + roke + again("Chilean", "president"), "president", "Karst"},
		{"nobody of another land", karst + again("Finnish", "president"), "president", "president"},
		{"nobody of another office", karst + again("Chilean", "premier"), "premier", "premier"},
		{"nobody who was it once", former + again("Chilean", "president"), "president", "president"},
		{"neither of two", karst + named("Chilean", "Roke") + again("Chilean", "president"), "president", "president"},
	} {
		d, who := chained(t, c.trees, Options{})
		h := nlptest.Word(t, d, c.noun, 0)
		if got := d.Tokens[who.Antecedent(h)].Form; got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
	voice := "Karst|PROPN|NNP|9|nsubj||B-Person ,|PUNCT|,|4|punct a|DET|DT|4|det spokesman|NOUN|NN|1|appos||spokesman for|ADP|IN|8|case the|DET|DT|8|det Chilean|ADJ|JJ|8|amod president|NOUN|NN|4|nmod||president spoke|VERB|VBD|0|root|speak .|PUNCT|.|9|punct / "
	d, who := chained(t, voice+again("Chilean", "president"), Options{})
	if got := d.Tokens[who.Antecedent(nlptest.Word(t, d, "president", 1))].Form; got == "Karst" {
		t.Error("the president is taken for who speaks for him")
	}
}
