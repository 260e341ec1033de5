package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// subjects leaves a verb one subject of those before it that the parser gave it: a
// clause has one. What is spoken of first ("As for the ministers, one refused"), the
// rest of a headline and the town of a dateline are none; a name right behind a noun, and
// what stands between commas behind the subject, says who that is.
func subjects(d *nlp.Doc, v int) {
	for n := 0; n < 4; n++ {
		a, b := twoSubjects(d, v)
		if a < 0 || !one(d, v, a, b) {
			return
		}
	}
}

// twoSubjects are the last two subjects before verb v, the nearest last; -1 where there is
// one or none.
func twoSubjects(d *nlp.Doc, v int) (int, int) {
	a, b := -1, -1
	for _, k := range d.Children(v) {
		if rel := d.Tokens[k].Deprel; k < v && (rel == "nsubj" || rel == "nsubj:pass") {
			a, b = b, k
		}
	}
	if a < 0 || asking(d, a) || asking(d, b) {
		return -1, -1
	}
	return a, b
}

// asking reports whether the phrase of token t begins a relative clause or a question.
func asking(d *nlp.Doc, t int) bool {
	for _, k := range append(d.Children(t), t) {
		if strings.HasPrefix(d.Tokens[k].XPOS, "W") && k <= t {
			return true
		}
	}
	return false
}

// one makes one subject of two, a before b, and reports whether it did.
func one(d *nlp.Doc, v, a, b int) bool {
	_, before := edges(d, a)
	start, end := edges(d, b)
	between, ok := gap(d, before, start)
	if !ok {
		return false
	}
	first, last := &d.Tokens[a], &d.Tokens[b]
	shut := end < v && (d.Tokens[end].Form == between || between == "," && d.Tokens[end].UPOS == "PUNCT")
	switch {
	case child(d, b, "case") >= 0 && last.UPOS == "PROPN":
		return false // "the envoy to Tarvia Ann Lee"
	case child(d, b, "case") >= 0:
		last.Deprel = "obl"
	case child(d, a, "case") >= 0:
		first.Deprel = "obl"
	case last.UPOS == "DET" || every[strings.ToLower(last.Form)]:
		last.Head, last.Deprel = a, "det"
	case dated(d, b) && last.UPOS == "PROPN":
		last.Deprel = "obl:unmarked"
	case between != "" && shut && last.UPOS != "PRON":
		last.Head, last.Deprel = commented(d, a, b, before), "appos"
	case between == "" && unfinished(d, a, start) >= 0:
		last.Head, last.Deprel = unfinished(d, a, start), "obj"
	case between == "" && last.UPOS != "PRON" && !told(d, a, before) && child(d, b, "det") < 0:
		return beside(d, a, b)
	default:
		first.Deprel = "dep"
	}
	return true
}

// edges are the tokens [start, end) of the phrase of t, marks at its ends aside.
func edges(d *nlp.Doc, t int) (start, end int) {
	start, end = d.Subtree(t)
	for end > t+1 && (d.Tokens[end-1].UPOS == "PUNCT" || !d.Below(end-1, t)) {
		end--
	}
	for start < t && (d.Tokens[start].UPOS == "PUNCT" || !d.Below(start, t)) {
		start++
	}
	return start, end
}

// every are words that say that all of the subject are meant.
var every = map[string]bool{"both": true, "all": true, "each": true}

// gap is what stands between two phrases, "" for nothing; ok is false where it is more
// than marks, or the phrases overlap.
func gap(d *nlp.Doc, from, to int) (marks string, ok bool) {
	if from > to {
		return "", false
	}
	for t := from; t < to; t++ {
		if d.Tokens[t].UPOS != "PUNCT" {
			return "", false
		}
		marks += d.Tokens[t].Form
	}
	return marks, d.Tokens[to].UPOS != "CCONJ"
}

// told reports whether the phrase of a that ends before token end holds a verb, as a
// headline does that runs into what it heads.
func told(d *nlp.Doc, a, end int) bool {
	for t := a + 1; t < end; t++ {
		if x := d.Tokens[t]; x.UPOS == "VERB" && x.Head == a {
			return true
		}
	}
	return false
}

// unfinished is the verb that a relative clause on a ends in right before token end, which
// wants an object: "approach" in "those who tried to approach the gates were shot"; -1 where
// there is none.
func unfinished(d *nlp.Doc, a, end int) int {
	if v := end - 1; v > a && d.Tokens[v].UPOS == "VERB" && child(d, a, "acl") >= 0 && child(d, v, "obj") < 0 {
		return v
	}
	return -1
}

// commented is what a name or noun b between commas says more of: the place right before
// it where b is a place's name ("in the capital, Tarn,"), else the subject a.
func commented(d *nlp.Doc, a, b, before int) int {
	if n := before - 1; n > a && d.Tokens[n].UPOS == "NOUN" && d.Rel(n) == "nmod" && d.Tokens[b].UPOS == "PROPN" {
		return n
	}
	return a
}

// beside makes one phrase of a subject a and the noun b right behind it: "the dockers'
// union Havna", "the Hill Union (HU) youth wing", "we teachers". People's names are left
// to who knows what an office is.
func beside(d *nlp.Doc, a, b int) bool {
	first, last := &d.Tokens[a], &d.Tokens[b]
	for _, n := range d.Names {
		switch in := n.Start <= b && b < n.End; {
		case in && n.Start <= a:
			last.Head, last.Deprel = a, "flat"
			return true
		case in && n.Label == "Person":
			return false
		}
	}
	switch {
	case first.UPOS == "PRON", first.UPOS == "NOUN" && last.UPOS == "PROPN", first.UPOS == "PROPN" && bodies[strings.ToLower(last.Lemma)]:
		last.Head, last.Deprel = a, "appos"
	case first.UPOS == "PROPN" && last.UPOS == "NOUN":
		first.Head, first.Deprel = b, "compound"
		for _, k := range d.Children(a) {
			if d.Rel(k) == "det" {
				d.Tokens[k].Head = b
			}
		}
	case first.UPOS == "NOUN" && last.UPOS == "NOUN":
		first.Deprel = "dep"
	default:
		return false
	}
	return true
}

// bodies are nouns that only say what sort of body a name is.
var bodies = map[string]bool{"party": true, "group": true, "movement": true, "organisation": true, "organization": true, "union": true, "alliance": true,
	"militia": true, "company": true, "firm": true, "agency": true}

// gerundSubject makes a noun and the subject of verb v of the word in -ing that opens its clause, where the
// parser took it for a circumstance: "Fighting in the hills displaced thousands, officials said".
func gerundSubject(d *nlp.Doc, v int) {
	if !tensed(d, v) || child(d, v, "nsubj") >= 0 || child(d, v, "csubj") >= 0 || child(d, v, "expl") >= 0 || passive(d, v) && child(d, v, "aux:pass") < 0 {
		return
	}
	t := d.Sents[d.Tokens[v].Sent].Start
	x := &d.Tokens[t]
	if x.XPOS != "VBG" || x.UPOS != "VERB" || d.Rel(t) != "advcl" || t >= v || child(d, t, "obj") >= 0 || child(d, t, "mark") >= 0 || x.Head != v && (d.Rel(v) != "ccomp" || d.Tokens[v].Head != x.Head) {
		return
	}
	for k := t; k < v; k++ {
		if d.Tokens[k].UPOS == "PUNCT" || k > t && d.Tokens[k].UPOS == "VERB" {
			return
		}
	}
	x.UPOS, x.XPOS, x.Lemma, x.Head, x.Deprel = "NOUN", "NN", strings.ToLower(x.Form), v, "nsubj"
	if passive(d, v) {
		x.Deprel = "nsubj:pass"
	}
	for _, k := range d.Children(t) {
		if d.Rel(k) == "obl" {
			d.Tokens[k].Deprel = "nmod"
		}
	}
}
