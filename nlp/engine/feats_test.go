package engine

import (
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

func TestFeats(t *testing.T) {
	d := &nlp.Doc{Tokens: []nlp.Token{
		{Form: "The", UPOS: "DET", XPOS: "DT", Head: 1, Deprel: "det"},
		{Form: "men", UPOS: "NOUN", XPOS: "NNS", Head: 5, Deprel: "nsubj:pass"},
		{Form: "that", UPOS: "PRON", XPOS: "WDT", Head: 3, Deprel: "nsubj"},
		{Form: "fled", UPOS: "VERB", XPOS: "VBD", Head: 1, Deprel: "acl:relcl"},
		{Form: "were", UPOS: "AUX", XPOS: "VBD", Head: 5, Deprel: "aux:pass"},
		{Form: "shot", UPOS: "VERB", XPOS: "VBN", Head: -1, Deprel: "root"},
		{Form: "12", UPOS: "NUM", XPOS: "CD", Head: 5, Deprel: "obl"},
	}}
	setFeats(d, 0, len(d.Tokens))
	for i, want := range []string{"Definite=Def|PronType=Art", "Number=Plur", "PronType=Rel", "Mood=Ind|Tense=Past|VerbForm=Fin",
		"Mood=Ind|Tense=Past|VerbForm=Fin", "Tense=Past|VerbForm=Part|Voice=Pass", "NumForm=Digit|NumType=Card"} {
		if got := d.Tokens[i].Feats; got != want {
			t.Errorf("%s: %s, want %s", d.Tokens[i].Form, got, want)
		}
	}
}
