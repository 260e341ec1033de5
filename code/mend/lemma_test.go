package mend

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp/nlptest"
)

// TestLemma tells forms with the lemma that the lemmatizer gave and the one that is right.
func TestLemma(t *testing.T) {
	for _, c := range [][4]string{
		{"waged", "wag", "VERB", "wage"}, {"vying", "vy", "VERB", "vie"}, {"blockaded", "blockad", "VERB", "blockade"},
		{"repelled", "repell", "VERB", "repel"}, {"retaken", "retaken", "VERB", "retake"}, {"broke", "broke", "VERB", "break"},
		{"forbade", "forbade", "VERB", "forbid"}, {"abducting", "abducting", "VERB", "abduct"}, {"uprooting", "uprooting", "VERB", "uproot"},
		{"Confessing", "Confessing", "VERB", "confess"}, {"amnestied", "amnestied", "VERB", "amnesty"}, {"freed", "fre", "VERB", "free"},
		{"waged", "wag", "ADJ", "wag"}, {"changing", "changing", "VERB", "changing"}, {"bring", "bring", "VERB", "bring"},
		{"embarking", "embark", "VERB", "embark"}, {"redeploying", "redeploying", "VERB", "redeploy"}, {"curving", "curving", "VERB", "curving"},
	} {
		d := nlptest.Doc(t, c[0]+"|"+c[2]+"|VBD|0|root|"+c[1])
		lemma(d, 0)
		if got := d.Tokens[0].Lemma; got != c[3] {
			t.Errorf("%s: lemma %q, want %q", c[0], got, c[3])
		}
	}
}
