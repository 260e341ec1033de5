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

// TestAlsoDone tells participles that are listed with a passive and were taken for something else.
func TestAlsoDone(t *testing.T) {
	for _, c := range []struct {
		sent string
		at   int
		want string
	}{
		{"students|NOUN|NNS|3|nsubj:pass|student were|AUX|VBD|3|aux:pass|be hurt|VERB|VBN|0|root|hurt and|CCONJ|CC|6|cc 70|NUM|CD|6|conj|70 arrested|ADJ|JJ|3|conj|arrested", 5, "arrest VERB VBN"},
		{"men|NOUN|NNS|3|nsubj:pass|man were|AUX|VBD|3|aux:pass|be held|VERB|VBN|0|root|hold and|CCONJ|CC|5|cc let|VERB|VB|3|conj|let go|VERB|VB|5|xcomp|go", 4, "let VERB VBN"},
		{"men|NOUN|NNS|3|nsubj:pass|man were|AUX|VBD|3|aux:pass|be told|VERB|VBN|0|root|tell to|PART|TO|5|mark let|VERB|VB|3|conj|let go|VERB|VB|5|xcomp|go", 4, "let VERB VB"},
		{"men|NOUN|NNS|3|nsubj:pass|man were|AUX|VBD|3|aux:pass|be beaten|VERB|VBN|0|root|beat and|CCONJ|CC|5|cc hungry|ADJ|JJ|3|conj|hungry", 4, "hungry ADJ JJ"},
		{"men|NOUN|NNS|4|nsubj:pass|man have|AUX|VBP|4|aux:pass|have been|AUX|VBN|4|aux:pass|be hurt|ADJ|JJ|0|root|hurt", 3, "hurt VERB VBN"},
		{"men|NOUN|NNS|3|nsubj|man looked|AUX|VBD|3|cop|look hurt|ADJ|JJ|0|root|hurt", 2, "hurt ADJ JJ"},
	} {
		d := nlptest.Doc(t, c.sent)
		Doc(d)
		x := d.Tokens[c.at]
		if got := x.Lemma + " " + x.UPOS + " " + x.XPOS; got != c.want {
			t.Errorf("%s: %s, want %s", x.Form, got, c.want)
		}
	}
}
