package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Who says something, where the parser hung the speaker on what is said or on a clause between.

// saidOf gives a verb of what somebody says the noun before it as its subject that the parser hung
// beside it on the verb of saying: "Nine recruits, a cook and two guards were killed, he said".
func saidOf(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Rel(v) != "ccomp" || h < v || child(d, v, "nsubj") >= 0 {
		return
	}
	for k := v - 1; k >= d.Sents[d.Tokens[v].Sent].Start; k-- {
		x := &d.Tokens[k]
		if x.Head != h || x.Deprel != "ccomp" {
			continue
		}
		if x.UPOS != "NOUN" && x.UPOS != "PROPN" || child(d, k, "cop") >= 0 || child(d, k, "nsubj") >= 0 {
			return
		}
		x.Head, x.Deprel = v, "nsubj"
		for _, a := range d.Children(v) {
			if d.Tokens[a].Deprel == "aux:pass" {
				x.Deprel = "nsubj:pass"
			}
		}
		return
	}
}

// inverted gives a verb of saying the subject behind it that the parser hung on
// what is said: "They are lost," said one guard.
func inverted(d *nlp.Doc, v int) {
	if child(d, v, "nsubj") >= 0 {
		return
	}
	for k := v + 1; k < min(v+7, d.Sents[d.Tokens[v].Sent].End); k++ {
		c := d.Tokens[k].Head
		if d.Rel(k) != "nsubj" || c < 0 || c >= v || !said(d, v, c) {
			continue
		}
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "nsubj"
		return
	}
}

// said reports whether token c is in a clause that the verb of saying v may have lost its
// subject to: one it governs, or the one it is a parenthesis in.
func said(d *nlp.Doc, v, c int) bool {
	if d.Tokens[v].Head == c && d.Rel(v) == "parataxis" {
		return true
	}
	for n := 0; c >= 0 && n < 4; c, n = d.Tokens[c].Head, n+1 {
		switch d.Rel(c) {
		case "ccomp", "parataxis", "conj":
			if d.Tokens[c].Head == v {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// reporting gives a verb of saying at the end of a sentence the subject that the
// parser took for that of a participle between: ", two people briefed on the plan
// said".
func reporting(d *nlp.Doc, v int) {
	if child(d, v, "nsubj") >= 0 {
		return
	}
	start := d.Sents[d.Tokens[v].Sent].Start
	comma := v - 1
	for comma > start && d.Tokens[comma].Form != "," {
		comma--
	}
	if comma <= start || v-comma > 14 {
		return
	}
	for k := comma + 1; k < v; k++ {
		p := d.Tokens[k].Head
		if d.Rel(k) != "nsubj" || p <= k || p >= v || d.Tokens[p].UPOS != "VERB" || d.Tokens[p].Head > comma || d.Below(v, k) {
			continue
		}
		if x := d.Tokens[p].XPOS; x != "VBN" && x != "VBD" && x != "VBG" {
			continue
		}
		d.Tokens[k].Head, d.Tokens[k].Deprel = v, "nsubj"
		d.Tokens[p].Head, d.Tokens[p].Deprel = k, "acl"
		return
	}
}

// saying are the verbs that stand behind what is said with their subject about.
var saying = map[string]bool{"say": true, "add": true, "tell": true, "report": true, "write": true, "state": true, "note": true, "warn": true,
	"insist": true, "explain": true, "recall": true, "argue": true, "claim": true, "announce": true}

// wouldGoOn gives what somebody says its second half, which the parser joined to the verb of saying: "said
// he did not want war | but would defend the pass".
func wouldGoOn(d *nlp.Doc, v int) {
	c := child(d, v, "ccomp")
	if c < v || child(d, c, "nsubj") < 0 {
		return
	}
	for _, k := range d.Children(v) {
		aux := child(d, k, "aux")
		if d.Rel(k) != "conj" || k < c || aux < c || aux > k || child(d, k, "nsubj") >= 0 || child(d, k, "cc") < 0 {
			continue
		}
		switch strings.ToLower(d.Tokens[aux].Form) {
		case "would", "could", "might", "must", "should", "had", "was", "were":
			if d.Tokens[v].XPOS == "VBD" {
				d.Tokens[k].Head = c
			}
		case "will", "can", "may":
			d.Tokens[k].Head = c
		}
	}
}

// spokeNext hangs an act of speech in the past on the verb of saying before it, where the parser joined
// it to what was said, told in another tense: "said nine men had been hurt and promised help".
func spokeNext(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Tokens[v].XPOS != "VBD" || d.Rel(v) != "conj" || !spoken[d.Tokens[v].Lemma] || h < 0 || h > v || child(d, v, "nsubj") >= 0 || child(d, v, "aux") >= 0 {
		return
	}
	up := d.Tokens[h].Head
	if up < 0 || up > h || d.Rel(h) != "ccomp" || d.Tokens[h].XPOS != "VBN" || !passive(d, h) || d.Tokens[up].XPOS != "VBD" || !saying[d.Tokens[up].Lemma] {
		return
	}
	d.Tokens[v].Head = up
}
