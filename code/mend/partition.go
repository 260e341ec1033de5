package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// counted are nouns of people at large, sexes those of the lots that they fall into.
var (
	counted = map[string]bool{"people": true, "person": true, "individual": true, "victim": true, "suspect": true, "hostage": true, "captive": true, "detainee": true}
	sexes   = map[string]bool{"man": true, "woman": true, "boy": true, "girl": true, "child": true, "male": true, "female": true, "adult": true, "minor": true}
)

// parts makes an apposition of the lots that a number of people falls into, taken for
// more of a list: "twelve people, seven women and five men".
func parts(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "conj" || !partition(d, h, t) || child(d, t, "cc") >= 0 {
		return
	}
	d.Tokens[t].Deprel = "appos"
	for _, k := range d.Children(h) {
		if k > t && d.Rel(k) == "conj" {
			d.Tokens[k].Head = t
		}
	}
}

// partition reports whether t tells of what sex or age the people are that h counts.
func partition(d *nlp.Doc, h, t int) bool {
	return h >= 0 && h < t && child(d, h, "nummod") >= 0 && child(d, t, "nummod") >= 0 &&
		counted[strings.ToLower(d.Tokens[h].Lemma)] && sexes[strings.ToLower(d.Tokens[t].Lemma)]
}

// drawnOff gives a name the preposition that the parser hung on the participle behind it:
// "with the invasion of Tarvia hardening its stance".
func drawnOff(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	if x.UPOS != "ADP" || x.Deprel != "mark" || t+1 >= len(d.Tokens) || x.Head <= t+1 || d.Tokens[x.Head].XPOS != "VBG" {
		return
	}
	n := &d.Tokens[t+1]
	if n.Deprel != "nmod" || n.Head >= t || n.UPOS != "PROPN" || child(d, t+1, "case") >= 0 || d.Below(t+1, t) {
		return
	}
	x.Head, x.Deprel = t+1, "case"
}

// officeOf makes one of a body, an office of its and the holder's name, where the parser
// hung body and name apart: "permission from council chief Ann Lee".
func officeOf(d *nlp.Doc, t int) {
	b := d.Tokens[t].Head
	if d.Rel(t) != "nmod" && d.Rel(t) != "obl" || d.Tokens[t].UPOS != "PROPN" || b < 0 || child(d, t, "case") >= 0 {
		return
	}
	desc := child(d, t, "nmod")
	if desc < 1 || d.Tokens[desc].Deprel != "nmod:desc" || desc >= t {
		return
	}
	body := desc - 1
	x := d.Tokens[body]
	if rel := d.Rel(body); x.UPOS != "NOUN" || x.XPOS != "NN" || rel != "nmod" && rel != "obl" || x.Head != b && x.Head != d.Tokens[b].Head {
		return
	}
	for _, k := range d.Children(body) {
		d.Tokens[k].Head = t
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel = x.Head, x.Deprel
	d.Tokens[body].Head, d.Tokens[body].Deprel = t, "compound"
}

// opening gives the clause that opens a sentence the subject that the parser hung on the
// main verb, which has one of its own: "When the dealer, known by a nickname, was held,
// his cover was blown".
func opening(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Rel(v) != "advcl" || h < v || child(d, v, "nsubj") >= 0 || child(d, v, "aux") < 0 {
		return
	}
	first := -1
	for _, k := range d.Children(v) {
		if r := d.Rel(k); (r == "mark" || r == "advmod") && (first < 0 || k < first) {
			first = k
		}
	}
	own := false
	for _, k := range d.Children(h) {
		own = own || k > v && k < h && d.Rel(k) == "nsubj"
	}
	for _, k := range d.Children(h) {
		if own && first >= 0 && first < k && k < v && d.Rel(k) == "nsubj" {
			d.Tokens[k].Head = v
			return
		}
	}
}

// displaced gives a verb its object that the parser took for a modifier of the noun behind
// the preposition: "to kill minister Ann Lee in a letter".
func displaced(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	y := x.Head
	if d.Rel(t) != "nmod" || y < t || x.UPOS != "PROPN" || child(d, t, "case") >= 0 {
		return
	}
	v, c := d.Tokens[y].Head, child(d, y, "case")
	if v < 0 || v > t || d.Tokens[v].UPOS != "VERB" || d.Rel(y) != "obl" || c < t || child(d, v, "obj") >= 0 || d.Tokens[v].XPOS == "VBN" {
		return
	}
	if start, _ := d.Subtree(t); start == v+1 {
		x.Head, x.Deprel = v, "obj"
	}
}

// describing makes one of two nouns that both say who the name behind them is, where the
// parser made two of a list of them: "its neighbour and rival Tarvia".
func describing(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	desc := child(d, t, "nmod")
	if d.Rel(t) != "conj" || d.Tokens[t].UPOS != "PROPN" || h < 0 || h > t || d.Tokens[h].XPOS != "NN" || child(d, h, "nmod") < 0 || desc < 0 || desc > t || d.Tokens[desc].Deprel != "nmod:desc" {
		return
	}
	if p := child(d, h, "nmod"); d.Tokens[p].Deprel != "nmod:poss" || d.Tokens[p].XPOS != "PRP$" || p != h-1 {
		return
	}
	cc := child(d, t, "cc")
	if cc != h+1 || desc != h+2 || d.Tokens[desc].XPOS != "NN" || desc+1 != t {
		return
	}
	d.Tokens[t].Head, d.Tokens[t].Deprel = d.Tokens[h].Head, d.Tokens[h].Deprel
	d.Tokens[h].Head, d.Tokens[h].Deprel = t, "nmod:desc"
	d.Tokens[desc].Head, d.Tokens[desc].Deprel, d.Tokens[cc].Head = h, "conj", desc
	for _, k := range d.Children(h) {
		if k < h && d.Rel(k) == "case" {
			d.Tokens[k].Head = t
		}
	}
}

// arrests makes a verb of the noun of a headline of which police are the doers: "Police
// arrest suspect in fatal shooting".
func arrests(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	if !strings.EqualFold(x.Form, "arrest") || x.UPOS != "NOUN" || t == 0 || !strings.EqualFold(d.Tokens[t-1].Form, "police") || d.Tokens[t-1].Head != t || child(d, t, "det") >= 0 {
		return
	}
	if o := child(d, t, "appos"); o > t {
		x.UPOS, x.XPOS = "VERB", "VBP"
		d.Tokens[t-1].Deprel, d.Tokens[o].Deprel = "nsubj", "obj"
	}
}

// wanted gives an infinitive its subject that the parser hung on the verb of asking: "the
// opposition called for the mayor to step down".
func wanted(d *nlp.Doc, t int) {
	v := d.Tokens[t].Head
	if d.Rel(t) != "nsubj" || v < 0 || v > t || d.Tokens[v].UPOS != "VERB" || child(d, v, "nsubj") == t {
		return
	}
	start, _ := d.Subtree(t)
	if start != v+2 || !strings.EqualFold(d.Tokens[v+1].Form, "for") {
		return
	}
	for _, x := range d.Children(v) {
		if x > t && d.Tokens[x].UPOS == "VERB" && d.Tokens[v+1].Head == x {
			d.Tokens[t].Head = x
			return
		}
	}
}

// torn gives a verb its object that the parser took for the rest of the subject's name:
// "Hill accused Ann Lee of", Lee hung on Hill.
func torn(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "flat" || h < 0 || h > t || d.Tokens[t].UPOS != "PROPN" || d.Rel(h) != "nsubj" {
		return
	}
	v := d.Tokens[h].Head
	if start, _ := d.Subtree(t); v > h && v < t && start == v+1 && d.Tokens[v].UPOS == "VERB" && child(d, v, "obj") < 0 {
		d.Tokens[t].Head, d.Tokens[t].Deprel = v, "obj"
	}
}

// someOf loosens the apposition of a part of some people to all of them: "nine people, four
// of them children" are not nine children.
func someOf(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if h < 0 || h > t || d.Rel(t) != "appos" && d.Rel(t) != "conj" || d.Tokens[h].UPOS != "NOUN" && d.Tokens[h].UPOS != "NUM" && d.Tokens[h].UPOS != "PROPN" {
		return
	}
	if d.Tokens[t].UPOS == "NUM" { // "four of them" hung on the people beside the noun
		if k := child(d, t, "nmod"); k > t && whole(d, k) {
			d.Tokens[t].Deprel = "dep"
		}
		return
	}
	for j := t - 1; j > h && j > t-6; j-- {
		if whole(d, j) {
			d.Tokens[t].Deprel = "dep"
			return
		}
		if u := d.Tokens[j].UPOS; u == "VERB" || u == "PUNCT" && d.Tokens[j].Form != "-" {
			return
		}
	}
}

// whole reports whether token i is the pronoun in "of them", "among whom".
func whole(d *nlp.Doc, i int) bool {
	if i == 0 || !strings.EqualFold(d.Tokens[i].Form, "them") && !strings.EqualFold(d.Tokens[i].Form, "whom") {
		return false
	}
	f := strings.ToLower(d.Tokens[i-1].Form)
	return f == "of" || f == "among"
}

// thoseDone makes a participle on "those" of the verb right behind it where that has the
// subject of the verb that follows: "those killed included".
func thoseDone(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	if t == 0 || !strings.EqualFold(d.Tokens[t-1].Form, "those") || x.XPOS != "VBD" && x.XPOS != "VBN" || t+1 >= len(d.Tokens) {
		return
	}
	if x.Deprel == "acl" && x.Head == t-1 && x.UPOS == "ADJ" && x.XPOS == "VBN" {
		x.UPOS = "VERB" // "among those arrested"
		return
	}
	if d.Rel(t-1) != "nsubj" || d.Tokens[t-1].Head != t+1 || d.Below(t+1, t) || child(d, t, "nsubj") >= 0 || child(d, t, "obj") >= 0 {
		return
	}
	switch strings.ToLower(d.Tokens[t+1].Lemma) {
	case "include", "comprise", "number":
		x.Head, x.Deprel, x.UPOS, x.XPOS = t-1, "acl", "VERB", "VBN"
	}
}

// heads are nouns for those who stand at the head of others or belong to them.
var heads = lists.Set(`adviser aide ambassador bishop boss captain chairman chief chieftain commander deputy director fighter founder general governor
	head judge king lawmaker lawyer leader lieutenant manager mayor member minister mullah officer official owner pastor president prince prosecutor
	secretary senator sheikh soldier spokesman veteran warlord`)

// hisOwn gives "his driver" to the one whose driver it is, where the parser made a list of it and
// of what that one is the head of: "a commander of the Hill Front and his driver".
func hisOwn(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Tokens[t].UPOS != "NOUN" || d.Rel(t) != "conj" || h < 0 || h > t || d.Rel(h) != "nmod" {
		return
	}
	owner, p := child(d, t, "nmod"), d.Tokens[h].Head
	if owner < 0 || d.Tokens[owner].Deprel != "nmod:poss" || p < 0 || p > h || !heads[strings.ToLower(d.Tokens[p].Lemma)] || d.Tokens[p].XPOS != "NN" {
		return
	}
	switch strings.ToLower(d.Tokens[owner].Form) {
	case "his", "her":
		d.Tokens[t].Head = p
	}
}
