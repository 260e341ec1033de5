package cast

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestFields: a body of which nothing else is told is of the field that the words beside its
// name speak of; where they speak of two alike it is left open.
func TestFields(t *testing.T) {
	for said, want := range map[string]string{
		"sold|VERB|VBD|0|root|sell its|PRON|PRP$|4|nmod:poss customers|NOUN|NNS|2|obj|customer": "BUS",
		"lost|VERB|VBD|0|root|lose the|DET|DT|4|det match|NOUN|NN|2|obj|match":                  "CVL",
		"slept|VERB|VBD|0|root|sleep": "",
	} {
		d, who := build(t, "Vorqua|PROPN|NNP|2|nsubj||B-Organization "+said)
		a := who.Actor(nlptest.Word(t, d, "Vorqua", 0))
		got := ""
		if a != nil && len(a.Sectors) > 0 {
			got = a.Sectors[0]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", said, got, want)
		}
	}
}

// TestLandsWithoutPeople: a person's name that is a country's tells of no country.
func TestLandsWithoutPeople(t *testing.T) {
	d, who := build(t, "Jordan|PROPN|NNP|3|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person left|VERB|VBD|0|root|leave Kenya|PROPN|NNP|3|obj||B-Location")
	if got := who.countriesIn(d.Tokens[0].Sent); len(got) != 1 || got[0] != "KEN" {
		t.Errorf("countries %v, want Kenya alone", got)
	}
}

// TestHostile: an army's enemy is the group that the report speaks of.
func TestHostile(t *testing.T) {
	d, who := build(t, "Al-Shabaab|PROPN|NNP|2|nsubj||B-Organization withdrew|VERB|VBD|0|root|withdraw / Soldiers|NOUN|NNS|2|nsubj|soldier killed|VERB|VBD|0|root|kill enemy|NOUN|NN|4|compound fighters|NOUN|NNS|2|obj|fighter")
	if a := who.Arg(nlptest.Word(t, d, "fighters", 0)); len(a.Sectors) == 0 || a.Sectors[0] != "REB" {
		t.Errorf("enemy fighters are %+v", a)
	}
}
