package mend

import "github.com/sitrep-news/sitrep/nlp"

// trailing makes a clause of a participle behind a comma that was taken for a modifier of its
// object, where the verb above has an object already: "patrol the streets, intimidating voters".
func trailing(d *nlp.Doc, t int) {
	x := &d.Tokens[t]
	n := x.Head
	if x.XPOS != "VBG" || d.Rel(t) != "amod" || n <= t || n > t+3 || t == 0 || d.Tokens[t-1].Form != "," {
		return
	}
	v := d.Tokens[n].Head
	if v < 0 || v >= t || d.Tokens[v].UPOS != "VERB" || d.Rel(n) != "obj" && d.Rel(n) != "obl" || child(d, n, "case") >= 0 {
		return
	}
	if o := child(d, v, "obj"); o < 0 || o >= t {
		return
	}
	x.Head, x.Deprel, x.UPOS = v, "advcl", "VERB"
	d.Tokens[n].Head, d.Tokens[n].Deprel = t, "obj"
	for _, k := range d.Children(n) {
		if d.Rel(k) == "conj" && d.Tokens[k].UPOS == "VERB" {
			d.Tokens[k].Head = t
		}
	}
}
