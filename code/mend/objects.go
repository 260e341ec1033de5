package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Subjects and objects that were taken for one another, for an agent, or hung on another clause.

// beforeDate makes the subject of a clause of the name that the parser hung on
// the date behind it: "Tarvia on Monday closed its border".
func beforeDate(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if h <= t || d.Rel(t) != "nmod" || d.Tokens[t].UPOS != "PROPN" || child(d, t, "case") >= 0 || !dated(d, h) {
		return
	}
	c := child(d, h, "case")
	v := d.Tokens[h].Head
	if c <= t || c > h || v < h || d.Tokens[v].UPOS != "VERB" || child(d, v, "nsubj") >= 0 {
		return
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel = v, "nsubj"
}

// behindAnd gives the second of two clauses what stands between its "and" and its verb, where the
// parser hung it on the first: "and in Tarn a bomb wounded six".
func behindAnd(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	cc := child(d, v, "cc")
	if d.Rel(v) != "conj" || h < 0 || h > v || cc < 0 || cc > v || d.Tokens[h].UPOS != "VERB" || child(d, v, "nsubj") < 0 {
		return
	}
	for k := cc + 1; k < v; k++ {
		if d.Tokens[k].Head == h && (d.Rel(k) == "obl" || d.Rel(k) == "advmod" || d.Rel(k) == "advcl") {
			d.Tokens[k].Head = v
		}
	}
}

// called makes an object of the noun behind a verb of calling or declaring that was taken for
// what something is called: "called a strike", "called off the strike", "declared the strike
// illegal".
func called(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	v, det := x.Head, child(d, t, "det")
	if x.UPOS != "NOUN" || x.Deprel != "xcomp" || v < 0 || det != v+1 && (det != v+2 || d.Tokens[v+1].Deprel != "compound:prt") || t < det || child(d, v, "obj") >= 0 || child(d, v, "iobj") >= 0 || child(d, t, "cop") >= 0 {
		return
	}
	for _, k := range d.Children(v) {
		if r := d.Tokens[k].Deprel; r == "aux:pass" || r == "nsubj:pass" {
			return
		}
	}
	switch d.Tokens[v].Lemma {
	case "call", "declare", "rule":
		x.Deprel = "obj"
	}
}

// firstNamed makes a subject of a number before a passive that was taken for its agent: "as
// many as nine guards were killed".
func firstNamed(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	h := x.Head
	if x.Deprel != "obl:agent" || h < t || child(d, h, "nsubj") >= 0 {
		return
	}
	if c := child(d, t, "case"); c < 0 || !strings.EqualFold(d.Tokens[c].Form, "by") {
		x.Deprel = "nsubj:pass"
	}
}

// perfect makes an active subject of that of "had withdrawn": without "been" there
// is no passive.
func perfect(d *nlp.Doc, v int) {
	have := -1
	for _, k := range d.Children(v) {
		switch {
		case d.Tokens[k].Deprel == "aux:pass" || strings.EqualFold(d.Tokens[k].Form, "been"):
			return
		case d.Rel(k) == "aux" && d.Tokens[k].Lemma == "have":
			have = k
		}
	}
	if have < 0 || have > v {
		return
	}
	for _, k := range d.Children(v) {
		if d.Tokens[k].Deprel == "nsubj:pass" && k < have {
			d.Tokens[k].Deprel = "nsubj"
		}
	}
}

// active gives a verb the object that stands right behind it without a
// preposition, and makes its subject an active one: "strikes killed at least nine
// people" is no passive.
func active(d *nlp.Doc, v int) {
	if x := d.Tokens[v].XPOS; x != "VBD" && x != "VBN" && x != "VBZ" && x != "VBP" {
		return
	}
	subj, bare := -1, -1
	for _, k := range d.Children(v) {
		switch rel := d.Tokens[k].Deprel; {
		case rel == "aux:pass" || rel == "obj" || rel == "obl:agent" || rel == "ccomp" || rel == "xcomp":
			return
		case (rel == "nsubj" || rel == "nsubj:pass") && k < v:
			subj = k
		case bare < 0 && k > v && (rel == "obl" || rel == "nmod" || rel == "dep" || subj >= 0 && (rel == "nsubj" || rel == "nsubj:pass")) && d.Tokens[k].UPOS != "ADV":
			bare = k
		}
	}
	if subj < 0 || bare < 0 || child(d, bare, "case") >= 0 || dated(d, bare) || !adjoins(d, v, bare) {
		return
	}
	d.Tokens[bare].Deprel = "obj"
	if d.Tokens[subj].Deprel == "nsubj:pass" {
		d.Tokens[subj].Deprel = "nsubj"
	}
}

// calledOn makes an active subject of that of "called on the council to act" without an auxiliary, which the
// parser at times takes for a passive's.
func calledOn(d *nlp.Doc, v int) {
	s := child(d, v, "nsubj")
	if d.Tokens[v].Lemma != "call" || s < 0 || s > v || d.Tokens[s].Deprel != "nsubj:pass" || child(d, v, "aux") >= 0 || v+1 >= len(d.Tokens) {
		return
	}
	switch strings.ToLower(d.Tokens[v+1].Form) {
	case "on", "upon", "for":
		d.Tokens[s].Deprel, d.Tokens[v].XPOS = "nsubj", "VBD"
	}
}

// stray gives a verb the bare noun phrase right behind it that the parser
// coordinated with a word before it, over the verb's head: "condemned the plan as
// reckless and recalled diplomats".
func stray(d *nlp.Doc, v int) {
	sent := d.Sents[d.Tokens[v].Sent]
	if child(d, v, "obj") >= 0 || d.Rel(v) != "conj" || v+1 >= sent.End {
		return
	}
	for k := v + 1; k < sent.End && k < v+6; k++ {
		h := d.Tokens[k].Head
		if d.Rel(k) != "conj" || h < 0 || h >= v || d.Tokens[v].Head == h || d.Tokens[k].UPOS != "NOUN" && d.Tokens[k].UPOS != "PROPN" {
			continue
		}
		if h <= d.Tokens[v].Head || child(d, k, "case") >= 0 || !adjoins(d, v, k) {
			continue
		}
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "obj"
		return
	}
}

// adjoins reports whether nothing but the phrase of k stands between v and k.
func adjoins(d *nlp.Doc, v, k int) bool {
	start, _ := d.Subtree(k)
	return start == v+1
}

// calledBack hangs on a verb of taking somebody out of a land the land that the parser hung on whom:
// "recalled its envoy from Tarn".
func calledBack(d *nlp.Doc, v int) {
	switch strings.ToLower(d.Tokens[v].Lemma) {
	case "recall", "withdraw", "evacuate", "extract":
	default:
		return
	}
	o := child(d, v, "obj")
	if o < v {
		return
	}
	for _, k := range d.Children(o) {
		if c := child(d, k, "case"); k > o && d.Rel(k) == "nmod" && d.Tokens[k].UPOS == "PROPN" && c > o && strings.EqualFold(d.Tokens[c].Form, "from") {
			d.Tokens[k].Head, d.Tokens[k].Deprel = v, "obl"
		}
	}
}
