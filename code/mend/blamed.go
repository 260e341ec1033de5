package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
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
