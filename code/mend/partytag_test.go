package mend

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// A tag that the parser took for a sentence's root hands its place on to the verb.
func TestPartyTagThatIsTheRoot(t *testing.T) {
	d := nlptest.Doc(t, `Ada|PROPN|NNP|8|nsubj|Ada|B-Person Low|PROPN|NNP|1|flat|Low|I-Person ,|PUNCT|,|6|punct D|PROPN|NNP|6|compound -|PUNCT|HYPH|6|punct
		Ohio|PROPN|NNP|0|root|Ohio|B-Location ,|PUNCT|,|8|punct voted|VERB|VBD|6|parataxis|vote against|ADP|IN|10|case it|PRON|PRP|8|obl`)
	d.Tokens[4].Start, d.Tokens[4].End, d.Tokens[5].Start = d.Tokens[3].End, d.Tokens[3].End+1, d.Tokens[3].End+1
	partyTag(d, 3)
	if d.Sents[0].Root != 7 || d.Tokens[7].Head != -1 || d.Tokens[7].Deprel != "root" {
		t.Errorf("root %d, voted on %d as %s", d.Sents[0].Root, d.Tokens[7].Head, d.Tokens[7].Deprel)
	}
	if d.Tokens[0].Head != 7 || d.Tokens[0].Deprel != "nsubj" {
		t.Errorf("the name on %d as %s", d.Tokens[0].Head, d.Tokens[0].Deprel)
	}
	if d.Tokens[3].Head != 0 || d.Tokens[5].Head != 3 || len(d.Names) != 1 || d.Names[0].End != 2 {
		t.Errorf("the tag on %d, its place on %d, names %v", d.Tokens[3].Head, d.Tokens[5].Head, d.Names)
	}
}
