package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// serial makes verbs of the parts of a list of deeds that were taken for descriptions: the first
// behind a description of the doers ("his men, known as the Owls, burned farms, robbed women and
// fled"), and one in the middle ("burned farms, looted shops and killed nine").
func serial(d *nlp.Doc, t int) {
	firstDeed(d, t)
	middleDeed(d, t)
}

// firstDeed makes the main verb of participle t, which hangs on the subject of the verb behind it
// and has an object of its own, as no passive has.
func firstDeed(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	n := x.Head
	if x.XPOS != "VBD" || x.UPOS != "VERB" || d.Rel(t) != "acl" || x.Deprel == "acl:relcl" || n < 0 || n > t || t == 0 || d.Tokens[t-1].Form != "," {
		return
	}
	v := d.Tokens[n].Head
	if o := child(d, t, "obj"); o < t || v < o || d.Tokens[v].XPOS != "VBD" || d.Tokens[n].Deprel != "nsubj" || child(d, t, "nsubj") >= 0 {
		return
	}
	y := &d.Tokens[v]
	x.Head, x.Deprel = y.Head, y.Deprel
	y.Head, y.Deprel = t, "conj"
	d.Tokens[n].Head = t
	for _, k := range d.Children(v) {
		if k < n || d.Rel(k) == "conj" || k == d.Sents[x.Sent].End-1 {
			d.Tokens[k].Head = t
		}
	}
	if x.Head < 0 {
		d.Sents[x.Sent].Root = t
	}
}

// middleDeed makes a verb of participle t, which was taken for a modifier of the noun behind it:
// the nouns would make a list without an "and" of its own.
func middleDeed(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	n := x.Head
	if x.XPOS != "VBN" && x.XPOS != "VBD" || d.Rel(t) != "amod" || n <= t || n > t+2 || t == 0 || d.Tokens[t-1].Form != "," || child(d, n, "cc") >= 0 || being[strings.ToLower(x.Lemma)] {
		return
	}
	v := listing(d, n)
	if v < 0 || v > t || d.Tokens[v].XPOS != "VBD" {
		return
	}
	if k := lastDeed(d, v, n); k >= 0 {
		x.Head, x.Deprel, x.UPOS, x.XPOS = v, "conj", "VERB", "VBD"
		d.Tokens[n].Head, d.Tokens[n].Deprel = t, "obj"
		d.Tokens[k].Head, d.Tokens[k].Deprel, d.Tokens[k].UPOS, d.Tokens[k].XPOS = v, "conj", "VERB", "VBD"
	}
}

// being are participles of what people are, and hardly of what somebody did to them.
var being = lists.Set("retire suspect allege arm mask displace elect appoint exile disgrace experience train")

// listing is the verb of whose objects noun n was taken for one more, -1 where it was not.
func listing(d *nlp.Doc, n int) int {
	v := d.Tokens[n].Head
	switch {
	case v < 0:
		return -1
	case d.Tokens[v].UPOS == "VERB":
		if o := child(d, v, "obj"); d.Rel(n) != "conj" && d.Rel(n) != "obj" || o < v || o >= n {
			return -1
		}
		return v
	case d.Rel(n) == "conj" && d.Rel(v) == "obj":
		return d.Tokens[v].Head
	}
	return -1
}

// lastDeed is the verb that ends the list of deeds of verb v behind "and" right after noun n, also
// where it was hung on n as one of its participles; -1 where there is none.
func lastDeed(d *nlp.Doc, v, n int) int {
	for _, top := range []int{v, n, n - 1} {
		for _, k := range d.Children(top) {
			if cc := child(d, k, "cc"); k <= n || cc <= n || cc > n+2 {
				continue
			}
			switch x := &d.Tokens[k]; {
			case top == v && d.Rel(k) == "conj" && x.XPOS == "VBD":
				return k
			case top != v && (d.Rel(k) == "conj" || d.Rel(k) == "amod") && (x.XPOS == "VBN" || x.XPOS == "VBD") && child(d, k, "obj") > k:
				return k
			}
		}
	}
	return -1
}

// secondObject hangs the second object of a verb that is said once on the first, and its own day or place on
// it: "took Alda in May and Veldt in June", "shot a clerk on Monday and a guard on Tuesday".
func secondObject(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	if x.UPOS != "NOUN" && x.UPOS != "PROPN" || d.Rel(t) != "conj" || child(d, t, "case") >= 0 || child(d, t, "cc") < 0 || dated(d, t) {
		return
	}
	v := x.Head
	if v >= 0 && v < t && dated(d, v) {
		v = d.Tokens[v].Head
	}
	if v < 0 || v > t || d.Tokens[v].UPOS != "VERB" {
		return
	}
	o := child(d, v, "obj")
	if o < v || o > t || !datedWithin(d, v, o, o, t) || phraseBetween(d, o, t) {
		return
	}
	own := false
	for _, k := range d.Children(v) {
		if k > t && k < t+9 && d.Rel(k) == "obl" && child(d, k, "case") >= 0 {
			own = own || dated(d, k)
		}
	}
	for _, k := range d.Children(t) {
		own = own || k > t && dated(d, k)
	}
	if !own {
		return
	}
	x.Head = o
	for _, k := range d.Children(v) {
		if k > t && d.Rel(k) == "obl" && child(d, k, "case") >= 0 && strings.ToLower(d.Tokens[child(d, k, "case")].Form) != "by" {
			d.Tokens[k].Head, d.Tokens[k].Deprel = t, "nmod"
		}
	}
}

// phraseBetween reports whether a phrase about some thing stands between tokens o and t, which the
// second may belong to: "fined the bank for its loans in May and the sale of shares in June".
func phraseBetween(d *nlp.Doc, o, t int) bool {
	for k := o + 1; k < t; k++ {
		if r := d.Rel(k); (r == "obl" || r == "nmod") && d.Tokens[k].UPOS == "NOUN" && !dated(d, k) && d.Tokens[k].Deprel != "nmod:poss" {
			return true
		}
		if u := d.Tokens[k].UPOS; u == "VERB" || u == "SCONJ" {
			return true
		}
	}
	return false
}

// datedWithin reports whether a time that hangs on v or o stands between tokens from and to.
func datedWithin(d *nlp.Doc, v, o, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if h := d.Tokens[k].Head; (h == v || h == o) && (d.Rel(k) == "obl" || d.Rel(k) == "nmod") && dated(d, k) {
			return true
		}
	}
	return false
}
