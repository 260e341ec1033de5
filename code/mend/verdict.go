package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// afterVerdict hangs a participle on the passive verb that it goes on from, where the parser
// hung it inside of what that verb is for: "was charged with spreading lies and freed on
// bail", "were ordered to pay a fine and released".
func afterVerdict(d *nlp.Doc, v int) {
	k := d.Tokens[v].Head
	if !participle(d, v) || d.Rel(v) != "conj" || k < 0 || k > v || child(d, v, "nsubj") >= 0 || child(d, v, "aux") >= 0 {
		return
	}
	if x := d.Tokens[k].XPOS; x != "VBG" && x != "VB" || d.Rel(k) != "advcl" && d.Rel(k) != "xcomp" || passive(d, k) {
		return
	}
	if p := d.Tokens[k].Head; p >= 0 && p < k && d.Tokens[p].XPOS == "VBN" && passive(d, p) {
		d.Tokens[v].Head, d.Tokens[v].XPOS = p, "VBN"
	}
}

// participle reports whether verb v is one of the past, or can be nothing else without an
// object.
func participle(d *nlp.Doc, v int) bool {
	x := &d.Tokens[v]
	form := strings.ToLower(x.Form)
	return x.XPOS == "VBN" || x.XPOS == "VBD" && child(d, v, "obj") < 0 && (undergone[strings.ToLower(x.Lemma)] || judged[form])
}

// judged are participles of what courts and guards do to somebody.
var judged = map[string]bool{"acquitted": true, "bailed": true, "beaten": true, "deported": true, "executed": true, "fined": true, "freed": true,
	"released": true, "sentenced": true, "shot": true, "tortured": true}

// passive reports whether verb v has "be" or "get" of a passive before it.
func passive(d *nlp.Doc, v int) bool {
	for _, k := range d.Children(v) {
		if d.Tokens[k].Deprel == "aux:pass" {
			return true
		}
	}
	return false
}

// chargedWith gives a verb of accusing the charge that the parser hung on the accused:
// "accused the police of voter intimidation".
func chargedWith(d *nlp.Doc, t int) {
	n := d.Tokens[t].Head
	if d.Rel(t) != "nmod" || d.Tokens[t].UPOS != "NOUN" || n < 0 || n > t || d.Rel(n) != "obj" || child(d, t, "det") >= 0 {
		return
	}
	v, c := d.Tokens[n].Head, child(d, t, "case")
	if v < 0 || v > n || c < 0 || !strings.EqualFold(d.Tokens[c].Form, "of") || body[strings.ToLower(d.Tokens[n].Lemma)] {
		return
	}
	switch d.Tokens[v].Lemma {
	case "accuse", "acquit", "clear", "convict", "suspect":
	default:
		return
	}
	for _, k := range d.Children(v) {
		if of := child(d, k, "mark"); k > t && (d.Rel(k) == "advcl" || d.Rel(k) == "obl") && (of >= 0 && strings.EqualFold(d.Tokens[of].Form, "of") || child(d, k, "case") >= 0 && strings.EqualFold(d.Tokens[child(d, k, "case")].Form, "of")) {
			return // "accused men of rank of lying"
		}
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel = v, "obl"
}

// body are nouns whose "of" says of what they are part or how many they are.
var body = map[string]bool{"member": true, "group": true, "leader": true, "head": true, "number": true, "dozen": true, "hundred": true, "thousand": true,
	"score": true, "pair": true, "band": true, "gang": true, "couple": true, "director": true, "owner": true, "chief": true, "man": true, "woman": true}

// doneBy makes a clause of a deed and what it did, where the parser made the deed a gerund and
// the verb a participle of what it was done to or a clause of nobody's: "came a day after
// shelling of a camp killed nine people", "closed after fighting in the hills displaced 300".
func doneBy(d *nlp.Doc, v int) {
	if x := d.Tokens[v].XPOS; x != "VBN" && x != "VBD" || child(d, v, "obj") < v || child(d, v, "nsubj") >= 0 || child(d, v, "mark") >= 0 || passive(d, v) {
		return
	}
	switch d.Tokens[v].Deprel {
	case "acl":
		for g, n := d.Tokens[v].Head, 0; g >= 0 && n < 5; g, n = d.Tokens[g].Head, n+1 {
			if deed(d, g, v) {
				return
			}
		}
	case "advcl":
		for g := v - 1; g > d.Tokens[v].Head; g-- {
			if d.Tokens[g].Head == d.Tokens[v].Head && deed(d, g, v) {
				return
			}
		}
	}
}

// deed makes the gerund g the subject of v where it opens a clause and nobody does it.
func deed(d *nlp.Doc, g, v int) bool {
	x, m := &d.Tokens[g], child(d, g, "mark")
	if x.XPOS != "VBG" || d.Rel(g) != "advcl" || m < 0 || m > g || child(d, g, "obj") >= 0 || !opens[strings.ToLower(d.Tokens[m].Form)] {
		return false
	}
	d.Tokens[v].Head, d.Tokens[v].Deprel, d.Tokens[v].XPOS = x.Head, "advcl", "VBD"
	x.UPOS, x.XPOS, x.Lemma, x.Head, x.Deprel = "NOUN", "NN", strings.ToLower(x.Form), v, "nsubj"
	d.Tokens[m].Head = v
	for _, k := range d.Children(g) {
		if d.Rel(k) == "obl" {
			d.Tokens[k].Deprel = "nmod"
		}
	}
	return true
}

// opens are conjunctions of time and cause that a clause begins with.
var opens = map[string]bool{"after": true, "as": true, "because": true, "before": true, "since": true, "when": true, "while": true}
