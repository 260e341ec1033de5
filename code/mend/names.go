package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// Places and lists behind names, and parts of names, that parsers hang on a name where they belong
// to the verb, the head or the last of the list.

// afterName gives the verb the place behind an apposition and its comma: "met Ann
// Lee, the envoy, in Port Alda".
func afterName(d *nlp.Doc, t int) {
	a := d.Tokens[t].Head
	if d.Rel(t) != "nmod" || a < 0 || a > t || d.Rel(a) != "appos" {
		return
	}
	start, _ := d.Subtree(t)
	for start < t && d.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	if start == 0 || d.Tokens[start-1].Form != "," || start-1 <= a {
		return
	}
	switch c := child(d, t, "case"); {
	case c < 0:
		return
	default:
		if f := strings.ToLower(d.Tokens[c].Form); f != "in" && f != "at" && f != "near" && f != "on" {
			return
		}
	}
	x := d.Tokens[a].Head
	if x < 0 || d.Tokens[x].Head < 0 || d.Tokens[d.Tokens[x].Head].UPOS != "VERB" || d.Tokens[x].Head > x {
		return
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel = d.Tokens[x].Head, "obl"
}

// thither gives the verb the place that something goes to, which the parser hung on the one that
// it comes from: "fired rockets from Alda at Bel Mer".
func thither(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "nmod" || h < 0 || h > t || d.Rel(h) != "obl" || d.Tokens[h].UPOS != "PROPN" || d.Tokens[t].UPOS != "PROPN" {
		return
	}
	from, to, v := child(d, h, "case"), child(d, t, "case"), d.Tokens[h].Head
	if from < 0 || to < 0 || v < 0 || d.Tokens[v].UPOS != "VERB" || !strings.EqualFold(d.Tokens[from].Form, "from") {
		return
	}
	switch strings.ToLower(d.Tokens[to].Form) {
	case "at", "into", "to", "toward", "towards":
		d.Tokens[t].Head, d.Tokens[t].Deprel = v, "obl"
	}
}

// hyphened gives the preposition before the first part of a hyphened name to its head: "in
// Bel-au-Mer".
func hyphened(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "case" || h < t || h+1 >= len(d.Tokens) || d.Tokens[h+1].Form != "-" || d.Tokens[h].UPOS != "PROPN" {
		return
	}
	if up := d.Tokens[h].Head; d.Rel(h) == "compound" && up > h && d.Tokens[up].UPOS == "PROPN" && child(d, up, "case") < 0 {
		d.Tokens[t].Head = up
	}
}

// listed makes a conjunct of an apposition that goes on a list: "nine Danes, two
// Finns and a Swede", "six miners, their foreman and a porter".
func listed(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "appos" || h < 0 {
		return
	}
	counted := child(d, t, "nummod") >= 0 && child(d, h, "nummod") >= 0 && !partition(d, h, t)
	theirs := d.Tokens[t].XPOS == "NN" && d.Tokens[h].XPOS == "NNS" && d.Tokens[t].Deprel == "appos" && strings.EqualFold(d.Tokens[max(0, t-1)].Form, "their")
	if !counted && !theirs {
		return
	}
	if k := child(d, t, "conj"); k >= 0 && child(d, k, "cc") >= 0 {
		d.Tokens[t].Deprel = "conj"
		d.Tokens[k].Head = h
	} else if k := child(d, h, "conj"); theirs && k > t && child(d, k, "cc") > t { // the rest hung on the first already
		d.Tokens[t].Deprel = "conj"
	}
}

// toLast hangs a name behind a comma on the description right before it, where the parser
// hung it on the name that the description is coordinated with: "the Hill Front and its armed
// wing, the Oak Brigade,".
func toLast(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "appos" || h < 0 || h > t || d.Tokens[t].UPOS != "PROPN" || d.Tokens[h].UPOS != "PROPN" {
		return
	}
	k := child(d, h, "conj")
	start, _ := d.Subtree(t)
	for start < t && d.Tokens[start].UPOS == "PUNCT" {
		start++
	}
	if k < 0 || d.Tokens[k].UPOS != "NOUN" || start == 0 || d.Tokens[start-1].Form != "," {
		return
	}
	if _, end := d.Subtree(k); end == start-1 {
		d.Tokens[t].Head = k
	}
}

// neighbouring makes of "neighbouring" before a name the adjective that it always is.
func neighbouring(d *nlp.Doc, t int) {
	tok := &d.Tokens[t]
	if f := strings.ToLower(tok.Form); f != "neighbouring" && f != "neighboring" || tok.UPOS != "VERB" || t+1 >= len(d.Tokens) || tok.Head < 0 {
		return
	}
	o := child(d, t, "obj")
	if o < t || o > t+3 {
		return
	}
	h := tok.Head
	for _, k := range d.Children(t) {
		if k != o {
			d.Tokens[k].Head = h
		}
	}
	d.Tokens[o].Head, d.Tokens[o].Deprel = h, "obj"
	if d.Tokens[h].UPOS != "VERB" || child(d, h, "obj") >= 0 && child(d, h, "obj") != o {
		d.Tokens[o].Deprel = "nmod"
	}
	tok.Head, tok.Deprel, tok.UPOS, tok.XPOS, tok.Lemma = o, "amod", "ADJ", "JJ", strings.ToLower(tok.Form)
}

// standing are nouns that say before its name what a land or body is to others.
var standing = lists.Set("ally aspirant backer champion foe giant heavyweight host holder master member neighbor neighbour partner patron power powerhouse rival sponsor state")

// beforeItsName hangs a noun on the name right behind it that it says something of, where the parser
// hung the name on it: "NATO member Turkey".
func beforeItsName(d *nlp.Doc, t int) {
	h, x := d.Tokens[t].Head, &d.Tokens[t]
	if x.UPOS != "PROPN" || h != t-1 || d.Rel(t) != "flat" && d.Rel(t) != "appos" || d.Tokens[h].XPOS != "NN" || !standing[d.Tokens[h].Lemma] || child(d, h, "det") >= 0 || child(d, h, "nmod") >= 0 {
		return
	}
	x.Head, x.Deprel = d.Tokens[h].Head, d.Tokens[h].Deprel
	if x.Head < 0 {
		d.Sents[x.Sent].Root = t
	}
	for _, k := range d.Children(h) {
		if k > t || d.Rel(k) == "case" || d.Rel(k) == "cc" {
			d.Tokens[k].Head = t
		}
	}
	d.Tokens[h].Head, d.Tokens[h].Deprel = t, "nmod:desc"
}
