package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// blamed gives a verb of blaming the one behind its preposition, whom the parser hung on
// the deed: "blamed the raid on the guards".
func blamed(d *nlp.Doc, v int) {
	to := vocab.Laying[d.Tokens[v].Lemma]
	o := child(d, v, "obj")
	if to == "" || o < v {
		return
	}
	for i := v + 1; i < d.Sents[d.Tokens[v].Sent].End; i++ {
		if f := strings.ToLower(d.Tokens[i].Form); d.Tokens[i].Head == v && d.Rel(i) == "obl" && i > o {
			if c := child(d, i, "case"); c >= 0 && (strings.EqualFold(d.Tokens[c].Form, to) || strings.EqualFold(d.Tokens[c].Form, "for")) {
				return // "blamed the strikes on the port for the losses"
			}
		} else if f == to && d.Rel(i) == "case" {
			if k := d.Tokens[i].Head; k > i && d.Tokens[k].Head == o && d.Rel(k) == "nmod" {
				d.Tokens[k].Head, d.Tokens[k].Deprel = v, "obl"
				return
			}
		}
	}
}

// accusing are verbs with the accused as object and the deed behind "of" or "for".
var accusing = lists.Set("accuse acquit absolve convict suspect")

// ofDeed hangs the clause of a deed on the verb of accusing and makes the accused its object, where
// the parser took the deed for something said of him: "accused the army of shelling the town".
func ofDeed(d *nlp.Doc, v int) {
	if !accusing[d.Tokens[v].Lemma] {
		return
	}
	o := child(d, v, "obj")
	if o < 0 {
		if o = child(d, v, "iobj"); o > v {
			d.Tokens[o].Deprel = "obj"
		}
	}
	if o < v {
		return
	}
	for k := o + 1; k < d.Sents[d.Tokens[v].Sent].End; k++ {
		h := d.Tokens[k].Head
		if beside := h > o && d.Tokens[h].Head == o && d.Rel(h) == "conj"; h != o && h != v && !beside || d.Tokens[k].XPOS != "VBG" && !had(d, k) {
			continue // "the clerk and the porter of stealing" too
		}
		switch d.Tokens[k].Deprel {
		case "acl", "ccomp", "xcomp":
		default:
			continue
		}
		if m := child(d, k, "mark"); m >= 0 && strings.EqualFold(d.Tokens[m].Form, "of") {
			d.Tokens[k].Head, d.Tokens[k].Deprel = v, "advcl"
		}
	}
}

// had reports whether verb v has "having" for its helping verb.
func had(d *nlp.Doc, v int) bool {
	k := child(d, v, "aux")
	return k >= 0 && strings.EqualFold(d.Tokens[k].Form, "having")
}
