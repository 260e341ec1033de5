package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// tail gives the verb of saying v that a sentence ends in its speaker, the noun phrase between the
// last comma and it, with the name or description between two commas behind: "The army shelled
// Alda, the town's mayor, Ann Lee, told the Post", "..., the Hill Watch and the Red Cross said". A
// parser takes such a phrase for one more apposition or part of a list in what is said.
func tail(d *nlp.Doc, v int) {
	sent := d.Sents[d.Tokens[v].Sent]
	if v-sent.Start < 5 || !tailing[strings.ToLower(d.Tokens[v].Lemma)] || d.Tokens[v].XPOS == "VBG" || !trails(d, v, sent) {
		return
	}
	end := v
	for end > sent.Start && (d.Tokens[end-1].UPOS == "AUX" || d.Tokens[end-1].UPOS == "ADV") {
		end--
	}
	first, second, ok := speakerBefore(d, sent.Start, end)
	if !ok || !toldBefore(d, sent.Start, first.start) {
		return
	}
	top := saidBefore(d, v, sent, first.start)
	if top < 0 {
		return
	}
	for t := first.start - 1; t < v; t++ { // the commas around the speaker are no part of what is said
		if d.Tokens[t].Form == "," && (t < first.start || t >= first.end) {
			d.Tokens[t].Head = v
		}
	}
	s := first.join(d)
	if second.start < second.end {
		n := second.join(d)
		d.Tokens[n].Head, d.Tokens[n].Deprel = s, "appos"
	}
	d.Tokens[s].Head, d.Tokens[s].Deprel = v, "nsubj"
	for _, k := range d.Children(v) {
		if k < first.start && k != top && d.Tokens[k].UPOS != "PUNCT" && d.Rel(k) == "nsubj" {
			d.Tokens[k].Head = top
		}
	}
}

// tailing are the verbs that a sentence ends in whose beginning is what was said.
var tailing = lists.Set(`say tell report write state note announce confirm add recall claim`)

// trails reports whether nothing but to whom and where it was said stands behind the verb of
// saying v, and nothing asks or relates before it.
func trails(d *nlp.Doc, v int, sent nlp.Sent) bool {
	if sent.End-v > 16 {
		return false
	}
	for t := v + 1; t < sent.End; t++ {
		x := &d.Tokens[t]
		switch x.UPOS {
		case "VERB", "AUX", "SCONJ":
			return false
		case "PUNCT":
			if strings.ContainsAny(x.Form, `"“”:`) {
				return false
			}
		}
		if x.Form == "that" || strings.HasPrefix(x.XPOS, "W") || x.UPOS == "NOUN" && x.Head == v && d.Rel(t) == "obj" && d.Tokens[v].Lemma != "tell" {
			return false
		}
	}
	return true
}

// phrase is tokens [start, end) of a noun phrase.
type phrase struct{ start, end int }

// speakerBefore is the noun phrase that ends at token end and the one in apposition to it, both
// cut out by commas; ok is false where there is none.
func speakerBefore(d *nlp.Doc, start, end int) (first, second phrase, ok bool) {
	p := commaBefore(d, start, end)
	if p < 0 {
		return
	}
	if p+1 < end {
		first = phrase{p + 1, end}
		return first, second, nominals(d, first)
	}
	q := commaBefore(d, start, p)
	if q < 0 {
		return
	}
	r := commaBefore(d, start, q)
	if r < 0 {
		return
	}
	first, second = phrase{r + 1, q}, phrase{q + 1, p}
	return first, second, nominals(d, first) && nominals(d, second) && described(d, first) != described(d, second)
}

// commaBefore is the last comma in [start, end) outside of brackets, -1 for none.
func commaBefore(d *nlp.Doc, start, end int) int {
	depth := 0
	for t := end - 1; t >= start; t-- {
		switch d.Tokens[t].Form {
		case ")":
			depth++
		case "(":
			depth--
		case `"`, "“", "”", "''", "``":
			return -1
		case ",":
			if depth == 0 {
				return t
			}
		}
	}
	return -1
}

// nominals reports whether the phrase is a noun phrase and nothing more.
func nominals(d *nlp.Doc, p phrase) bool {
	noun := false
	for t := p.start; t < p.end; t++ {
		x := &d.Tokens[t]
		switch x.UPOS {
		case "NOUN", "PROPN":
			noun = true
			if dated(d, t) {
				return false
			}
		case "ADJ", "DET", "NUM", "PART", "X", "SYM":
		case "CCONJ", "ADP":
			if t == p.start || t == p.end-1 || x.UPOS == "CCONJ" && x.Form != "and" {
				return false
			}
		case "PRON":
			if x.XPOS != "PRP$" {
				return false
			}
		case "PUNCT":
			if x.Form != "-" && x.Form != "(" && x.Form != ")" && x.Form != "'" && x.Form != "’" {
				return false
			}
		case "VERB": // "the state-run agency"
			if t == p.end-1 || x.XPOS != "VBN" && x.XPOS != "VBG" || !hyphenBefore(d, t) {
				return false
			}
		default:
			return false
		}
		if strings.HasPrefix(x.XPOS, "W") {
			return false
		}
	}
	return noun
}

func hyphenBefore(d *nlp.Doc, t int) bool { return t > 0 && d.Tokens[t-1].Form == "-" }

// described reports whether the phrase says what somebody is, and is no bare name.
func described(d *nlp.Doc, p phrase) bool {
	for t := p.start; t < p.end; t++ {
		if d.Tokens[t].UPOS == "NOUN" {
			return true
		}
		if d.Tokens[t].UPOS == "ADP" {
			break
		}
	}
	return false
}

// toldBefore reports whether a clause stands in tokens [start, end).
func toldBefore(d *nlp.Doc, start, end int) bool {
	for t := start; t < end; t++ {
		if x := &d.Tokens[t]; x.UPOS == "VERB" && finite(d, t) || x.UPOS == "AUX" && finite(d, t) {
			return true
		}
	}
	return false
}

// saidBefore makes what stands before token from the clause that v says, and returns its verb; -1
// where there is none.
func saidBefore(d *nlp.Doc, v int, sent nlp.Sent, from int) int {
	if r := sent.Root; r >= 0 && r < from {
		if up := d.Tokens[v].Head; up < 0 || d.Rel(v) != "parataxis" {
			d.Tokens[v].Head, d.Tokens[v].Deprel = r, "parataxis"
		}
		return r
	}
	if sent.Root != v {
		return -1
	}
	if c := child(d, v, "ccomp"); c >= 0 && c < from {
		return c
	}
	for _, k := range d.Children(v) {
		if k < from && (d.Tokens[k].UPOS == "VERB" || child(d, k, "cop") >= 0) {
			d.Tokens[k].Deprel = "ccomp"
			return k
		}
	}
	return -1
}

// join makes one phrase of p and returns its head: of two groups with "and" between them, the
// first.
func (p phrase) join(d *nlp.Doc) int {
	for t := p.end - 2; t > p.start; t-- {
		if d.Tokens[t].Form != "and" {
			continue
		}
		left, right := phrase{p.start, t}, phrase{t + 1, p.end}
		a, b := left.head(d), right.head(d)
		if d.Tokens[a].UPOS != d.Tokens[b].UPOS && d.Tokens[a].UPOS == "ADJ" || d.Below(a, b) && d.Rel(a) != "conj" {
			break
		}
		left.gather(d, a)
		right.gather(d, b)
		d.Tokens[b].Head, d.Tokens[b].Deprel = a, "conj"
		d.Tokens[t].Head, d.Tokens[t].Deprel = b, "cc"
		return a
	}
	h := p.head(d)
	p.gather(d, h)
	return h
}

// head is the last noun of p that hangs on a word outside of it, else its last noun.
func (p phrase) head(d *nlp.Doc) int {
	best, last := -1, p.end-1
	for t := p.end - 1; t >= p.start; t-- {
		x := &d.Tokens[t]
		if x.UPOS != "NOUN" && x.UPOS != "PROPN" {
			continue
		}
		if last == p.end-1 && best < 0 {
			last = t
		}
		if x.Head < p.start || x.Head >= p.end {
			best = t
		}
	}
	if best < 0 {
		return last
	}
	return best
}

// gather hangs on token h what else of p hangs on words outside of it.
func (p phrase) gather(d *nlp.Doc, h int) {
	for t := p.start; t < p.end; t++ {
		x := &d.Tokens[t]
		if t == h || x.Head >= p.start && x.Head < p.end && x.Head != t {
			continue
		}
		x.Head = h
		switch {
		case x.UPOS == "PUNCT":
		case x.UPOS == "NOUN" && t < h, x.UPOS == "PROPN" && t < h:
			x.Deprel = "compound"
		case x.UPOS == "PROPN":
			x.Deprel = "appos"
		case x.Deprel == "conj" || x.Deprel == "nsubj":
			x.Deprel = "dep"
		}
	}
}
