package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// behindNoun gives a noun what stands behind it and the parser hung on the participle
// before it: "growing pressure from the union".
func behindNoun(d *nlp.Doc, t int) {
	p := d.Tokens[t].Head
	if p >= 0 && p < t && d.Rel(p) == "xcomp" && growing[strings.ToLower(d.Tokens[p].Form)] && d.Tokens[p+1].UPOS == "NOUN" && d.Tokens[p+1].Head == d.Tokens[p].Head { // "faces mounting pressure by"
		d.Tokens[p].Head, d.Tokens[p].Deprel = p+1, "amod"
	}
	if d.Rel(t) != "obl" || p < 0 || p > t || d.Rel(p) != "amod" || child(d, t, "case") < 0 {
		return
	}
	if n := d.Tokens[p].Head; n > p && n < t {
		d.Tokens[t].Head, d.Tokens[t].Deprel = n, "nmod"
	}
}

// growing are participles that say of a noun that there is more and more of it.
var growing = map[string]bool{"growing": true, "mounting": true, "increasing": true, "rising": true, "continuing": true, "escalating": true, "worsening": true}

// beforeHead lists a conjunct with the name before it where the parser listed it with the
// noun behind: "Tarvian and UN sanctions".
func beforeHead(d *nlp.Doc, t int) {
	h, cc := d.Tokens[t].Head, child(d, t, "cc")
	if d.Rel(t) != "conj" || h < t || cc < 1 || cc > t {
		return
	}
	k := cc - 1
	if rel := d.Rel(k); d.Tokens[k].Head != h || rel != "compound" && rel != "amod" && rel != "nmod" {
		return
	}
	d.Tokens[t].Head = k
}

// complement makes the subject of what is said of a pronoun that the parser took for the
// object of the verb of saying: "adding it arrested six".
func complement(d *nlp.Doc, v int) {
	k := v + 1
	if k >= len(d.Tokens) || d.Tokens[k].Head != v || d.Rel(k) != "obj" || !nominative[strings.ToLower(d.Tokens[k].Form)] {
		return
	}
	for _, c := range d.Children(v) {
		if rel := d.Rel(c); c > k && (rel == "ccomp" || rel == "xcomp" && d.Tokens[c].XPOS != "VB") && child(d, c, "nsubj") < 0 && child(d, c, "mark") < 0 {
			d.Tokens[k].Head, d.Tokens[k].Deprel, d.Tokens[c].Deprel = c, "nsubj", "ccomp"
			if o := child(d, v, "obj"); o > c {
				d.Tokens[o].Head = c
			}
			return
		}
	}
}

// nominative are pronouns that can be subjects.
var nominative = map[string]bool{"it": true, "he": true, "she": true, "they": true, "we": true, "i": true, "you": true}

// calledFor makes an active verb of one that asks for something and has no "be" before
// it: "The declaration, made in May, called for elections".
func calledFor(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	if l := strings.ToLower(x.Lemma); x.XPOS != "VBN" || d.Rel(v) != "root" || l != "call" && l != "appeal" && l != "press" && l != "push" && l != "vote" {
		return
	}
	if v+1 >= len(d.Tokens) || !strings.EqualFold(d.Tokens[v+1].Form, "for") || child(d, v, "aux") >= 0 {
		return
	}
	for _, s := range d.Children(v) {
		if d.Tokens[s].Deprel == "nsubj:pass" && s < v {
			d.Tokens[s].Deprel, x.XPOS = "nsubj", "VBD"
		}
	}
}

// ofName hangs a relative clause on a name that the parser hung on the title before it:
// "Pastor Ann Lee, who fled".
func ofName(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Tokens[t].Deprel != "acl:relcl" || h < 0 || d.Tokens[h].Deprel != "nmod:desc" {
		return
	}
	if n := d.Tokens[h].Head; n > h && n < t {
		d.Tokens[t].Head = n
	}
}

// farOff takes off a noun what the parser took for its first word over a preposition, a verb
// or a comma.
func farOff(d *nlp.Doc, t int) {
	h := d.Tokens[t].Head
	if d.Rel(t) != "compound" || h < t+3 {
		return
	}
	for k := t + 1; k < h; k++ {
		switch x := &d.Tokens[k]; {
		case x.Form == "-" || x.Form == "–":
			return
		case x.UPOS == "VERB" && x.Deprel != "amod" && x.Deprel != "compound", x.UPOS == "SCONJ", x.UPOS == "AUX", x.Form == "," && d.Tokens[t].UPOS == "PROPN":
			d.Tokens[t].Deprel = "dep"
			return
		}
	}
}

// quoted makes the speaker of what stands behind a quotation and its verb: "They fled,"
// denounced the union.
func quoted(d *nlp.Doc, v int) {
	if v < 2 || !spoken[strings.ToLower(d.Tokens[v].Lemma)] || !endQuote(d.Tokens[v-1].Form) || !strings.ContainsAny(d.Tokens[v-2].Form, ",.!?") {
		return
	}
	o, s := child(d, v, "obj"), child(d, v, "nsubj")
	if o < v || s > v || !adjoins(d, v, o) {
		return
	}
	d.Tokens[o].Deprel = "nsubj"
	if s < 0 {
		return
	}
	for _, k := range d.Children(v) { // what is said
		if rel := d.Rel(k); k > s && k < v && (rel == "advcl" || rel == "ccomp" || rel == "parataxis") {
			d.Tokens[s].Head, d.Tokens[k].Deprel = k, "ccomp"
			return
		}
	}
	d.Tokens[s].Deprel = "dep"
}

// endQuote reports whether a mark closes a quotation.
func endQuote(mark string) bool {
	switch mark {
	case "\"", "”", "''", "»":
		return true
	}
	return false
}

// furtherOn makes one more of a list of what the parser took for an apposition behind "as
// well as" or "and".
func furtherOn(d *nlp.Doc, t int) {
	if d.Rel(t) == "appos" && d.Tokens[t].Head >= 0 && d.Tokens[t].Head < t {
		if cc := child(d, t, "cc"); cc >= 0 && cc < t {
			d.Tokens[t].Deprel = "conj"
		}
	}
}

// toldMeeting makes the object of "telling" of what stands right behind it: "telling a
// meeting of envoys that the truce held", "..., he told a conference".
func toldMeeting(d *nlp.Doc, v int) {
	if d.Tokens[v].Lemma != "tell" || child(d, v, "obj") >= 0 || child(d, v, "iobj") >= 0 {
		return
	}
	for _, k := range d.Children(v) {
		if d.Rel(k) == "nsubj" && k > v && adjoins(d, v, k) && (child(d, v, "ccomp") > k || v > 0 && d.Rel(v-1) == "nsubj" && d.Tokens[v-1].Head == v) {
			d.Tokens[k].Deprel = "obj"
		}
	}
}

// toldFirst gives a verb of telling whom it is told to, where the parser hung him on what is told, in
// front of its subject: "told the crew the yard had turned their offer down".
func toldFirst(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Rel(v) != "ccomp" || h < 0 || h > v || !telling[strings.ToLower(d.Tokens[h].Lemma)] || child(d, h, "obj") >= 0 || child(d, h, "iobj") >= 0 {
		return
	}
	s := child(d, v, "nsubj")
	for _, k := range d.Children(v) {
		if rel := d.Rel(k); (rel == "iobj" || rel == "obj") && h < k && k < s && adjoins(d, h, k) && d.Tokens[k].UPOS != "PRON" {
			d.Tokens[k].Head, d.Tokens[k].Deprel = h, "iobj"
			return
		}
	}
}

// bidTo makes what somebody is bidden to do a complement of the bidding, where the parser took it for a
// purpose: "ordered the group to stop its work".
func bidTo(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Tokens[v].Deprel != "advcl" || d.Tokens[v].XPOS != "VB" || h < 0 || h > v || !bids[strings.ToLower(d.Tokens[h].Lemma)] || passive(d, h) {
		return
	}
	o, m := child(d, h, "obj"), child(d, v, "mark")
	if o < h || m < o || !strings.EqualFold(d.Tokens[m].Form, "to") || child(d, v, "nsubj") >= 0 || child(d, h, "xcomp") >= 0 {
		return
	}
	if _, end := d.Subtree(o); end == m {
		d.Tokens[v].Deprel = "xcomp"
	}
}

// bids are verbs of having others do something by a word.
var bids = lists.Set("ask command instruct invite order request tell urge")

// telling are verbs of saying something to somebody who stands right behind them.
var telling = lists.Set("tell inform assure remind warn notify")

// onSubject hangs a participle on the noun right before it, which is the subject of a verb
// behind it: "when miners protesting against the law threw stones".
func onSubject(d *nlp.Doc, v int) {
	n := v - 1
	if d.Tokens[v].XPOS != "VBG" || d.Rel(v) != "advcl" || n < 0 || d.Rel(n) != "nsubj" || child(d, v, "mark") >= 0 || child(d, v, "nsubj") >= 0 || child(d, v, "aux") >= 0 {
		return
	}
	if u := d.Tokens[n].UPOS; u != "NOUN" && u != "PROPN" {
		return
	}
	if h := d.Tokens[n].Head; h > v && d.Tokens[h].UPOS == "VERB" && d.Tokens[v].Head != h && !d.Below(n, v) {
		d.Tokens[v].Head, d.Tokens[v].Deprel = n, "acl"
	}
}

// whoAsked hangs a clause with "who" on the person right before it, where the parser hung it
// on the verb: "she called Lee, who asked her to wait".
func whoAsked(d *nlp.Doc, v int) {
	if d.Tokens[v].Deprel != "advcl:relcl" {
		return
	}
	for _, k := range d.Children(v) {
		if k > v || d.Tokens[k].XPOS != "WP" || !strings.EqualFold(d.Tokens[k].Form, "who") || k < 2 {
			continue
		}
		n := k - 1
		for n > 0 && d.Tokens[n].UPOS == "PUNCT" {
			n--
		}
		for h := d.Tokens[n].Head; h >= 0 && h < k && (d.Rel(n) == "flat" || d.Rel(n) == "nmod" || d.Rel(n) == "compound"); h = d.Tokens[n].Head {
			n = h
		}
		if u := d.Tokens[n].UPOS; (u == "NOUN" || u == "PROPN") && n < k && !d.Below(n, v) {
			d.Tokens[v].Head, d.Tokens[v].Deprel = n, "acl:relcl"
		}
		return
	}
}

// gotten makes a passive of "are getting shot at".
func gotten(d *nlp.Doc, v int) {
	g := v - 1
	if d.Tokens[v].XPOS == "VBN" && g >= 0 && d.Tokens[g].Lemma == "get" && d.Tokens[g].Head == v && d.Rel(g) == "advcl" {
		d.Tokens[g].Deprel = "aux:pass"
	}
}
