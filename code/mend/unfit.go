package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// unfit hangs a verb in the past on the verb in the past above, where it was coordinated with an
// infinitive or a gerund between, which it cannot go on from: "accused the guard of burning
// farms and imposed a curfew", "waited for her to return and fired".
func unfit(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if h < 0 || h > v || d.Rel(v) != "conj" || child(d, v, "nsubj") >= 0 || child(d, v, "nsubj:pass") >= 0 || child(d, v, "cc") < 0 || child(d, v, "aux") >= 0 || child(d, v, "aux:pass") >= 0 {
		return
	}
	switch x := d.Tokens[v].XPOS; {
	case !infinite(d, h):
		return
	case x == "VBD", x == "VBN", x == "VB" && d.Tokens[h].XPOS == "VBG":
	default:
		return
	}
	for up, n := d.Tokens[h].Head, 0; up >= 0 && n < 8; up, n = d.Tokens[up].Head, n+1 {
		if up > h || d.Tokens[up].UPOS == "VERB" && d.Tokens[up].XPOS != "VBD" && !infinite(d, up) && child(d, up, "aux") < 0 {
			return
		}
		if x := &d.Tokens[up]; x.XPOS == "VBD" && x.UPOS == "VERB" || x.UPOS == "VERB" && passive(d, up) && finiteAux(d, up) {
			d.Tokens[v].Head = up
			return
		}
	}
}

// afterAll hangs a participle at the end of a sentence, behind a comma, on the verb that tells what
// was done, where it was hung on the infinitive of a noun's: "foiled an attempt to seize the
// palace, detaining nine men".
func afterAll(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Tokens[t].XPOS != "VBG" || d.Rel(t) != "advcl" || h < 0 || h > t || t == 0 || d.Tokens[t-1].Form != "," || child(d, t, "mark") >= 0 || child(d, t, "nsubj") >= 0 {
		return
	}
	n := d.Tokens[h].Head
	if d.Tokens[h].XPOS != "VB" || d.Rel(h) != "acl" || n < 0 || d.Tokens[n].UPOS != "NOUN" || d.Rel(n) != "obj" {
		return
	}
	if v := d.Tokens[n].Head; v >= 0 && v < n && d.Tokens[v].UPOS == "VERB" && foiling[strings.ToLower(d.Tokens[v].Lemma)] {
		d.Tokens[t].Head = v
	}
}

// foiling are verbs of what is done to the attempts and plans of others.
var foiling = map[string]bool{"foil": true, "thwart": true, "prevent": true, "stop": true, "repel": true, "block": true, "disrupt": true, "uncover": true, "crush": true, "quash": true, "avert": true}

// infinite reports whether verb h is an infinitive or gerund, with no finite auxiliary.
func infinite(d *nlp.Doc, h int) bool {
	if x := d.Tokens[h].XPOS; d.Tokens[h].UPOS != "VERB" || x != "VB" && x != "VBG" {
		return false
	}
	return child(d, h, "aux") < 0
}

// finiteAux reports whether verb v is in the past by its auxiliary.
func finiteAux(d *nlp.Doc, v int) bool {
	for _, k := range d.Children(v) {
		if r := d.Tokens[k].Deprel; strings.HasPrefix(r, "aux") && d.Tokens[k].XPOS == "VBD" {
			return true
		}
	}
	return false
}

// supposed makes a description of the participle that says what somebody is believed to be, where
// it was taken for the verb of the clause and the clause's own verb for something said by the
// way: "when gunmen believed to belong to the Front ambushed a patrol".
func supposed(d *nlp.Doc, b int) {
	x := &d.Tokens[b]
	if x.XPOS != "VBD" && x.XPOS != "VBN" || !supposing[strings.ToLower(x.Lemma)] || b == 0 {
		return
	}
	s := child(d, b, "nsubj")
	if s < 0 || s > b || child(d, b, "aux") >= 0 || child(d, b, "aux:pass") >= 0 {
		return
	}
	if _, end := edges(d, s); end != b {
		return
	}
	to := child(d, b, "xcomp")
	if to < b || child(d, to, "mark") < 0 {
		return
	}
	v := -1
	for _, k := range d.Children(b) {
		if r := d.Rel(k); k > to && d.Tokens[k].UPOS == "VERB" && finite(d, k) && (r == "advcl" || r == "ccomp" || r == "dep" || r == "parataxis" || r == "conj") &&
			child(d, k, "nsubj") < 0 && child(d, k, "mark") < 0 && child(d, k, "cc") < 0 {
			v = k
			break
		}
	}
	if v < 0 {
		return
	}
	y := &d.Tokens[v]
	y.Head, y.Deprel = x.Head, x.Deprel
	for _, k := range d.Children(b) {
		if k != v && k != to && (k < s || k > v) {
			d.Tokens[k].Head = v
		}
	}
	d.Tokens[s].Head, d.Tokens[s].Deprel = v, "nsubj"
	x.Head, x.Deprel, x.XPOS = s, "acl", "VBN"
	if y.Head < 0 {
		d.Sents[y.Sent].Root = v
	}
}

// supposing are verbs of what somebody is held to be.
var supposing = map[string]bool{"believe": true, "think": true, "suspect": true, "know": true, "say": true, "allege": true, "report": true, "presume": true, "rumor": true, "rumour": true, "understand": true}
