package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// potable makes one thing of "drinking water" behind the verb of those who bring or lack it,
// where "drinking" was taken for what they do.
func potable(d *nlp.Doc, t int) {
	tok := &d.Tokens[t]
	w, h := t+1, tok.Head
	if !strings.EqualFold(tok.Form, "drinking") || h < 0 || w >= len(d.Tokens) || !strings.EqualFold(d.Tokens[w].Form, "water") || d.Tokens[w].Head != t || child(d, t, "aux") >= 0 {
		return
	}
	switch d.Rel(t) {
	case "xcomp", "ccomp", "advcl", "conj", "obj":
	default:
		return
	}
	for _, k := range d.Children(t) {
		if k != w {
			d.Tokens[k].Head = h
		}
	}
	d.Tokens[w].Head, d.Tokens[w].Deprel = h, "obj"
	if tok.Deprel == "conj" {
		d.Tokens[w].Deprel = "conj"
	}
	tok.Head, tok.Deprel, tok.UPOS = w, "amod", "ADJ"
}
