package mend

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// Words that were taken for those of another class: a verb for a noun, a noun for a verb, what
// somebody was made for an adverb.

// nominal makes a modifier of a noun that hangs on another by a preposition but
// was taken for a clause: "attacks on shipping".
func nominal(d *nlp.Doc, t int) {
	tok := &d.Tokens[t]
	if tok.UPOS == "NOUN" && tok.Deprel == "acl" && child(d, t, "case") >= 0 && child(d, t, "nsubj") < 0 && child(d, t, "cop") < 0 {
		tok.Deprel = "nmod"
	}
	if tok.UPOS != "NOUN" || tok.XPOS != "VBG" || child(d, t, "obj") >= 0 || d.Rel(t) != "obl" && d.Rel(t) != "nmod" {
		return
	}
	for _, k := range d.Children(t) { // "spoke of shelling by the army"
		if c := child(d, k, "case"); k > t && c > t && d.Rel(k) == "nmod" && strings.EqualFold(d.Tokens[c].Form, "by") && !dated(d, k) {
			tok.XPOS, tok.Lemma = "NN", strings.ToLower(tok.Form)
			if m := child(d, t, "mark"); m >= 0 && m < t {
				d.Tokens[m].UPOS, d.Tokens[m].Deprel = "ADP", "case"
			}
			return
		}
	}
}

// shotDead makes "dead" what the shooting made of somebody, not what they were:
// "shot dead three guards".
func shotDead(d *nlp.Doc, v int) {
	if d.Tokens[v].Lemma != "shoot" || v+1 >= len(d.Tokens) {
		return
	}
	x := &d.Tokens[v+1]
	if strings.EqualFold(x.Form, "dead") && x.Deprel == "amod" && x.Head > v+1 {
		x.Head, x.Deprel = v, "xcomp"
	}
}

// hostage makes "hostage" what those are made whom somebody takes, where the parser took it for
// an adverb or hung it on them: "took the guards hostage".
func hostage(d *nlp.Doc, v int) {
	switch d.Tokens[v].Lemma {
	case "take", "hold", "keep":
	default:
		return
	}
	for t := v + 2; t < d.Sents[d.Tokens[v].Sent].End; t++ {
		switch strings.ToLower(d.Tokens[t].Form) {
		case "hostage", "captive", "prisoner":
		default:
			continue
		}
		x := &d.Tokens[t]
		if h := x.Head; h == v && (d.Rel(t) == "advmod" || d.Rel(t) == "obl" || d.Rel(t) == "advcl") && child(d, t, "case") < 0 ||
			h > v && h < t && d.Tokens[h].Head == v && d.Rel(h) == "obj" && (d.Rel(t) == "amod" || d.Rel(t) == "appos" || d.Rel(t) == "flat") && d.Tokens[t-1].Form != "," {
			x.Head, x.Deprel = v, "xcomp"
		}
		return
	}
}

// ordered makes a passive participle of what a court orders of people, or who sees it done: "ordered three
// others freed", "saw three pushed into a van".
func ordered(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	if h := x.Head; h >= 0 && x.XPOS == "VBN" && x.Deprel == "acl" && d.Rel(h) == "nsubj" && h < v { // hung on who gave the order
		o := d.Tokens[h].Head
		if k := child(d, max(o, 0), "obj"); o > h && o < v && d.Tokens[o].Lemma == "order" && k > o && k == v-1 {
			x.Head, x.Deprel = o, "xcomp"
		}
	}
	if h := x.Head; x.XPOS == "VBD" && x.Deprel == "xcomp" && h >= 0 && undergoing[d.Tokens[h].Lemma] && (child(d, h, "obj") >= 0 || passive(d, h)) && child(d, v, "obj") < 0 && child(d, v, "mark") < 0 {
		x.XPOS = "VBN"
	}
	s := child(d, v, "nsubj")
	if h := x.Head; (x.XPOS == "VBD" || x.XPOS == "VBN") && (d.Rel(v) == "ccomp" || d.Rel(v) == "xcomp") && child(d, v, "aux") < 0 && h >= 0 && undergoing[d.Tokens[h].Lemma] && s > h && s < v && child(d, v, "obj") < 0 && child(d, v, "mark") < 0 && by(d, v) {
		x.XPOS, d.Tokens[s].Deprel = "VBN", "nsubj:pass"
	}
}

// by reports whether somebody is told behind verb v by whom it was done.
func by(d *nlp.Doc, v int) bool {
	return slices.ContainsFunc(d.Children(v), func(k int) bool {
		c := child(d, k, "case")
		return k > v && d.Rel(k) == "obl" && c >= 0 && strings.EqualFold(d.Tokens[c].Form, "by") && !dated(d, k)
	})
}

// undergoing are verbs of having something done to others or seeing it done.
var undergoing = lists.Set("film find get have hear keep leave notice order photograph see want watch witness")

// byWhom gives the doer behind a place to the participle before it: "dragged from a bus by soldiers".
func byWhom(d *nlp.Doc, t int) {
	n, c := d.Tokens[t].Head, child(d, t, "case")
	if d.Rel(t) != "nmod" || n < 0 || n > t || c < n || !strings.EqualFold(d.Tokens[c].Form, "by") || d.Rel(n) != "obl" || !sited[d.Tokens[n].Lemma] && !vocab.Vehicles[d.Tokens[n].Lemma] && !dwelt[d.Tokens[n].Lemma] {
		return
	}
	if v := d.Tokens[n].Head; v >= 0 && v < n && d.Tokens[v].XPOS == "VBN" && child(d, v, "obj") < 0 && child(d, v, "obl:agent") < 0 {
		d.Tokens[t].Head, d.Tokens[t].Deprel = v, "obl:agent"
	}
}

// dwelt are nouns of rooms that people are taken from and into.
var dwelt = lists.Set("bed cell home room")

// standsAccused makes verbs of "the group stands accused of", where the first was taken
// for a noun.
func standsAccused(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	if f := strings.ToLower(x.Form); x.UPOS != "NOUN" || f != "stands" && f != "stand" || t+1 >= len(d.Tokens) || child(d, t, "nsubj") < 0 || child(d, t, "cop") >= 0 {
		return
	}
	n := &d.Tokens[t+1]
	if l := strings.ToLower(n.Lemma); n.Head != t || n.Deprel != "acl" || l != "accuse" && l != "charge" && l != "convict" && l != "condemn" {
		return
	}
	x.UPOS, x.XPOS, x.Lemma, n.Deprel = "VERB", "VBZ", "stand", "xcomp"
}

// bail makes a noun of "bail" in "was denied bail by a court", and gives the verb what
// hangs on it.
func bail(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	h := x.Head
	if !strings.EqualFold(x.Form, "bail") || x.Deprel != "xcomp" || h < 0 || h > v || child(d, v, "mark") >= 0 {
		return
	}
	x.UPOS, x.XPOS, x.Lemma, x.Deprel = "NOUN", "NN", "bail", "obj"
	for _, k := range d.Children(v) {
		if r := d.Rel(k); k > v && (r == "obl" || r == "advcl") {
			d.Tokens[k].Head = h
		}
	}
}

// gerund makes a verb of one in "-ing" that was taken for a noun though a clause is built
// on it: "charged with conspiring to flee".
func gerund(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	stem, ing := strings.CutSuffix(strings.ToLower(x.Form), "ing")
	if x.UPOS != "NOUN" || !ing || x.Deprel != "advcl" || child(d, t, "mark") < 0 || child(d, t, "det") >= 0 {
		return
	}
	x.UPOS, x.XPOS = "VERB", "VBG"
	if strings.EqualFold(x.Lemma, x.Form) {
		x.Lemma = stem
		if strings.HasSuffix(stem, "ir") || strings.HasSuffix(stem, "at") {
			x.Lemma = stem + "e" // "conspire", "plate"
		}
	}
	for _, k := range d.Children(t) {
		if m := child(d, k, "mark"); d.Rel(k) == "acl" && k > t && m >= 0 && strings.EqualFold(d.Tokens[m].Form, "to") {
			d.Tokens[k].Deprel = "xcomp"
		}
	}
}

// massacring makes a verb of a participle behind "accused of" that was taken for a modifier
// of its object: "accused of massacring villagers".
func massacring(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	n, stem := x.Head, ""
	if f, ok := strings.CutSuffix(strings.ToLower(x.Form), "ing"); ok && (d.Rel(t) == "amod" || d.Rel(t) == "compound" && strings.HasSuffix(d.Tokens[max(n, 0)].XPOS, "S")) && n > t && t > 0 {
		stem = f
	}
	if stem == "" || d.Rel(n) != "obl" || d.Tokens[t-1].Head != n || !strings.EqualFold(d.Tokens[t-1].Form, "of") || child(d, n, "det") >= 0 {
		return
	}
	v := d.Tokens[n].Head
	if v < 0 {
		return
	}
	switch d.Tokens[v].Lemma {
	case "accuse", "acquit", "clear", "convict", "suspect":
	default:
		return
	}
	x.UPOS, x.XPOS, x.Head, x.Deprel = "VERB", "VBG", v, "advcl"
	if strings.EqualFold(x.Lemma, x.Form) {
		x.Lemma = stem
	}
	lemma(d, t)
	d.Tokens[n].Head, d.Tokens[n].Deprel = t, "obj"
	d.Tokens[t-1].Head, d.Tokens[t-1].Deprel = t, "mark"
}

// missing makes an adjective of "missing" in "three people are missing".
func missing(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	aux := child(d, v, "aux")
	if !strings.EqualFold(x.Form, "missing") || aux < 0 || d.Tokens[aux].Lemma != "be" || child(d, v, "obj") >= 0 {
		return
	}
	x.UPOS, x.XPOS, x.Lemma = "ADJ", "JJ", "missing"
	d.Tokens[aux].Deprel = "cop"
}
