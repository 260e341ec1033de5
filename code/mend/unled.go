package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/nlp"
)

// unled gives a finite verb without a subject the noun right before it that stands at the end of a
// phrase in front and has no preposition of its own: "As a gesture of goodwill the front on Saturday
// freed two men", "Under its terms M23 is to leave". Days between go with the verb.
func unled(d *nlp.Doc, v int) {
	if !tensed(d, v) || led(d, v) {
		return
	}
	s, k := d.Sents[d.Tokens[v].Sent].Start, v-1
	if k < s {
		return
	}
	var days []int
	for ; k > s; k-- {
		switch t := d.Tokens[k]; {
		case t.Head == v && (t.UPOS == "AUX" || t.UPOS == "ADV" || t.UPOS == "PART"):
			continue
		case t.UPOS == "ADP" && d.Below(k, v) && len(days) > 0 && t.Head == days[len(days)-1]:
			continue
		case dated(d, k) && (d.Rel(k) == "nmod" || d.Rel(k) == "obl") && child(d, k, "case") >= 0:
			days = append(days, k)
			continue
		}
		break
	}
	if !leaderless(d, k, v) {
		return
	}
	d.Tokens[k].Head, d.Tokens[k].Deprel = v, "nsubj"
	if passive(d, v) {
		d.Tokens[k].Deprel = "nsubj:pass"
	}
	for _, t := range days {
		d.Tokens[t].Head, d.Tokens[t].Deprel = v, "obl"
	}
}

// led reports whether verb v has a subject, or one that it shares with another verb.
func led(d *nlp.Doc, v int) bool {
	switch d.Rel(v) {
	case "root", "ccomp", "parataxis":
	default:
		return true
	}
	for _, k := range d.Children(v) {
		switch d.Rel(k) {
		case "nsubj", "csubj", "expl":
			return true
		}
	}
	return false
}

// leaderless reports whether noun k ends a phrase with a preposition in front of verb v, and has none
// of its own.
func leaderless(d *nlp.Doc, k, v int) bool {
	t := d.Tokens[k]
	if t.UPOS != "PROPN" && t.UPOS != "NOUN" && t.UPOS != "NUM" && t.UPOS != "PRON" || child(d, k, "case") >= 0 || dated(d, k) {
		return false
	}
	switch d.Rel(k) {
	case "nmod", "appos", "dep", "obl":
	default:
		return false
	}
	if t.UPOS == "NUM" && strings.Trim(t.Form, "0123456789.,") == "" {
		return false
	}
	top := k
	for n := 0; n < 6 && d.Tokens[top].Head != v; n++ {
		if top = d.Tokens[top].Head; top < 0 || top >= k {
			return false
		}
	}
	return top != k && d.Tokens[top].Head == v && (d.Rel(top) == "obl" || d.Rel(top) == "advcl") && child(d, top, "case") >= 0
}

// tensed reports whether verb v has a tense, or an auxiliary that has.
func tensed(d *nlp.Doc, v int) bool {
	if x := d.Tokens[v].XPOS; x == "VBD" || x == "VBZ" || x == "VBP" {
		return true
	}
	for _, k := range d.Children(v) {
		if x := d.Tokens[k].XPOS; k < v && (d.Rel(k) == "aux" || d.Rel(k) == "cop") && (x == "MD" || x == "VBD" || x == "VBZ" || x == "VBP") {
			return true
		}
	}
	return false
}

// outOfStep joins a verb in the past to the verb in the past above, where it was joined to one that is
// embedded there and has no tense: "repeated the demand that Tarvia lift its blockade and warned of
// more", "said they would stay and accused the army".
func outOfStep(d *nlp.Doc, w int) {
	v := d.Tokens[w].Head
	if d.Rel(w) != "conj" || v < 0 || !inPast(d, w) || d.Tokens[v].XPOS != "VB" || d.Rel(v) == "conj" || d.Rel(v) == "root" || child(d, w, "nsubj") >= 0 || child(d, w, "aux") >= 0 {
		return
	}
	for n, u := 0, d.Tokens[v].Head; u >= 0 && n < 6; n, u = n+1, d.Tokens[u].Head {
		if d.Tokens[u].UPOS == "VERB" && u < v && d.Tokens[u].XPOS == "VBD" {
			d.Tokens[w].Head = u
			return
		}
	}
}

// inPast reports whether verb w is a past form that tells, whatever its tag: no "accused" is a gerund.
func inPast(d *nlp.Doc, w int) bool {
	x := d.Tokens[w].XPOS
	return x == "VBD" || x != "VBN" && strings.HasSuffix(d.Tokens[w].Form, "ed")
}

// saidThere hangs on a verb of saying at the end of a sentence what stands behind it, where the parser
// hung it on what is said: "The talks have failed, the minister said during a visit to Tarn".
func saidThere(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Rel(v) != "parataxis" || h < 0 || h > v || child(d, v, "nsubj") < 0 {
		return
	}
	for _, k := range d.Children(h) {
		if k > v && d.Rel(k) == "obl" {
			d.Tokens[k].Head = v
		}
	}
}

// givenTime makes the time that somebody is given to do something an object beside him: "gave the
// mission one week to leave".
func givenTime(d *nlp.Doc, v int) {
	if !strings.EqualFold(d.Tokens[v].Lemma, "give") || child(d, v, "iobj") >= 0 {
		return
	}
	o, t := child(d, v, "obj"), -1
	for _, k := range d.Children(v) {
		if k > o && d.Tokens[k].Deprel == "obl:unmarked" && vocab.Times[strings.ToLower(d.Tokens[k].Lemma)] && child(d, k, "nummod") >= 0 {
			t = k
		}
	}
	if o < v || t < 0 {
		return
	}
	d.Tokens[o].Deprel, d.Tokens[t].Deprel = "iobj", "obj"
}
