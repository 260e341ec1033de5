package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/nlp"
)

// What stands behind a comma and takes up what was said ("accused the front of theft, a charge it
// denies"), and what the one who said it did next, parsers hang on the wrong clause.

// takenUp makes of "a charge it denies" behind a comma a remark on the clause before, and the verb
// one that says more of the charge.
func takenUp(d *nlp.Doc, v int) {
	if !vocab.Rebutting[strings.ToLower(d.Tokens[v].Lemma)] {
		return
	}
	s := child(d, v, "nsubj")
	if s < 0 || s > v {
		return
	}
	start, _ := d.Subtree(s)
	if own := child(d, v, "obj"); own >= 0 && own > v {
		return
	}
	from := d.Sents[d.Tokens[v].Sent].Start
	n := -1
	for t := v - 1; t > from+1 && v-t < 8; t-- {
		if l := strings.ToLower(d.Tokens[t].Lemma); (vocab.Charges[l] || vocab.Accounts[l]) && d.Tokens[t].UPOS == "NOUN" {
			n = t
			break
		}
	}
	if n < 0 || n < start && start > n+2 || d.Tokens[n-2].Form != "," {
		return
	}
	switch strings.ToLower(d.Tokens[n-1].Form) {
	case "a", "an":
	default:
		return
	}
	for s == n || d.Rel(s) == "nsubj" && s < n { // the charge was taken for the subject
		s = -1
		for k := n + 1; k < v; k++ {
			if d.Tokens[k].Head == v && d.Rel(k) == "nsubj" {
				s = k
			}
		}
		if s < 0 {
			return
		}
	}
	up := d.Tokens[v].Head
	if up == n {
		up = d.Tokens[n].Head
	}
	for up >= n || up >= 0 && d.Tokens[up].UPOS != "VERB" {
		if up = d.Tokens[up].Head; up < 0 {
			return
		}
	}
	if up < 0 || d.Below(up, n) {
		return
	}
	d.Tokens[n].Head, d.Tokens[n].Deprel = up, "parataxis"
	d.Tokens[v].Head, d.Tokens[v].Deprel = n, "acl:relcl"
}

// spokeOn gives a verb of speaking to the one whose words the sentence tells before it, an aside
// between them: "it was theft, the minister said, and called for an inquiry".
func spokeOn(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Rel(v) != "conj" || h < 0 || h > v || d.Tokens[v].XPOS != "VBD" || !spoken[strings.ToLower(d.Tokens[v].Lemma)] || child(d, v, "nsubj") >= 0 || child(d, v, "aux") >= 0 {
		return
	}
	for _, k := range d.Children(h) {
		if k > h && k < v && d.Rel(k) == "parataxis" && saying[strings.ToLower(d.Tokens[k].Lemma)] && child(d, k, "nsubj") >= 0 {
			d.Tokens[v].Head = k
			return
		}
	}
}
