package cast

import (
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestCompatriot: one told by nationality is the person it stands beside, of the land that the
// family came to where two are told.
func TestCompatriot(t *testing.T) {
	d, who := build(t, "Ann|PROPN|NNP|8|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person ,|PUNCT|,|7|punct the|DET|DT|7|det British|PROPN|NNP|7|compound||B-NORP -|PUNCT|HYPH|7|punct Libyan|PROPN|NNP|1|appos||B-NORP sang|VERB|VBD|0|root|sing")
	ann, libyan := who.Actor(nlptest.Word(t, d, "Ann", 0)), who.Actor(nlptest.Word(t, d, "Libyan", 0))
	if ann == nil || libyan == nil || ann.ID != libyan.ID || ann.Country != "GBR" {
		t.Errorf("Ann Lee is %+v, the British-Libyan %+v", ann, libyan)
	}
	d, who = build(t, "A|DET|DT|2|det Kenyan|PROPN|NNP|3|nsubj||B-NORP sang|VERB|VBD|0|root|sing")
	if a := who.Arg(nlptest.Word(t, d, "Kenyan", 0)); a.Kind != sitrep.KindPerson || a.Country != "KEN" {
		t.Errorf("a Kenyan is %+v", a)
	}
	d, who = build(t, "The|DET|DT|2|det US|PROPN|NNP|3|nsubj||B-Location agreed|VERB|VBD|0|root|agree")
	if a := who.Arg(nlptest.Word(t, d, "US", 0)); a.Kind != sitrep.KindState {
		t.Errorf("the US is %+v", a)
	}
}

// TestFurtherOffice: each of two offices told beside a name is the person's.
func TestFurtherOffice(t *testing.T) {
	d, who := build(t, "Ann|PROPN|NNP|9|nsubj||B-Person Lee|PROPN|NNP|1|flat||I-Person ,|PUNCT|,|5|punct a|DET|DT|5|det lawyer|NOUN|NN|1|appos|lawyer and|CCONJ|CC|8|cc former|ADJ|JJ|8|amod minister|NOUN|NN|5|conj|minister sang|VERB|VBD|0|root|sing")
	if a := who.Actor(nlptest.Word(t, d, "Ann", 0)); a == nil || len(a.Roles) != 2 {
		t.Errorf("Ann Lee is %+v", a)
	}
}
