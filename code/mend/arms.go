package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// withArms gives the verb the place behind the weapons that something was done with: "killed nine
// with rifles and axes in Tarn".
func withArms(d *nlp.Doc, t int) {
	if d.Rel(t) != "nmod" || d.Tokens[t].UPOS != "PROPN" {
		return
	}
	c := child(d, t, "case")
	if c < 0 || !strings.EqualFold(d.Tokens[c].Form, "in") && !strings.EqualFold(d.Tokens[c].Form, "near") && !strings.EqualFold(d.Tokens[c].Form, "at") {
		return
	}
	h := d.Tokens[t].Head
	if h >= 0 && d.Rel(h) == "conj" {
		h = d.Tokens[h].Head
	}
	if h < 0 || h > t || d.Rel(h) != "obl" && d.Rel(h) != "nmod" {
		return
	}
	v := d.Tokens[h].Head
	if v >= 0 && d.Rel(h) == "nmod" && d.Rel(v) == "obj" {
		v = d.Tokens[v].Head // hung on whom it was done to
	}
	if v < 0 || v > h || d.Tokens[v].UPOS != "VERB" {
		return
	}
	if w := child(d, h, "case"); w < 0 || !strings.EqualFold(d.Tokens[w].Form, "with") || !arms[strings.ToLower(d.Tokens[h].Lemma)] {
		return
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel = v, "obl"
}

// arms are weapons that people carry.
var arms = lists.Set("arrow axe bat blade bomb club explosive firearm grenade gun gunfire handgun hammer knife machete pistol rifle rock shotgun spear stick stone sword weapon")
