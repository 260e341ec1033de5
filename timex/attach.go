package timex

import (
	"github.com/sitrep-news/sitrep/nlp"
)

// How far an expression is from a trigger, as costs that add up on the way through
// the tree. Below attachable it dates the trigger; the rest of the sentence is
// searched only for an expression that no other clause claims.
const (
	stepDown   = 1  // from a word to its dependent
	stepUp     = 2  // from a noun to the word it depends on
	stepClause = 6  // into or out of a clause of its own
	stepSpeech = 20 // out of what somebody said
	attachable = 20
)

// Attach returns the expression that dates the happening told by the token
// trigger: one that depends on it or on the verb it serves, then one of its
// sentence that no clause of its own claims. Durations, sets and "now" date
// nothing. False where the sentence tells no time; the happening then has the
// time of the narrative around it.
func Attach(doc *nlp.Doc, exprs []Expr, trigger int) (Expr, bool) {
	tok := &doc.Tokens[trigger]
	if tok.Sent >= len(doc.Sents) {
		return Expr{}, false
	}
	s := doc.Sents[tok.Sent]
	best, cost := -1, attachable+1
	for k := range exprs {
		e := &exprs[k]
		if e.Named && e.Start <= tok.Start && tok.End <= e.End {
			return *e, true
		}
		if !e.Located() {
			continue
		}
		head := headOf(doc, s, e)
		if head < 0 {
			continue
		}
		c := distance(doc, trigger, head)
		if e.Since || e.Until {
			c += 3
		}
		if c < cost || best >= 0 && c == cost && closer(doc, trigger, head, headOf(doc, s, &exprs[best])) {
			best, cost = k, c
		}
	}
	if best < 0 || cost > attachable {
		return Expr{}, false
	}
	return exprs[best], true
}

// headOf returns the token of expression e that the others hang on, -1 where e
// stands in another sentence.
func headOf(doc *nlp.Doc, s nlp.Sent, e *Expr) int {
	head := -1
	for i := s.Start; i < s.End; i++ {
		t := &doc.Tokens[i]
		if t.Start >= e.End || t.End <= e.Start {
			continue
		}
		h := t.Head
		if h < 0 || doc.Tokens[h].Start >= e.End || doc.Tokens[h].End <= e.Start {
			if head < 0 || t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "NUM" {
				head = i
			}
		}
	}
	return head
}

// distance adds up the steps from trigger to the token at, up to where both hang
// and down again. A time that stands behind what is said dates that, though the tree
// hangs it on the saying: who says when says it before ("said today that a raid
// failed in the north, Sunday").
func distance(doc *nlp.Doc, trigger, at int) int {
	up := map[int]int{}
	cost := 0
	for i, n := trigger, 0; i >= 0 && n < 40; n++ {
		up[i] = cost
		h := doc.Tokens[i].Head
		if doc.Rel(i) == "ccomp" && h < i && trigger < at && doc.Tokens[at].Head == h {
			cost += stepClause
		} else {
			cost += upCost(doc, i)
		}
		i = h
	}
	cost = 0
	for i, n := at, 0; i >= 0 && n < 40; n++ {
		if c, ok := up[i]; ok {
			return c + cost
		}
		cost += downCost(doc, i)
		i = doc.Tokens[i].Head
	}
	return attachable + 1
}

// upCost is what it costs a trigger to use the time of the word above token i.
func upCost(doc *nlp.Doc, i int) int {
	switch doc.Rel(i) {
	case "aux", "cop", "compound", "flat", "fixed", "case", "det", "amod":
		return 0
	case "nsubj", "obj", "obl", "iobj", "appos", "xcomp":
		return stepUp
	case "nmod":
		return stepUp + 1
	case "conj":
		return stepUp
	case "ccomp", "parataxis":
		return stepSpeech
	case "acl", "advcl", "csubj":
		return stepClause
	case "root", "":
		return 0
	}
	return stepUp + 1
}

// downCost is what it costs to reach token i from the word above it.
func downCost(doc *nlp.Doc, i int) int {
	switch doc.Rel(i) {
	case "obl", "advmod", "nmod", "nummod", "amod", "compound", "case", "flat", "appos", "dep":
		return stepDown
	case "nsubj", "obj", "iobj", "xcomp":
		return stepDown + 1
	case "conj":
		return stepClause
	case "acl", "advcl", "ccomp", "parataxis", "csubj":
		return stepClause + stepUp
	}
	return stepDown + 1
}

func closer(doc *nlp.Doc, trigger, a, b int) bool {
	gap := func(i int) int {
		return max(doc.Tokens[i].Start-doc.Tokens[trigger].Start, doc.Tokens[trigger].Start-doc.Tokens[i].Start)
	}
	return gap(a) < gap(b)
}
