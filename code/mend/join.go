package mend

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// join makes one sentence of a quotation that ends in a comma, or that a verb in small
// letters goes on from, and of what follows it: `"We will stay," | Ann Lee told the court`,
// `"Go home!" | shouted the guard`, and of a time and the sentence that it opens: "In May 1981
// | Ann Lee left". What was said becomes a clause of the verb behind it.
func join(d *nlp.Doc) {
	for s := 0; s+1 < len(d.Sents); s++ {
		for s+1 < len(d.Sents) && continued(d, s) {
			merge(d, s)
		}
		if s+1 < len(d.Sents) && leadIn(d, s) {
			root := d.Sents[s].Root
			merge(d, s)
			d.Tokens[root].Deprel = "obl"
		}
	}
}

// continued reports whether sentence s, a quotation, goes on in the one behind it.
func continued(d *nlp.Doc, s int) bool {
	a, b := d.Sents[s], d.Sents[s+1]
	if a.Para != b.Para || a.Root < 0 || b.Root < 0 || a.End-a.Start < 3 || !closing(d, a.End-1) || d.Tokens[b.Root].UPOS != "VERB" {
		return false
	}
	first := d.Tokens[b.Start].Form
	small := false
	if r, _ := utf8.DecodeRuneInString(first); unicode.IsLower(r) {
		small = b.Root == b.Start || quoting[strings.ToLower(d.Tokens[b.Root].Lemma)]
	}
	switch d.Tokens[a.End-2].Form {
	case ",":
		return small || child(d, b.Root, "nsubj") >= 0
	case "!", "?":
		return small
	}
	return false
}

// leadIn reports whether sentence s is but the time that the sentence behind it opens with.
func leadIn(d *nlp.Doc, s int) bool {
	a, b := d.Sents[s], d.Sents[s+1]
	if a.Para != b.Para || a.Root < 0 || b.Root < 0 || a.End-a.Start > 6 || d.Tokens[b.Root].UPOS != "VERB" {
		return false
	}
	switch strings.ToLower(d.Tokens[a.Start].Form) {
	case "in", "on", "by", "since", "during", "until", "from":
	default:
		return false
	}
	for t := a.Start + 1; t < a.End; t++ {
		switch d.Tokens[t].UPOS {
		case "NUM", "PROPN", "DET", "ADJ", "ADP":
		case "NOUN":
			if !dated(d, t) {
				return false
			}
		default:
			return false
		}
	}
	last := d.Tokens[a.End-1]
	return last.UPOS == "NUM" || dated(d, a.End-1)
}

// quoting are the verbs that go on from a quotation.
var quoting = lists.Set(`say add tell report write state note warn insist explain recall argue claim announce complain lament shout ask declare reply cry
	continue repeat stress urge admit conclude remark joke vow exclaim yell plead respond retort quip scream chant comment observe`)

// closing reports whether token t is a quotation mark that nothing stands before.
func closing(d *nlp.Doc, t int) bool {
	switch d.Tokens[t].Form {
	case `"`, "”", "''", "’", "»":
		return d.Tokens[t].Start == d.Tokens[t-1].End
	}
	return false
}

// merge makes one sentence of s and the one behind it, under the root of the latter.
func merge(d *nlp.Doc, s int) {
	a, b := d.Sents[s], d.Sents[s+1]
	d.Tokens[a.Root].Head, d.Tokens[a.Root].Deprel = b.Root, "ccomp"
	for t := b.Start; t < len(d.Tokens); t++ {
		d.Tokens[t].Sent--
	}
	d.Sents[s] = nlp.Sent{Start: a.Start, End: b.End, Root: b.Root, Para: a.Para}
	d.Sents = append(d.Sents[:s+1:s+1], d.Sents[s+2:]...)
	if n := d.SentDim; n > 0 && len(d.SentVectors) >= (s+2)*n {
		d.SentVectors = append(d.SentVectors[:(s+1)*n:(s+1)*n], d.SentVectors[(s+2)*n:]...)
	}
}
